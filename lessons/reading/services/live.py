"""A check asked live: opened, answered, closed, revealed; each act whole or not at all."""

from contextlib import suppress

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from classroom.people.models import Course
from lessons.assignments.models import Assignment

from ..given import Given
from ..models import LiveAnswer, LiveCheck
from .answering import record_answer


@transaction.atomic
def open_live(*, task, enrolment, check):
    """Ask the class `check` and return the LiveCheck; what is asked already is not asked again.

    A class is asked one thing at a time: whatever is still open in it is closed. Raises
    ValidationError when students cannot see the reading.
    """
    assignment = task.assignment
    if assignment.is_withdrawn or assignment.is_scheduled:
        raise ValidationError(_("Students cannot see this reading now."), code="not_open")
    # The class is held, so that two taps at once are one after the other.
    Course.objects.select_for_update(no_key=True).get(pk=assignment.course_id)
    unclosed = LiveCheck.objects.filter(
        task__assignment__course=assignment.course_id, closed_at=None
    )
    same = unclosed.open().filter(task=task, check_asked=check).first()
    if same:
        return same
    unclosed.update(closed_at=timezone.now())
    return LiveCheck.objects.create(task=task, check_asked=check, opened_by=enrolment)


def held(live):
    """Return the row as it is now, for this transaction: an answer and the closing take turns."""
    return LiveCheck.objects.select_for_update().get(pk=live.pk)


@transaction.atomic
def answer_live(*, live, enrolment, given, score):
    """Keep a student's answer, the last one until the check is closed. Return the LiveAnswer.

    Raises ValidationError when it came too late, by the server's clock.
    """
    if not held(live).is_open:
        raise ValidationError(_("It was closed before your answer arrived."), code="closed")
    fields = {"chosen": list(given.chosen), "text": given.text, "score": score}
    return LiveAnswer.objects.update_or_create(live=live, enrolment=enrolment, defaults=fields)[0]


@transaction.atomic
def close_live(*, live):
    row = held(live)
    if row.closed_at is None:
        row.closed_at = timezone.now()
        row.save(update_fields=["closed_at"])


@transaction.atomic
def reveal_live(*, live):
    """Let the class see what is right, which closes the check if it is not closed yet.

    Now, and once, each last answer counts as a try at the check. Not before: the page of the
    section and the points would tell what was right.
    """
    row = held(live)
    if row.is_revealed:
        return
    # Held like by whoever edits it, so that the works are not taken in two orders at once.
    Assignment.objects.select_for_update(no_key=True).get(pk=live.task.assignment_id)
    row.revealed_at = timezone.now()
    row.closed_at = row.closed_at or row.revealed_at
    row.save(update_fields=["closed_at", "revealed_at"])
    for answer in row.answers.counted().select_related("enrolment").order_by("pk"):
        count_as_try(live, answer)


def count_as_try(live, answer):
    """Record the answer, unless the assignment takes nothing in any more."""
    with suppress(ValidationError):
        record_answer(
            task=live.task,
            enrolment=answer.enrolment,
            check=live.check_asked,
            given=Given(answer.chosen, answer.text),
            score=answer.score,
        )
