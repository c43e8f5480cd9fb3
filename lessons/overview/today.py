"""What waits for a student, across classes. Nothing here knows of marks that are not released."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from classroom.compiled import compiled, now
from lessons.assignments import deadlines
from lessons.assignments.models import Assignment, Checkpoint, Work
from lessons.discussions.unread import new_among

# In an archived class nothing can be marked as read, so feedback leaves the list by itself.
LAST_OF_A_CLASS = timedelta(days=60)
# What lists say of discussions: when a teacher ended one, and whether a student opened it.
OF_TALKS = {"ended_at": F("prompt__closed_at"), "is_voluntary": Q(prompt__opened_by__isnull=False)}


@dataclass
class Item:
    """One assignment beside the student's work on it, or None; and a part with an own date."""

    assignment: Assignment
    work: Work | None
    first_post: Checkpoint | None = None  # of a discussion that asks for one before the rest
    unread: int = 0  # posts in a discussion that are new to the reader
    told: str = ""  # what in it concerns the reader, and is new

    @property
    def is_to_do(self):
        work = self.work
        is_done = work and (work.submitted_at or work.returned_at)
        return not is_done and not self.assignment.is_voluntary

    @property
    def due_at(self):
        """What presses next: the first post until it stands, then the whole."""
        waits = self.first_post and not self.first_post.passed_at
        return self.first_post.due_at if waits else self.assignment.due_at


@dataclass
class Today:
    """Items in the order they press: what came back, then by due date."""

    returned: list
    told: list  # discussions that ask nothing more and in which something concerns the reader
    overdue: list
    soon: list
    started: list
    later: list

    @property
    def is_empty(self):
        return not any(vars(self).values())


def today(enrolments, archived=()):
    """Return what waits in the classes of one student's `enrolments`.

    Each comes with its course and school. Of `archived` classes only feedback waits. Two queries,
    and those of `paired`.
    """
    pressing = {"told": [], "overdue": [], "soon": [], "started": [], "later": []}
    moment = timezone.now()
    courses = [enrolment.course_id for enrolment in enrolments]
    rows = to_do(enrolments, courses) if courses else []
    works = own_works(rows, enrolments, archived)
    for item in paired(rows, works, enrolments):
        if not item.is_to_do:
            pressing["told"] += [item] if item.told else []
            continue
        group = deadlines.urgency(moment, item.due_at, item.assignment.course.school.time_zone)
        pressing["started" if group == "later" and item.work else group].append(item)
    return Today(returned=returned(works, [*enrolments, *archived]), **pressing)


@compiled
def to_do(enrolments, courses):
    """What can still be handed in and is not, and every discussion that can be gone on with."""
    handled = ~Q(submitted_at=None) | ~Q(returned_at=None)
    done = Work.objects.filter(handled, enrolment__in=enrolments, assignment=OuterRef("pk"))
    # What a student opened is asked of nobody.
    asked = Q(prompt__opened_by=None) & ~Exists(done)
    return (
        Assignment.objects.open()
        .filter(course__in=courses)
        .exclude(closes_at__lt=now())
        .filter(prompt__closed_at=None)  # by its teacher: nothing can be done any more
        .filter(asked | Q(kind=Assignment.Kind.DISCUSSION))
        .annotate(**OF_TALKS)
    )


@compiled
def own_works(rows, enrolments, archived):
    """The works on the assignments `rows`, and those that came back and are not acknowledged.

    In `archived` classes only what came back lately.
    """
    back = Q(returned_at__isnull=False, acknowledged_at__isnull=True)
    here = Q(Q(assignment__in=rows) | back, enrolment__in=enrolments)
    lately = now(-LAST_OF_A_CLASS)
    over = Q(back, enrolment__in=archived, returned_at__gte=lately)
    return Work.objects.filter(here | over).select_related("assignment")


def paired(rows, works, enrolments):
    """Pair assignments with the student's works on them; what presses next stands first.

    No query without a discussion among them; up to five for any number.
    """
    works = {work.assignment_id: work for work in works}
    first = first_posts(rows, enrolments)
    new = new_among(rows, enrolments)
    items = [
        Item(row, works.get(row.pk), first.get(row.pk), new[row.pk].posts, new[row.pk].told)
        for row in rows
    ]
    items.sort(key=lambda item: (item.due_at is None, item.due_at))
    return in_class(items, enrolments)


def first_posts(rows, enrolments):
    talks = [row for row in rows if row.kind == Assignment.Kind.DISCUSSION]
    points = checkpoints(talks, enrolments) if talks else []
    return {point.assignment_id: point for point in points}


@compiled
def checkpoints(talks, enrolments):
    points = Checkpoint.objects.filter(assignment__in=talks, part=Checkpoint.Part.FIRST_POST)
    return points.with_passes(enrolments)


def in_class(items, enrolments):
    """Give the items the course that was read with the enrolment; a student is in few."""
    courses = {enrolment.course_id: enrolment.course for enrolment in enrolments}
    for item in items:
        item.assignment.course = courses[item.assignment.course_id]
        if item.work:
            item.work.assignment = item.assignment
    return items


def returned(works, enrolments):
    """Feedback that has come back and is not yet acknowledged, the newest first."""
    back = [work for work in works if work.returned_at and not work.acknowledged_at]
    items = [Item(work.assignment, work) for work in back if work.assignment.is_open]
    items.sort(key=lambda item: (item.work.returned_at, -item.work.pk), reverse=True)
    return in_class(items, enrolments)
