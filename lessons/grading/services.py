"""Saving, releasing and taking back marks. Whoever acts is a user who teaches the class."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from classroom.audit.services import record
from classroom.people.models import Enrolment
from lessons.assignments.models import Assignment, Work

from .criteria import criteria_of, is_scored, level_points
from .models import Mark, Score
from .scoring import Given, Judgement, PointsError, settle, total


class Conflict(Exception):  # noqa: N818 - not a failure: two people did the same piece of work
    """Someone else saved this mark meanwhile: `theirs` is the saved mark, `mine` a Judgement."""

    def __init__(self, theirs, mine):
        super().__init__(f"mark {theirs.pk} is at version {theirs.version}")
        self.theirs, self.mine = theirs, mine


@transaction.atomic
def save_mark(
    *, work, teacher, based_on, scores=None, points=None, feedback="", of_submission=None
):
    """Save a mark as a draft, or for the student at once where marks are already out; return it.

    `based_on` is the version the teacher began from, 0 for no mark yet: an older one raises
    Conflict, unless both say the same. `scores` is {criterion number: Given}; `points` counts only
    without a rubric. `of_submission` is the `submitted_at` of the text that was marked.
    """
    work = lock(work)
    if not work.submitted_at:
        raise ValidationError(_("Nothing has been handed in yet, so there is nothing to mark."))
    new = judge(work.assignment, scores or {}, points, feedback)
    mark = Mark.objects.select_related("marked_by").filter(work=work).first()
    old = judgement_of(mark) if mark else None
    if mark and mark.version != based_on and new != old:
        raise Conflict(mark, new)
    seen = min(of_submission or work.submitted_at, work.submitted_at)
    if new == old and seen <= (mark.of_submission or mark.marked_at):
        show(work, old, new, teacher)
        return mark
    if work.returned_at and not is_complete(work.assignment, new):
        raise ValidationError(
            _(
                "The student can see this mark. Give points for every criterion, "
                "or take it back first."
            )
        )
    mark = write(mark or Mark(work=work, version=0), new, teacher, seen)
    show(work, old, new, teacher)
    return mark


def lock(work):
    """Read the work anew and hold it: marks of one work are saved one after the other.

    Raises PermissionDenied when the class was archived after the gate had looked.
    """
    work = (
        Work.objects.select_for_update(of=["self"])
        .select_related("assignment__course__school", "assignment__rubric", "enrolment__user")
        .get(pk=work.pk)
    )
    if work.assignment.course.archived_at:
        raise PermissionDenied
    return work


def judge(assignment, scores, points, feedback):
    """Work out what is being saved; ValidationError for points that cannot be."""
    feedback = feedback.strip().replace("\r\n", "\n")
    criteria = criteria_of(assignment)
    if not assignment.rubric_id:
        if points is not None and not 0 <= points <= (assignment.points or 0):
            raise ValidationError(_("These points are more than there are to give."))
        return Judgement(points, feedback)
    settled = {}
    for criterion in criteria:
        given = scores.get(criterion.pk, Given())
        try:
            given = settle(given, level_points(criterion))
        except PointsError as error:
            raise ValidationError(
                _("“%(criterion)s”: these points are more than there are to give.")
                % {"criterion": criterion.title}
            ) from error
        comment = given.comment.strip().replace("\r\n", "\n")
        given = Given(given.level, given.points, comment)
        if not given.is_empty:
            settled[criterion.pk] = given
    return Judgement(total(settled, [c.pk for c in criteria]), feedback, settled)


def judgement_of(mark):
    """The saved mark as a value."""
    scores = {
        score.criterion_id: Given(score.level_id, score.points, score.comment)
        for score in mark.scores.all()
    }
    return Judgement(mark.points, mark.feedback, scores)


def is_complete(assignment, mark):
    """Half a mark is not for the student. `mark` is a Mark or a Judgement."""
    return mark.points is not None or not is_scored(assignment)


def write(mark, new, teacher, of_submission):
    mark.points, mark.feedback = new.points, new.feedback
    mark.marked_by, mark.of_submission = teacher, of_submission
    mark.version += 1
    mark.save()
    mark.scores.all().delete()
    Score.objects.bulk_create(
        Score(
            mark=mark,
            criterion_id=number,
            level_id=given.level,
            points=given.points,
            comment=given.comment,
        )
        for number, given in new.scores.items()
    )
    return mark


def show(work, old, new, teacher):
    """Show a saved mark where marks are shown at once, also one that was taken back before.

    What the student already has changes before the student's eyes: say so in the record.
    """
    assignment = work.assignment
    if work.returned_at and old == new:
        return
    if work.returned_at:
        work.acknowledged_at = None
        work.save(update_fields=["acknowledged_at"])
        before, after = differences(assignment, old or Judgement(), new)
        record(
            actor=teacher,
            action="released_mark_changed",
            target=work,
            before=before,
            after=after,
            school=assignment.course.school,
        )
    elif assignment.release == Assignment.Release.AT_ONCE and is_complete(assignment, new):
        release_marks(assignment=assignment, teacher=teacher, works=[work])


def in_words(assignment, judgement):
    """A judgement for the record, by the titles people know: {name: text or None}."""
    values = {"points": judgement.points, "feedback": judgement.feedback}
    for criterion in criteria_of(assignment):
        given = judgement.scores.get(criterion.pk, Given())
        levels = {level.pk: level.title for level in criterion.steps}
        values |= {
            criterion.title: levels.get(given.level),
            f"{criterion.title}: points": given.points,
            f"{criterion.title}: comment": given.comment,
        }
    return {name: None if value is None else str(value) for name, value in values.items()}


def differences(assignment, old, new):
    """What changed between two judgements, for the record: ({name: before}, {name: after})."""
    before, after = in_words(assignment, old), in_words(assignment, new)
    changed = [name for name in before | after if before.get(name) != after.get(name)]
    return {n: before.get(n) for n in changed}, {n: after.get(n) for n in changed}


@transaction.atomic
def release_marks(*, assignment, teacher, works=None):
    """Let the students see their marks; return how many marks that were. A repeat does nothing.

    Without `works` all that are ready: complete, of the version handed in last, and of students
    who are in the class now.
    """
    rows = Work.objects.select_for_update(of=["self"]).submitted()
    rows = rows.select_related("mark", "enrolment__user")
    rows = rows.filter(assignment=assignment, returned_at=None, mark__isnull=False)
    if works is None:
        rows = rows.filter(enrolment__left_at=None, enrolment__role=Enrolment.Role.STUDENT)
    else:
        rows = rows.filter(pk__in=[work.pk for work in works])
    ready = [
        work
        for work in rows
        if is_complete(assignment, work.mark) and (works is not None or not work.mark.is_outdated)
    ]
    if ready:
        Work.objects.filter(pk__in=[work.pk for work in ready]).update(
            returned_at=timezone.now(), acknowledged_at=None
        )
        record(
            actor=teacher,
            action="marks_released",
            target=assignment,
            school=assignment.course.school,
            after={"students": ", ".join(str(work.enrolment.user) for work in ready)},
        )
    return len(ready)


@transaction.atomic
def take_back(*, work, teacher):
    """Hide a released mark from the student again; the mark itself stays."""
    work = lock(work)
    if work.returned_at:
        record(
            actor=teacher,
            action="mark_taken_back",
            target=work,
            school=work.assignment.course.school,
            before={"returned_at": work.returned_at.isoformat()},
        )
        work.returned_at = work.acknowledged_at = None
        work.save(update_fields=["returned_at", "acknowledged_at"])


def acknowledge(work):
    """The student has read the feedback: it leaves the to-do list. The first time counts."""
    if work.returned_at and not work.acknowledged_at:
        work.acknowledged_at = timezone.now()
        work.save(update_fields=["acknowledged_at"])
