"""The rubric with what was chosen, and what of it a student gets to see."""

from dataclasses import dataclass

from classroom.compiled import compiled

from .criteria import criteria_of, maximum
from .models import Mark, Score
from .scoring import Given


@dataclass
class Row:
    """One criterion of a mark for showing. `chosen` is a Level or None."""

    criterion: object
    given: Given
    chosen: object = None


def rows_of(assignment, scores):
    """Lay `scores` ({criterion number: Given}) over the rubric."""
    rows = []
    for criterion in criteria_of(assignment):
        given = scores.get(criterion.pk, Given())
        chosen = next((level for level in criterion.steps if level.pk == given.level), None)
        rows.append(Row(criterion, given, chosen))
    return rows


def feedback_for(work, enrolment):
    """Return the mark of `work` with `.rows` and `.maximum`; None where there is none to see.

    Asks nothing of the database for a student whose work has not been returned.
    """
    if not enrolment.teaches and not work.returned_at:
        return None
    scores = scores_of(work.pk, enrolment)
    mark = scores[0].mark if scores else mark_without_scores(work, enrolment)
    if mark:
        mark.work = work
        given = {s.criterion_id: Given(s.level_id, s.points, s.comment) for s in scores}
        mark.rows, mark.maximum = rows_of(work.assignment, given), maximum(work.assignment)
    return mark


@compiled
def scores_of(work, enrolment):
    rows = Score.objects.visible_to(enrolment).filter(mark__work=work).order_by()
    return rows.select_related("mark__marked_by")


def mark_without_scores(work, enrolment):
    """What is marked without a rubric has points, or words, alone."""
    marks = Mark.objects.visible_to(enrolment).filter(work=work)
    return marks.select_related("marked_by").first()
