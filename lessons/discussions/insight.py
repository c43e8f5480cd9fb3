"""How a class talked, for its teacher: read in a fixed number of queries, counted in talk."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from classroom.people.models import Enrolment

from . import exchange, talk
from .models import Post, Stance
from .moves import Move
from .names import name_of
from .shift import picture as shift_picture
from .shift import shift_of
from .stands import Stand


@dataclass
class Row:
    """One student of the table; `moves` are counts in the order of Move."""

    student: Enrolment
    name: str
    voice: talk.Voice
    moves: list


def said_in(prompt, members):
    """Every post of `members` that stands; who has left is nobody to talk with."""
    rows = Post.objects.standing().filter(prompt=prompt, author__in=members)
    rows = rows.values_list("author", "move", "words", "parent__author")
    return [
        talk.Said(author, move, words, to if to in members else None)
        for author, move, words, to in rows
    ]


def members_of(course):
    """Who is in the class now: students by name, then teachers."""
    rows = Enrolment.objects.current().filter(course=course).select_related("user")
    people = list(rows.order_by("user__sort_name", "pk"))
    return sorted(people, key=lambda one: one.teaches)


def insight_of(prompt, sort=""):
    """Return the context of the page; three queries for any number of posts."""
    members = members_of(prompt.assignment.course)
    names = {one.pk: name_of(one) for one in members}
    posts = said_in(prompt, names)
    heard = talk.voices(names, posts)
    students = [one.pk for one in members if one.studies]
    by_number = {one.pk: one for one in members}
    pairs = talk.exchanges(heard)
    return {
        "posts": sum(heard[pk].posts for pk in students),
        "students": len(students),
        "silent": [names[pk] for pk in talk.silent(students, heard)],
        "one_partner": [
            (names[who], names[whom], n) for who, whom, n in talk.one_partner(students, heard)
        ],
        "unanswered": [names[pk] for pk in talk.unanswered(students, heard)],
        "moves": [move.label for move in Move],
        "rows": [
            Row(by_number[pk], names[pk], heard[pk], [heard[pk].moves[move] for move in Move])
            for pk in talk.ordered(students, heard, sort)
        ],
        "totals": [sum(heard[pk].moves[move] for pk in students) for move in Move],
        "picture": exchange_picture(names, pairs),
        "answered": [(names[who], names[whom], n) for who, whom, n in pairs],
        **stands_of(prompt, names),
    }


def exchange_picture(names, pairs):
    """The arcs between those who answered or were answered; None where nobody did."""
    if not pairs:
        return None
    met = {person for who, whom, _n in pairs for person in (who, whom)}
    shown = {person: name for person, name in names.items() if person in met}
    answers = sum(n for _who, _whom, n in pairs)
    description = ngettext(
        "%(n)d answer among %(people)d people. The same stands below as a list.",
        "%(n)d answers among %(people)d people. The same stands below as a list.",
        answers,
    )
    description %= {"n": answers, "people": len(shown)}
    return exchange.picture(shown, pairs, _("Who answered whom"), description)


def stands_of(prompt, names):
    """Where everybody stood before and after, with names: who moved furthest comes first."""
    if not prompt.statement:
        return {"stands": [], "shift": None}
    rows = Stance.objects.filter(prompt=prompt, enrolment__in=names).order_by(
        "enrolment__user__sort_name", "pk"
    )
    stands = [talk.Moved(*values) for values in rows.values_list("enrolment", "before", "after")]
    shift = shift_of((one.before, one.after) for one in stands if one.after is not None)
    return {
        "stands": [in_names(one, names) for one in talk.moved_most(stands)],
        "shift": shift if shift.total else None,
        "shift_picture": shift_picture(shift) if shift.total else None,
    }


def in_names(one, names):
    return {
        "name": names[one.person],
        "before": Stand(one.before).label,
        "after": Stand(one.after).label if one.after else "",
        "by": one.by,
    }
