"""The students of a class beside their work, and the order in which it is marked."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from classroom.compiled import compiled
from classroom.people.models import Enrolment
from lessons.assignments import deadlines
from lessons.assignments.models import Assignment, Work

from .scoring import is_outdated
from .services import is_complete


class Standing(models.TextChoices):
    """Where a student's work stands, as the teacher sees it."""

    NOT_STARTED = "not_started", pgettext_lazy("state of a work", "not started")
    WRITING = "writing", pgettext_lazy("state of a work", "writing")
    READING = "reading", pgettext_lazy("state of a work", "reading")
    CHECKING = "checking", pgettext_lazy("state of a work", "checking")
    DONE = "done", pgettext_lazy("state of a work", "done")
    HANDED_IN = "handed_in", pgettext_lazy("state of a work", "handed in")
    NEW_VERSION = "new_version", _("new version since the mark")
    UNFINISHED = "unfinished", pgettext_lazy("state of a work", "marking begun")
    MARKED = "marked", pgettext_lazy("state of a work", "marked, not released")
    RELEASED = "released", pgettext_lazy("state of a work", "released")


# What a teacher still has to look at.
WAITING = {Standing.HANDED_IN, Standing.NEW_VERSION, Standing.UNFINISHED}


# What a student does who has begun; everything else is written.
BEGUN = {
    Assignment.Kind.READING: Standing.READING,
    Assignment.Kind.CLAIMS: Standing.CHECKING,
}


class Side(NamedTuple):
    """A work and its mark as a row of the table: a gradebook holds hundreds, too many for models.

    `standing` and `points_of` take it for a Work. It is its own mark, whose `points` it has.
    """

    pk: int
    assignment_id: int
    enrolment_id: int
    submitted_at: datetime
    returned_at: datetime
    earned: Decimal
    of_submission: datetime
    marked_at: datetime
    points: Decimal

    @property
    def mark(self):
        return self if self.marked_at else None

    @property
    def is_outdated(self):
        return is_outdated(self.submitted_at, self.of_submission, self.marked_at)


def sides(works):
    """Read `works` without the texts of their marks."""
    mark = ("mark__of_submission", "mark__marked_at", "mark__points")
    return works.values_list("pk", *Side._fields[1:6], *mark)


@compiled
def sides_of(assignments):
    return sides(Work.objects.filter(assignment__in=assignments))


@compiled
def sides_here(assignment):
    """Of who is still in the class, by name."""
    works = Work.objects.filter(
        assignment=assignment,
        enrolment__left_at=None,
        enrolment__role=Enrolment.Role.STUDENT,
    )
    return sides(works.order_by("enrolment__user__sort_name", "enrolment_id"))


def mark_of(work):
    return getattr(work, "mark", None)


def points_of(work):
    """Return the points of the mark, else those the work has earned by being done; or None."""
    mark = mark_of(work)
    return mark.points if mark else work.earned


def standing(assignment, work):
    """Return the Standing of `work` (None: not begun), whose mark has been read with it."""
    if work is None:
        return Standing.NOT_STARTED
    if not work.submitted_at:
        return BEGUN.get(assignment.kind, Standing.WRITING)
    if not assignment.takes_marks:
        return Standing.DONE
    mark = mark_of(work)
    if mark is None:
        return Standing.HANDED_IN
    if mark.is_outdated:
        return Standing.NEW_VERSION
    if not is_complete(assignment, mark):
        return Standing.UNFINISHED
    return Standing.RELEASED if work.returned_at else Standing.MARKED


@dataclass
class Row:
    """One student of the class list; `work` is None where nothing has been begun."""

    student: Enrolment
    work: Side | None
    standing: Standing
    is_late: bool
    url: str

    @property
    def points(self):
        return points_of(self.work) if self.work else None

    @property
    def waits(self):
        return self.standing in WAITING


@compiled
def students_of(course):
    """Everyone who studies in the class now, always in the same order."""
    rows = Enrolment.objects.current().students().filter(course=course)
    rows = rows.select_related("user").order_by("user__sort_name", "pk")
    return rows.only("course", "role", "user__full_name", "user__username", "user__nis")


def class_list(assignment):
    """One Row a student, in two queries for any size of class."""
    works = {side.enrolment_id: side for side in map(Side._make, sides_of([assignment]))}
    rows = []
    for student in students_of(assignment.course_id):
        work = works.get(student.pk)
        url = work_url(assignment, work.pk) if work else ""
        is_late = bool(work) and deadlines.is_late(work.submitted_at, assignment.due_at)
        rows.append(Row(student, work, standing(assignment, work), is_late, url))
    return rows


def work_url(assignment, work_id):
    """The marker's page of a work, which belongs to the kind of the assignment."""
    return reverse(
        f"{assignment.namespace}:work", args=[assignment.course_id, assignment.pk, work_id]
    )


@dataclass
class Place:
    """Where a work stands in the row of what was handed in; numbers of works or None."""

    position: int | None
    of: int
    previous: int | None
    next: int | None
    next_waiting: int | None
    waiting: int


def place_of(work, assignment):
    """Find the neighbours of `work` among what was handed in, by name: one query.

    In a discussion also what is not complete: it was said, and can be marked as it stands. The next
    waiting one is looked for from here to the end and then from the beginning.
    """
    queue = list(map(Side._make, sides_here(assignment.pk)))
    if assignment.kind != Assignment.Kind.DISCUSSION:
        queue = [side for side in queue if side.submitted_at]
    waiting = [standing(assignment, other) in WAITING for other in queue]
    numbers = [other.pk for other in queue]
    if work.pk not in numbers:
        first = next((n for n, waits in zip(numbers, waiting, strict=True) if waits), None)
        return Place(None, len(queue), None, None, first, sum(waiting))
    here = numbers.index(work.pk)
    later = [*range(here + 1, len(queue)), *range(here)]
    return Place(
        position=here + 1,
        of=len(queue),
        previous=numbers[here - 1] if here else None,
        next=numbers[here + 1] if here + 1 < len(queue) else None,
        next_waiting=next((numbers[i] for i in later if waiting[i]), None),
        waiting=sum(waiting),
    )
