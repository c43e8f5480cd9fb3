"""The gradebook: students x assignments, as cells for the page and as rows for a CSV file."""

import csv
import io
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lessons.assignments.models import Assignment
from lessons.assignments.points import show_points

from .classlist import Standing, mark_of, standing, students_of, work_url, works_with_marks
from .criteria import maxima

# A cell that begins with one of these is a formula to some spreadsheet.
FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


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
    url: str = ""


def gradebook(course):
    """Return (columns, [(student, cells)]) of a class: in four queries whatever its size."""
    assignments = list(Assignment.objects.given().filter(course=course).select_related("rubric"))
    most = maxima(assignments)
    by_number = {a.pk: a for a in assignments}
    works = {}
    for work in works_with_marks(assignment__in=by_number):
        work.assignment = by_number[work.assignment_id]
        works[work.enrolment_id, work.assignment_id] = work
    rows = [
        (student, [cell_of(a, works.get((student.pk, a.pk))) for a in assignments])
        for student in students_of(course)
    ]
    return [Column(a, most[a.pk]) for a in assignments], rows


def cell_of(assignment, work):
    if work is None:
        return Cell(Standing.NOT_STARTED)
    mark = mark_of(work)
    url = work_url(assignment, work.pk)
    return Cell(standing(assignment, work), mark and mark.points, work.is_late, url)


def safe_cell(value):
    """Return text that no spreadsheet runs as a formula; numbers and plain text pass unchanged."""
    text = str(value)
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text


def to_csv(columns, rows):
    """Write the gradebook as CSV: for each assignment the points, as a plain number, and the state.

    Decimals have a dot whatever the language, so that every program reads the same number.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    head = [_("Student"), _("NIS")]
    for column in columns:
        texts = {"title": column.assignment.title, "points": show_points(column.maximum)}
        pattern = "%(title)s" if column.maximum is None else _("%(title)s (of %(points)s)")
        head += [pattern % texts, _("%(title)s: state") % texts]
    writer.writerow([safe_cell(text) for text in head])
    for student, cells in rows:
        line = [safe_cell(student.user), safe_cell(student.user.nis)]
        for cell in cells:
            line += ["" if cell.points is None else f"{cell.points:f}", state_text(cell)]
        writer.writerow(line)
    return out.getvalue()


def state_text(cell):
    text = str(Standing(cell.standing).label)
    return f"{text}, {_('late')}" if cell.late else text
