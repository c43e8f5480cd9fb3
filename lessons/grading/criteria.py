"""What an assignment is marked against."""

from decimal import Decimal
from functools import lru_cache

from django.db.models import Max

from lessons.assignments.models import Criterion, Level

from . import scoring


def criteria_of(assignment):
    """The criteria with their levels, in order; none without a rubric."""
    if not assignment.rubric_id:
        return []
    return list(read_criteria(assignment.rubric_id, assignment.rubric.changed_at))


@lru_cache(maxsize=512)
def read_criteria(rubric_id, _changed_at):
    """Kept by each process, and shared: a class reads one rubric, and it seldom changes.

    Each criterion has its `steps`, the Levels in order, and `best`, the most points of them.
    """
    criteria = tuple(Criterion.objects.filter(rubric=rubric_id).prefetch_related("levels"))
    for criterion in criteria:
        criterion.steps = tuple(criterion.levels.all())
        criterion.best = scoring.most(level.points for level in criterion.steps)
    return criteria


def level_points(criterion):
    return {level.pk: level.points for level in criterion.steps}


def is_scored(assignment):
    """Without a rubric and without points a mark is words alone."""
    return bool(assignment.rubric_id) or assignment.points is not None


def maximum(assignment):
    """The most points there are: the rubric's if it has one; None where nothing is scored."""
    if assignment.rubric_id:
        return sum((criterion.best for criterion in criteria_of(assignment)), Decimal(0))
    return assignment.points


def maxima(assignments):
    """`maximum` of many assignments with one query: {assignment number: points or None}."""
    best = (
        Level.objects.filter(criterion__rubric__in={a.rubric_id for a in assignments} - {None})
        .order_by()
        .values_list("criterion__rubric", "criterion")
        .annotate(best=Max("points"))
    )
    sums = {}
    for rubric, _criterion, points in best:
        sums[rubric] = sums.get(rubric, Decimal(0)) + points
    return {
        a.pk: sums.get(a.rubric_id, Decimal(0)) if a.rubric_id else a.points for a in assignments
    }
