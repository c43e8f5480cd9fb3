"""What an assignment is marked against."""

from decimal import Decimal

from django.db.models import Max, prefetch_related_objects

from lessons.assignments.models import Level

from . import scoring


def criteria_of(assignment):
    """The criteria with their levels, read once per assignment object; none without a rubric."""
    if not assignment.rubric_id:
        return []
    prefetch_related_objects([assignment], "rubric__criteria__levels")
    return list(assignment.rubric.criteria.all())


def level_points(criterion):
    return {level.pk: level.points for level in criterion.levels.all()}


def best_of(criterion):
    return scoring.most(level_points(criterion).values())


def is_scored(assignment):
    """Without a rubric and without points a mark is words alone."""
    return bool(assignment.rubric_id) or assignment.points is not None


def maximum(assignment):
    """The most points there are: the rubric's if it has one; None where nothing is scored."""
    if assignment.rubric_id:
        return sum((best_of(criterion) for criterion in criteria_of(assignment)), Decimal(0))
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
