"""How much is new in discussions since one was there: for badges that can be trusted."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q
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
    seen = dict(visits(talks, readers))
    # From the first post on, until every one of the discussions was visited.
    since = min(seen.values()) if len(seen) == len(talks) else None
    posts = [Line(*row) for row in lines_of(talks, readers, students_among(readers), since)]
    new = readable([post for post in posts if is_new(post, seen)], posts, readers, talks)
    locked = locked_posts({post.prompt for post in posts if post.locked_at})
    new = [post for post in new if post.pk not in locked]
    students = {one.pk for one in students_among(readers)}
    own = {post.pk: post for post in posts if post.author in students}
    for post in new:
        one = found[post.talk]
        one.posts += 1
        one.is_asked |= post.move == Move.QUESTION and post.parent in own
        one.is_mentioned |= post.is_mention
    for post in own.values():
        is_news = post.hidden_at and not (post.hidden_seen_at or post.deleted_at)
        found[post.talk].is_hidden |= bool(is_news)
    return found


def is_going_on(row):
    return row.kind == Assignment.Kind.DISCUSSION and not row.is_closed and not row.is_withdrawn


class Line(NamedTuple):
    """What is asked of a post and of its prompt; `talk` is the prompt's assignment."""

    pk: int
    prompt: int
    talk: int
    posts_first: bool
    least_words: int
    author: int
    group: int
    parent: int
    move: str
    words: int
    created_at: datetime
    deleted_at: datetime
    hidden_at: datetime
    hidden_seen_at: datetime
    locked_at: datetime
    is_mention: bool  # of a reader who studies


def students_among(readers):
    return [one for one in readers if one.studies]


@compiled
def visits(talks, readers):
    rows = Visit.objects.filter(prompt__assignment__in=talks, enrolment__in=readers)
    return rows.values_list("prompt__assignment", "seen_at")


@compiled
def lines_of(talks, readers, students, since):
    """What may be new, the readers' own, and what locks a thread, as rows: they are many."""
    rows = Post.objects.filter(prompt__assignment__in=talks, prompt__closed_at=None).order_by()
    if since:
        kept = Q(created_at__gt=since) | Q(author__in=readers)
        rows = rows.filter(kept | Q(locked_at__isnull=False))
    prompt = ("prompt", "prompt__assignment", "prompt__posts_first", "prompt__least_words")
    mentions = Mention.objects.filter(post=OuterRef("pk"), enrolment__in=students)
    rows = rows.annotate(is_mention=Exists(mentions))
    return rows.values_list("pk", *prompt, *Line._fields[5:])


def is_new(post, seen):
    stands = post.deleted_at is None and post.hidden_at is None
    return stands and (post.talk not in seen or post.created_at > seen[post.talk])


def readable(new, posts, readers, talks):
    """Keep what others wrote behind an open door, in a group of the readers; all where they teach.

    `posts` hold the readers' own, which open the doors.
    """
    own = {one.pk for one in readers}
    taught = {one.course_id for one in readers if one.teaches}
    entered = {post.talk for post in posts if not post.posts_first or is_first(post, own)}
    entered |= {talk for talk in talks if talks[talk] in taught}
    new = [post for post in new if post.talk in entered and post.author not in own]
    if not any(post.group for post in new):
        return new
    seats = Seat.objects.taken().filter(enrolment__in=readers)
    groups = {None, *seats.values_list("group", flat=True)}
    return [post for post in new if post.group in groups or talks[post.talk] in taught]


def is_first(post, own):
    return post.author in own and opens_the_door(post, post.parent, post.deleted_at, post.words)


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
