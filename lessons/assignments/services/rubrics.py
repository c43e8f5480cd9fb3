"""Rubrics: copied from a text, saved as a whole, with what marks use kept."""

from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max, ProtectedError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from classroom.audit.services import record

from ..models import Assignment, Criterion, Level, Rubric, Work
from ..points import show_points

OUT_OF_THE_WAY = 1000


class RubricText(NamedTuple):
    """A rubric without rows: `[{"title", "levels": [{"title", "descriptor", "points"}]}]`.

    Texts are strings, or one string per language. A module's essay template has the same two names.
    """

    title: str
    rubric: list

    @classmethod
    def of(cls, rubric):
        """Return what stands in `rubric`, as it is for someone else to copy."""
        criteria = [
            {"title": criterion.title, "levels": list(criterion.levels.values())}
            for criterion in rubric.criteria.prefetch_related("levels")
        ]
        return cls(rubric.title, criteria)


def in_own_words(text):
    """Return the text in the language of whoever asks, else in any there is."""
    if isinstance(text, dict):
        return text.get(get_language()) or next(iter(text.values()), "")
    return text or ""


def best_total(rubric):
    """The points of the best level of every criterion together."""
    best = rubric.criteria.annotate(best=Max("levels__points")).values_list("best", flat=True)
    return sum(points for points in best if points is not None)


@transaction.atomic
def copy_rubric(*, template, school, teacher):
    """Make rows of a RubricText, or of a module's essay template, in the teacher's language."""
    rubric = Rubric.objects.create(school=school, title=template.title, created_by=teacher)
    levels = []
    for position, row in enumerate(template.rubric, start=1):
        criterion = Criterion.objects.create(
            rubric=rubric, position=position, title=in_own_words(row["title"])
        )
        levels += [
            Level(
                criterion=criterion,
                position=step,
                title=in_own_words(level["title"]),
                descriptor=in_own_words(level.get("descriptor")),
                points=level["points"],
            )
            for step, level in enumerate(row["levels"], start=1)
        ]
    Level.objects.bulk_create(levels)
    return rubric


def in_lines(rubric):
    """One line per criterion, for the record: {"Content": "Excellent 25, Good 20"}."""
    lines = {}
    for criterion in rubric.criteria.prefetch_related("levels"):
        levels = [f"{level} {float(level.points):g}" for level in criterion.levels.all()]
        lines[criterion.title] = ", ".join(levels)
    return lines


def remove(rows):
    for row in rows:
        try:
            row.delete()
        except ProtectedError as error:
            sentence = _("“%(title)s” cannot be removed: marks use it. You can change its text.")
            raise ValidationError(sentence % {"title": row}, code="in_use") from error


def save_levels(criterion, rows):
    """Bring a criterion's levels to `rows`, the best first, and not all below what is given."""
    given = criterion.scores.aggregate(most=Max("points"))["most"]
    if given is not None and given > max(row["points"] for row in rows):
        sentence = _("“%(title)s”: %(points)s points are given already, so there cannot be fewer.")
        points = show_points(given)
        raise ValidationError(sentence % {"title": criterion, "points": points}, code="given")
    there = criterion.levels.in_bulk()
    kept = {row["id"] for row in rows}
    remove(level for pk, level in there.items() if pk not in kept)
    best_first = sorted(rows, key=lambda row: -row["points"])
    for position, row in enumerate(best_first, start=1):
        level = there.get(row["id"]) or Level(criterion=criterion)
        level.position, level.title = position, row["title"]
        level.descriptor, level.points = row["descriptor"], row["points"]
        level.save()


def rubric_of(assignment, actor):
    """Return the assignment's rubric, held for this transaction; a new one if there is none."""
    # The assignment is held too: two first saves at once must not make two rubrics.
    assignment = Assignment.objects.select_for_update().get(pk=assignment.pk)
    if assignment.rubric_id is None:
        if assignment.works.filter(mark__points__isnull=False).exists():
            raise ValidationError(_("Points are given already, without a rubric."), code="given")
        school = assignment.course.school
        assignment.rubric = Rubric.objects.create(school=school, created_by=actor)
        assignment.save(update_fields=["rubric"])
    return Rubric.objects.select_for_update().get(pk=assignment.rubric_id)


def wait_for_more(rubric):
    """A criterion comes that the marks given so far lack: none of them is complete any more."""
    marked = Work.objects.filter(assignment__rubric=rubric, mark__isnull=False)
    if marked.exclude(returned_at=None).exists():
        raise ValidationError(
            _(
                "Students see marks made with this rubric, so no criterion can be added. "
                "Take those marks back first."
            ),
            code="released",
        )
    for work in marked.select_related("mark"):
        work.mark.points = None
        work.mark.save(update_fields=["points"])


@transaction.atomic
def save_rubric(*, actor, assignment, title, criteria):
    """Bring the rubric of `assignment`, new if it has none, to `title` and `criteria`.

    `criteria` is a RubricText's, in order, each row with an `id` (None for a new one). Marks
    already given keep their points. Raises ValidationError when a criterion or level that marks
    use is missing, when there are fewer points than are given, and when a criterion is new while
    students see marks that lack it.
    """
    rubric = rubric_of(assignment, actor)
    before = in_lines(rubric)
    there = rubric.criteria.in_bulk()
    kept = {row["id"] for row in criteria}
    remove(criterion for pk, criterion in there.items() if pk not in kept)
    if any(row["id"] not in there for row in criteria):
        wait_for_more(rubric)
    rubric.criteria.update(position=F("position") + OUT_OF_THE_WAY)
    for position, row in enumerate(criteria, start=1):
        criterion = there.get(row["id"]) or Criterion(rubric=rubric)
        criterion.position, criterion.title = position, row["title"]
        criterion.save()
        save_levels(criterion, row["levels"])
    rubric.title, rubric.changed_by = title, actor
    rubric.save(update_fields=["title", "changed_at", "changed_by"])
    Assignment.objects.filter(rubric=rubric).update(points=best_total(rubric))
    put_on_record(actor, rubric, before, in_lines(rubric))
    return rubric


def put_on_record(actor, rubric, before, after):
    changed = {title for title in before | after if before.get(title) != after.get(title)}
    record(
        actor=actor,
        action="rubric_changed",
        target=rubric,
        school=rubric.school,
        before={title: line for title, line in before.items() if title in changed},
        after={title: line for title, line in after.items() if title in changed},
    )
