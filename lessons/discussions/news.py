"""What a page of a discussion asks every few seconds: has anything come? Answered in one query."""

from dataclasses import dataclass

from django.db.models import BooleanField, Case, ExpressionWrapper, OuterRef, Value, When
from django.shortcuts import get_object_or_404

from classroom.unchanged import etag_of
from lessons.reading.models.live import number_of

from .models import Post, Prompt
from .models.posts import door_is_open, group_is_open


@dataclass(frozen=True)
class News:
    """`n` posts by others that came after what the page shows; behind a closed door all of them."""

    is_open: bool
    n: int

    @property
    def etag(self):
        return etag_of(int(self.is_open), self.n)


def news_of(enrolment, assignment_id, after):
    """Return the News since the post numbered `after`. Raises Http404."""
    others = Post.objects.filter(prompt=OuterRef("pk")).standing().exclude(author=enrolment)
    later, door = others.filter(pk__gt=after), Value(True)
    if enrolment.studies:
        others, later = (rows.filter(group_is_open(enrolment)) for rows in (others, later))
        door = ExpressionWrapper(door_is_open([enrolment]), BooleanField())
    later, all_of_them = number_of(later, "prompt"), number_of(others, "prompt")
    said = Case(When(door=True, then=later), default=all_of_them)
    rows = Prompt.objects.visible_to(enrolment).filter(assignment=assignment_id)
    rows = rows.annotate(door=door).annotate(n=said)
    return News(*get_object_or_404(rows.values_list("door", "n")))


def news_on(threads, waiting):
    """The News of a page as it is drawn: None where none can come any more."""
    if not threads.writes:
        return None
    return News(threads.is_open, 0 if threads.is_open else waiting)


def post_number(text):
    """What a page sends as the number of a post; 0 for anything else."""
    text = text or ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else 0
