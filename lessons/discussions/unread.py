"""How much is new in discussions since one was there: for badges that can be trusted."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db import models
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q
from django.utils.translation import gettext as _

from classroom.compiled import compiled
from lessons.assignments.models import Assignment

from .models import Mention, Post, Seat, Visit
from .models.posts import opens_the_door
from .moves import Move


@dataclass
class New:
    """What is new to a reader in one discussion: so many posts, and what concerns the reader."""

    posts: int = 0
    is_asked: bool = False  # a question was put
    is_mentioned: bool = False
    is_hidden: bool = False  # an own post was

    @property
    def told(self):
        """In words, "" for nothing."""
        told = [
            (self.is_asked, _("A question was put to you.")),
            (self.is_mentioned, _("You were mentioned.")),
            (self.is_hidden, _("A post of yours was hidden.")),
        ]
        return " ".join(words for is_so, words in told if is_so)


def unread_among(rows, enrolments):
    """Return Counter {assignment's number: new posts} of the discussions among assignments."""
    return Counter({talk: new.posts for talk, new in new_among(rows, enrolments).items()})


def new_among(rows, enrolments):
    """Return {assignment's number: New} of the discussions among assignments; a New for any number.

    `rows` are what one person may see through `enrolments`. New is what others wrote since the last
    visit, where one can read it and take part: nothing of what is closed, behind a closed door or
    another group's, and nothing in a thread that is locked. Two queries for any number of
    discussions, one more where groups have written, one where threads are locked; none without a
    discussion.
    """
    found = defaultdict(New)
    talks = {row.pk: row.course_id for row in rows if is_going_on(row)}
    readers = [one for one in enrolments if one.may_write and one.course_id in talks.values()]
    if not readers:
        return found
    students = [one for one in readers if one.studies]
    own, locks = own_and_locks(talks, readers)
    locked = locked_posts({post.prompt for post in locks})
    counts = list(map(Count._make, counts_of_new(talks, readers, students, locked)))
    for one in readable(counts, own, readers, talks):
        new = found[one.talk]
        new.posts += one.n
        new.is_asked |= bool(one.is_asked)
        new.is_mentioned |= bool(one.is_mention)
    studying = {one.pk for one in students}
    for post in own:
        is_news = post.hidden_at and not (post.hidden_seen_at or post.deleted_at)
        found[post.talk].is_hidden |= bool(is_news) and post.author in studying
    return found


def is_going_on(row):
    return row.kind == Assignment.Kind.DISCUSSION and not row.is_closed and not row.is_withdrawn


class Line(NamedTuple):
    """What is asked of a post; `talk` is the assignment of its prompt, `least_words` its door's."""

    talk: int
    least_words: int
    prompt: int
    author: int
    parent: int
    words: int
    deleted_at: datetime
    hidden_at: datetime
    hidden_seen_at: datetime
    locked_at: datetime


class Count(NamedTuple):
    """How many posts in one group of a discussion are new, and alike in what they ask."""

    talk: int
    posts_first: bool
    group: int
    is_asked: bool  # a question to a post of the reader's
    is_mention: bool  # of the reader
    n: int


def own_and_locks(talks, readers):
    """Return the readers' own posts and those that lock a thread, as Lines."""
    lines = list(map(Line._make, lines_of(talks, readers)))
    own = {one.pk for one in readers}
    return [line for line in lines if line.author in own], [one for one in lines if one.locked_at]


@compiled
def lines_of(talks, readers):
    kept = Q(author__in=readers) | Q(locked_at__isnull=False)
    rows = Post.objects.filter(kept, prompt__assignment__in=talks, prompt__closed_at=None)
    prompt = ("prompt__assignment", "prompt__least_words")
    return rows.order_by().values_list(*prompt, *Line._fields[2:])


@compiled
def counts_of_new(talks, readers, students, locked):
    """What others have written since the last visit: counted, for it can be hundreds."""
    posts = Post.objects.standing().filter(prompt__assignment__in=talks, prompt__closed_at=None)
    posts = posts.exclude(author__in=readers).exclude(pk__in=locked)
    seen = Visit.objects.filter(
        prompt=OuterRef("prompt"), enrolment__in=readers, seen_at__gte=OuterRef("created_at")
    )
    mentions = Mention.objects.filter(post=OuterRef("pk"), enrolment__in=students)
    asks = Q(move=Move.QUESTION, parent__author__in=students)
    posts = posts.filter(~Exists(seen)).annotate(
        is_asked=ExpressionWrapper(asks, BooleanField()), is_mention=Exists(mentions)
    )
    prompt = ("prompt__assignment", "prompt__posts_first")
    alike = posts.order_by().values_list(*prompt, *Count._fields[2:-1])
    return alike.annotate(n=models.Count("pk"))


def readable(counts, own, readers, talks):
    """Keep what stands behind an open door, in a group of the readers; all where they teach.

    The readers' `own` posts open the doors.
    """
    taught = {one.course_id for one in readers if one.teaches}
    entered = {
        post.talk for post in own if opens_the_door(post, post.parent, post.deleted_at, post.words)
    }
    entered |= {one.talk for one in counts if not one.posts_first or talks[one.talk] in taught}
    counts = [one for one in counts if one.talk in entered]
    if not any(one.group for one in counts):
        return counts
    seats = Seat.objects.taken().filter(enrolment__in=readers)
    groups = {None, *seats.values_list("group", flat=True)}
    return [one for one in counts if one.group in groups or talks[one.talk] in taught]


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
