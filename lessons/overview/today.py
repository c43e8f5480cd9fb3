"""What waits for a student, across classes. Nothing here knows of marks that are not released."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils import timezone

from lessons.assignments import deadlines
from lessons.assignments.models import Assignment, Work

# In an archived class nothing can be marked as read, so feedback leaves the list by itself.
LAST_OF_A_CLASS = timedelta(days=60)


@dataclass
class Item:
    """One assignment beside the student's work on it, or None."""

    assignment: Assignment
    work: Work | None


@dataclass
class Today:
    """Items in the order they press: what came back, then by due date."""

    returned: list
    overdue: list
    soon: list
    started: list
    later: list

    @property
    def is_empty(self):
        return not (self.returned or self.overdue or self.soon or self.started or self.later)


def today(enrolments, archived=()):
    """Return what waits in the classes of one student's `enrolments`, in three queries.

    Of `archived` classes only feedback waits.
    """
    pressing = {"overdue": [], "soon": [], "started": [], "later": []}
    now = timezone.now()
    for item in to_do(enrolments, now):
        group = deadlines.urgency(now, item.assignment.due_at)
        pressing["started" if group == "later" and item.work else group].append(item)
    return Today(returned=returned([*enrolments, *archived], now), **pressing)


def to_do(enrolments, now):
    """What can still be handed in and is not; an item leaves when it is."""
    own = Work.objects.filter(enrolment__in=enrolments)
    handled = ~Q(submitted_at=None) | ~Q(returned_at=None)
    done = own.filter(handled, assignment=OuterRef("pk"))
    rows = (
        Assignment.objects.open()
        .filter(course__in=[enrolment.course_id for enrolment in enrolments])
        .exclude(closes_at__lt=now)
        .exclude(Exists(done))
    )
    return with_own_work(rows, own)


def with_own_work(rows, own):
    """Pair assignments with the student's works; two queries for any number."""
    rows = rows.select_related("course__school").prefetch_related(
        Prefetch("works", own, to_attr="own_works")
    )
    return [Item(row, row.own_works[0] if row.own_works else None) for row in rows]


def returned(enrolments, now):
    """Feedback that has come back and is not yet acknowledged, the newest first."""
    works = (
        Work.objects.filter(enrolment__in=enrolments, acknowledged_at=None)
        .exclude(returned_at=None)
        .exclude(
            enrolment__course__archived_at__isnull=False, returned_at__lt=now - LAST_OF_A_CLASS
        )
        .filter(assignment__in=Assignment.objects.open())
        .select_related("assignment__course__school")
        .order_by("-returned_at", "pk")
    )
    return [Item(work.assignment, work) for work in works]
