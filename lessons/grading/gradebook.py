"""The gradebook: students x assignments, as cells for the page and as rows for a CSV file."""

from collections import Counter
from dataclasses import dataclass

from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from classroom.compiled import compiled
from lessons.assignments import deadlines
from lessons.assignments.models import Assignment
from lessons.assignments.points import show_points

from .classlist import Side, Standing, points_of, sides_of, standing, students_of
from .criteria import maxima


@dataclass
class Column:
    assignment: Assignment
    maximum: object


@dataclass
class Cell:
    """`points` is None where there is no total (yet); `late` and `standing` say the rest."""

    standing: Standing
    points: object = None
    late: bool = False


@compiled
def given_to(course):
    return Assignment.objects.given().filter(course=course).select_related("rubric")


def gradebook(course):
    """Return (columns, [(student, cells)]) of a class: in four queries whatever its size."""
    assignments = given_to(course.pk)
    most = maxima(assignments)
    sides = map(Side._make, sides_of(assignments))
    works = {(side.enrolment_id, side.assignment_id): side for side in sides}
    rows = [
        (student, [cell_of(a, works.get((student.pk, a.pk))) for a in assignments])
        for student in students_of(course.pk)
    ]
    return [Column(a, most[a.pk]) for a in assignments], rows


def cell_of(assignment, work):
    if work is None:
        return Cell(Standing.NOT_STARTED)
    is_late = deadlines.is_late(work.submitted_at, assignment.due_at)
    return Cell(standing(assignment, work), points_of(work), is_late)


def to_rows(columns, rows):
    """The gradebook as rows of cells: of each assignment the points, a plain number, and state."""
    yield head_of(columns)
    for student, cells in rows:
        line = [student.user, student.user.nis]
        for cell in cells:
            line += ["" if cell.points is None else number_format(cell.points), state_text(cell)]
        yield line


def head_of(columns):
    """Two names for each column; where titles are the same, the due dates tell them apart."""
    head = [_("Student"), _("NIS")]
    titles = Counter(column.assignment.title for column in columns)
    for assignment, most in ((column.assignment, column.maximum) for column in columns):
        title = assignment.title
        if titles[title] > 1 and assignment.due_at:
            due = timezone.localtime(assignment.due_at)
            title = f"{title}, {format_date(due, 'j M Y')}"
        texts = {"title": title, "points": show_points(most)}
        pattern = "%(title)s" if most is None else _("%(title)s (of %(points)s)")
        head += [pattern % texts, _("%(title)s: state") % texts]
    return head


def state_text(cell):
    text = str(Standing(cell.standing).label)
    return f"{text}, {_('late')}" if cell.late else text
