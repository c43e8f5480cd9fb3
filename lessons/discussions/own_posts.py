"""All that one student said in a discussion, each post with what it answers, for who marks it."""

from collections import Counter
from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from lessons.assignments.models import Checkpoint, CheckpointPass

from .models import Post, Stance
from .moves import Move
from .names import name_of
from .services import own_part
from .showing import chip_of

SHORT = 40  # words of a post that is answered


@dataclass
class Own:
    """One post of the student. `above` is the post it answers and `bridge` the one it joins."""

    post: Post
    citations: list
    above: object = None
    bridge: object = None
    restatement: object = None
    restated: str = ""  # the name of whose point is restated
    is_since_mark: bool = False

    @property
    def chip(self):
        return chip_of(self.post.move)

    @property
    def others(self):
        return [one for one in (self.above, self.bridge) if one]


@dataclass
class Answered:
    """Another's post, as much of it as one needs to follow."""

    post: Post
    name: str
    text: str


def answered(post):
    """Hidden or taken back, it is named and not repeated."""
    if post is None:
        return None
    text = Truncator(post.text).words(SHORT, truncate="…") if post.stands else ""
    return Answered(post, name_of(post.author), text)


def own_posts(prompt, student, places, marked_at=None):
    """Return an Own for each post the student has not taken back, in order: in two queries."""
    rows = Post.objects.filter(prompt=prompt, author=student, deleted_at=None)
    rows = rows.select_related(
        "prompt",
        "parent__author__user",
        "bridges__author__user",
        "restatement__of_post__author__user",
    )
    return [
        own(post, places, marked_at)
        for post in rows.prefetch_related("citations").order_by("created_at", "pk")
    ]


def own(post, places, marked_at):
    restatement = getattr(post, "restatement", None)
    return Own(
        post=post,
        citations=[places.show(one) for one in post.citations.all()],
        above=answered(post.parent),
        bridge=answered(post.bridges),
        restatement=restatement,
        restated=name_of(restatement.of_post.author) if restatement else "",
        is_since_mark=marked_at is not None and post.created_at > marked_at,
    )


def part_of(prompt, work, marked_at, places):
    """Return what the marking page shows of a student's part, in a fixed number of queries."""
    student = work.enrolment
    said = own_part(prompt, student)
    posts = own_posts(prompt, student, places, marked_at)
    point = Checkpoint.objects.filter(
        assignment=prompt.assignment_id, part=Checkpoint.Part.FIRST_POST
    ).first()
    passed = CheckpointPass.objects.filter(checkpoint=point, work=work).first() if point else None
    return {
        "posts": posts,
        "words": sum(one.post.words for one in posts),
        "moves": moves_of(posts),
        "lines": [(line, called(line.move)) for line in said.lines],
        "is_complete": said.since is not None,
        "first_due": point,
        "first_at": passed.passed_at if passed else None,
        "first_is_late": bool(passed and passed.passed_at > point.due_at),
        "stance": Stance.objects.filter(prompt=prompt, enrolment=student).first(),
    }


def moves_of(posts):
    """Return `(what a post does, how many)` for every move, asked for or not."""
    there = Counter(one.post.move for one in posts if one.post.counts)
    return [(move.label, there[move]) for move in Move]


def called(move):
    """What is asked for, as said to a teacher; an answer is asked for and is no move."""
    return Move(move).label if move in Move else _("answer to a question put to the student")
