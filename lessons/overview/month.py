"""The dates of one month, across the classes someone learns or teaches in.

A page of days has one clock; what is due in a school of another zone stands on the day it is here.
"""

from calendar import Calendar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import F, Min, Q
from django.utils import timezone

from classroom.dates import FIRST_YEAR, LAST_YEAR
from lessons.assignments.models import Assignment, Checkpoint, Work

WEEKS = Calendar()  # Monday first


@dataclass
class Entry:
    """A date of an assignment: of its first post where there is one here, else of the whole."""

    assignment: Assignment
    first_post: Checkpoint | None = None
    is_asked: bool = False  # of the viewer, as a student
    work: Work | None = None  # the viewer's

    @property
    def due_at(self):
        return (self.first_post or self.assignment).due_at


@dataclass
class Day:
    date: date
    entries: list
    is_today: bool


@dataclass
class Month:
    first: date
    today: date  # in this month or not
    weeks: list  # of seven Days each, None outside the month
    next_due: date | None  # where the month is empty

    @property
    def days(self):
        """The days with something on them, and today between them."""
        days = [day for week in self.weeks for day in week if day]
        is_empty = not any(day.entries for day in days)
        return [] if is_empty else [day for day in days if day.entries or day.is_today]

    @property
    def is_now(self):
        return self.today.replace(day=1) == self.first

    @property
    def before(self):
        """The first day of the month before; None where there is no page for it."""
        last = self.first - timedelta(days=1)
        return last.replace(day=1) if last.year >= FIRST_YEAR else None

    @property
    def after(self):
        following = month_after(self.first)
        return following if following.year <= LAST_YEAR else None


def month_after(first):
    return (first + timedelta(days=31)).replace(day=1)


def month_of(first, zone, enrolments):
    """Return the Month that begins on the day `first` in `zone`, in three queries.

    `enrolments` are of one person, read with course and school. An empty month takes two more,
    for what comes after it.
    """
    begins, ends = (midnight(day, zone) for day in (first, month_after(first)))
    by_day = {}
    for entry in entries(begins, ends, enrolments):
        by_day.setdefault(timezone.localdate(entry.due_at, zone), []).append(entry)
    today = timezone.localdate(timezone=zone)
    weeks = [
        [Day(d, by_day.get(d, []), d == today) if d.month == first.month else None for d in week]
        for week in WEEKS.monthdatescalendar(first.year, first.month)
    ]
    following = None if by_day else next_due(ends, enrolments)
    return Month(first, today, weeks, following and timezone.localdate(following, zone))


def midnight(day, zone):
    return datetime.combine(day, time(), zone)


def known_to(enrolments):
    """What is given to the classes one teaches, and what is open in those one studies in.

    Not the discussions students opened: they are asked of nobody.
    """
    taught = [enrolment.course_id for enrolment in enrolments if enrolment.teaches]
    studied = [enrolment.course_id for enrolment in enrolments if enrolment.studies]
    given = Assignment.objects.given().filter(course__in=taught)
    rows = given | Assignment.objects.open().filter(course__in=studied)
    return rows.filter(prompt__opened_by=None).annotate(ended_at=F("prompt__closed_at"))


def first_posts(enrolments):
    points = Checkpoint.objects.filter(part=Checkpoint.Part.FIRST_POST)
    return points.filter(assignment__in=known_to(enrolments))


def entries(begins, ends, enrolments):
    """Return the Entries from one instant up to another, in their order."""
    within = Q(due_at__gte=begins, due_at__lt=ends)
    studied = [enrolment for enrolment in enrolments if enrolment.studies]
    points = first_posts(enrolments).filter(within).with_passes(studied)
    points = points.annotate(ended_at=F("assignment__prompt__closed_at"))
    found = [Entry(point.assignment, point) for point in points.select_related("assignment")]
    for entry in found:
        entry.assignment.ended_at = entry.first_post.ended_at
    found += [Entry(row) for row in known_to(enrolments).filter(within)]
    works = Work.objects.filter(
        enrolment__in=studied, assignment__in={entry.assignment.pk for entry in found}
    )
    works = {work.assignment_id: work for work in works}
    here = {enrolment.course_id: enrolment for enrolment in enrolments}
    for entry in found:
        enrolment = here[entry.assignment.course_id]
        entry.assignment.course = enrolment.course
        entry.is_asked, entry.work = enrolment.studies, works.get(entry.assignment.pk)
        if entry.work:
            entry.work.assignment = entry.assignment
    return sorted(found, key=lambda entry: (entry.due_at, entry.assignment.title))


def next_due(since, enrolments):
    """Return the first instant from `since` on at which something is due, or None."""
    rows = known_to(enrolments).filter(due_at__gte=since).order_by()
    points = first_posts(enrolments).filter(due_at__gte=since).order_by()
    found = [some.aggregate(at=Min("due_at"))["at"] for some in (rows, points)]
    return min((at for at in found if at), default=None)
