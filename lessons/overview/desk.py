"""How far a class is with each assignment, counted by the database, and what waits for its teacher.

The counts name the same things as `grading.classlist`, where they are rows instead of numbers.
"""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.db.models.functions import Coalesce

from classroom.people.models import Enrolment
from lessons.assignments.models import Assignment, Work
from lessons.discussions.moderation import reported_among
from lessons.discussions.unread import unread_among

from .today import OF_TALKS

HERE = Q(enrolment__left_at=None, enrolment__role=Enrolment.Role.STUDENT)
HANDED_IN = Q(submitted_at__isnull=False)
# A newer version than the one that was marked waits like one without a mark.
FRESH = Q(submitted_at__lte=Coalesce("mark__of_submission", "mark__marked_at"))
COMPLETE = Q(mark__points__isnull=False) | Q(assignment__rubric=None, assignment__points=None)
MARKED = HANDED_IN & Q(mark__isnull=False) & FRESH & COMPLETE
RELEASED = MARKED & Q(returned_at__isnull=False)


@dataclass
class Counts:
    """Students of a class by how far they are with one assignment.

    What is released is also marked, what is marked also handed in: 30, of them 20, of them 18.
    """

    assignment: Assignment
    students: int
    begun: int = 0
    handed_in: int = 0
    marked: int = 0
    released: int = 0
    unread: int = 0  # posts in a discussion that are new to the teacher
    reported: int = 0  # posts in it that wait for a decision

    @property
    def not_started(self):
        return max(self.students - self.begun, 0)

    @property
    def writing(self):
        return self.begun - self.handed_in

    @property
    def to_mark(self):
        return self.handed_in - self.marked if self.assignment.takes_marks else 0

    @property
    def to_release(self):
        return self.marked - self.released if self.assignment.takes_marks else 0

    @property
    def is_past(self):
        return self.assignment.is_overdue or self.assignment.is_over

    @property
    def waits(self):
        return self.to_mark + self.to_release + self.reported


@dataclass
class Desk:
    """Rows of Counts."""

    waiting: list  # for the teacher: to mark, to release or to decide
    running: list
    scheduled: list
    past: list


def counted(rows, enrolments):
    """Return Counts for assignments, in three queries for any number of classes and students.

    Three or four more where there are discussions. `enrolments` are the teacher's.
    """
    rows = list(rows.select_related("course__school").annotate(**OF_TALKS))
    new, reported = unread_among(rows, enrolments), reported_among(rows, enrolments)
    # Counted from the works: grouping assignments would drag their instructions through the sort.
    counts = (
        Work.objects.filter(HERE, assignment__in=rows)
        .order_by()
        .values("assignment")
        .annotate(
            begun=Count("pk"),
            handed_in=Count("pk", filter=HANDED_IN),
            marked=Count("pk", filter=MARKED),
            released=Count("pk", filter=RELEASED),
        )
    )
    by_assignment = {row.pop("assignment"): row for row in counts}
    students = Enrolment.objects.current().students()
    in_class = dict(
        students.filter(course__in={row.course_id for row in rows})
        .order_by()
        .values_list("course")
        .annotate(n=Count("pk"))
    )
    return [
        Counts(
            row,
            in_class.get(row.course_id, 0),
            unread=new[row.pk],
            reported=reported[row.pk],
            **by_assignment.get(row.pk, {}),
        )
        for row in rows
    ]


def desk(enrolments):
    """Sort what was given to the classes of a teacher's `enrolments` by what waits."""
    courses = [enrolment.course_id for enrolment in enrolments]
    found = Desk([], [], [], [])
    for row in counted(Assignment.objects.given().filter(course__in=courses), enrolments):
        if row.waits:
            found.waiting.append(row)
        elif row.assignment.is_scheduled:
            found.scheduled.append(row)
        elif row.is_past:
            found.past.append(row)
        else:
            found.running.append(row)
    found.waiting.sort(key=lambda row: -row.waits)
    found.past.reverse()
    return found
