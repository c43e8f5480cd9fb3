"""What the checks of a reading count for: the teacher's choice, and the points it makes."""

from django.db import transaction

from classroom.audit.services import record
from lessons.assignments.models import Work
from lessons.assignments.services import edit

from ..earning import earned
from ..lesson import lesson_of
from ..models import Answer, ReadingTask


def count_points(task, works):
    """Set what each of `works`, held by this transaction, has earned by its answers.

    The rule is read now: a teacher who changes it at this instant holds the works too, so that
    whoever comes second counts by the new rule. A module that changes later takes no points away:
    they are counted anew with the next answer, or when the teacher changes the rule.
    """
    rules = ReadingTask.objects.values_list("counting", "assignment__points")
    counting, points = rules.get(pk=task.pk)
    checks = {check.pk for check in lesson_of(task.module).checks}
    scores = {work.pk: [] for work in works}
    if counting != ReadingTask.Counting.NONE:
        answers = Answer.objects.filter(work__in=scores, check_asked__in=checks)
        for work, score in answers.values_list("work", "best_score"):
            scores[work].append(score)
    changed = []
    for work in works:
        before, work.earned = work.earned, earned(counting, points, scores[work.pk], len(checks))
        changed += [work] if work.earned != before else []
    Work.objects.bulk_update(changed, ["earned"])


@transaction.atomic
def edit_reading(*, actor, assignment, counting, points, **fields):
    """Change a reading (see `services.edit`); another way of counting counts at once for all."""
    task = ReadingTask.objects.select_related("module").get(assignment=assignment)
    stored = type(assignment).objects.select_for_update().get(pk=assignment.pk)
    before = said(task.counting, stored.points)
    after = said(counting, points)
    edit(actor=actor, assignment=assignment, points=points, **fields)
    if before == after:
        return
    ReadingTask.objects.filter(pk=task.pk).update(counting=counting)
    count_points(task, list(Work.objects.select_for_update().filter(assignment=assignment)))
    changed = [name for name in after if before[name] != after[name]]
    record(
        actor=actor,
        action="checks_counting_changed",
        target=assignment,
        school=assignment.course.school,
        before={name: before[name] for name in changed},
        after={name: after[name] for name in changed},
    )


def said(counting, points):
    """The rule as the record keeps it."""
    return {"counting": counting, "points": None if points is None else f"{float(points):g}"}
