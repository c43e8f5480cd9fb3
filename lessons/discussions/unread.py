"""How much is new in discussions since one was there: for badges that can be trusted."""

from collections import Counter
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q, Subquery

from lessons.assignments.models import Assignment

from .models import Post, Prompt, Seat, Visit
from .models.posts import door_is_open


def unread_among(rows, enrolments):
    """Return Counter {assignment's number: new posts} of the discussions among assignments.

    `rows` are what one person may see through `enrolments`. New is what others wrote since the last
    visit, where one can read it and take part: nothing of what is closed, behind a closed door or
    another group's, and nothing in a thread that is locked. Two queries for any number of
    discussions, a third one where threads are locked; none without a discussion.
    """
    talks = [row for row in rows if is_going_on(row)]
    courses = {row.course_id for row in talks}
    readers = [one for one in enrolments if one.may_write and one.course_id in courses]
    places = list(places_of(talks, readers)) if readers else []
    if not places:
        return Counter()
    new = reduce(or_, (new_in(place, readers) for place in places))
    posts = Post.objects.standing().filter(new).exclude(author__in=readers).order_by()
    posts = list(posts.values_list("pk", "prompt", "locked_at"))
    locked = locked_posts([place["pk"] for place in places if place["has_locked"]])
    talk = {place["pk"]: place["assignment"] for place in places}
    return Counter(talk[prompt] for pk, prompt, at in posts if not at and pk not in locked)


def is_going_on(row):
    return row.kind == Assignment.Kind.DISCUSSION and not row.is_closed and not row.is_withdrawn


def places_of(talks, readers):
    """Where the readers may take part and read: when they were there, and in which group."""
    own = {"prompt": OuterRef("pk"), "enrolment__in": readers}
    seats = Seat.objects.taken().filter(group__prompt=OuterRef("pk"), enrolment__in=readers)
    locked = Post.objects.filter(prompt=OuterRef("pk"), locked_at__isnull=False)
    rows = Prompt.objects.filter(door_is_open(readers), assignment__in=talks, closed_at=None)
    return rows.annotate(
        seen_at=Subquery(Visit.objects.filter(**own).values("seen_at")[:1]),
        seat=Subquery(seats.values("group")[:1]),
        has_locked=Exists(locked),
    ).values("pk", "assignment", "assignment__course", "seen_at", "seat", "has_locked")


def new_in(place, readers):
    new = Q(prompt=place["pk"])
    if place["seen_at"]:
        new &= Q(created_at__gt=place["seen_at"])
    teaches = any(one.teaches for one in readers if one.course_id == place["assignment__course"])
    return new if teaches else new & (Q(group=None) | Q(group=place["seat"]))


def locked_posts(prompts):
    """Return the numbers of all posts that stand in a locked thread of these prompts."""
    if not prompts:
        return set()
    rows = Post.objects.filter(prompt__in=prompts).order_by("pk")  # an answer comes after
    locked = set()
    for pk, parent, locked_at in rows.values_list("pk", "parent", "locked_at"):
        if locked_at or parent in locked:
            locked.add(pk)
    return locked
