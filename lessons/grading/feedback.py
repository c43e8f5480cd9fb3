"""The rubric with what was chosen, and what of it a student gets to see."""

from dataclasses import dataclass

from .criteria import best_of, criteria_of, maximum
from .models import Mark
from .scoring import Given


@dataclass
class Row:
    """One criterion of a mark for showing. `chosen` is a Level or None."""

    criterion: object
    levels: list
    best: object
    given: Given
    chosen: object = None


def rows_of(assignment, scores):
    """Lay `scores` ({criterion number: Given}) over the rubric."""
    rows = []
    for criterion in criteria_of(assignment):
        given = scores.get(criterion.pk, Given())
        levels = list(criterion.levels.all())
        chosen = next((level for level in levels if level.pk == given.level), None)
        rows.append(Row(criterion, levels, best_of(criterion), given, chosen))
    return rows


def feedback_for(work, enrolment):
    """Return the mark of `work` with `.rows` and `.maximum`; None where there is none to see.

    Asks nothing of the database for a student whose work has not been returned.
    """
    if not enrolment.teaches and not work.returned_at:
        return None
    marks = Mark.objects.visible_to(enrolment).filter(work=work)
    mark = marks.select_related("marked_by").first()
    if mark:
        mark.work = work
        scores = {
            score.criterion_id: Given(score.level_id, score.points, score.comment)
            for score in mark.scores.order_by()
        }
        mark.rows, mark.maximum = rows_of(work.assignment, scores), maximum(work.assignment)
    return mark
