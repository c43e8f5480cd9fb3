"""What a student does while reading: each act whole or not at all."""

from django.db import transaction
from django.utils import timezone

from lessons.assignments.services import start_work

from ..models import Answer, SectionRead
from .counting import count_points


@transaction.atomic
def mark_read(*, task, enrolment, section):
    """Note that the student has read `section`; with the last one the work is handed in.

    Return the work. Raises ValidationError when the assignment takes nothing in any more.
    """
    work = start_work(assignment=task.assignment, enrolment=enrolment)
    SectionRead.objects.get_or_create(work=work, section=section)
    unread = task.module.sections.exclude(pk__in=work.sections_read.values("section"))
    if work.submitted_at is None and not unread.exists():
        work.submitted_at = timezone.now()
        work.save(update_fields=["submitted_at"])
    return work


@transaction.atomic
def record_answer(*, task, enrolment, check, given, score):
    """Keep a try at `check`: what was given first and last, the first and best score, the points.

    Return the answer. Raises ValidationError when the assignment takes nothing in any more.
    """
    work = start_work(assignment=task.assignment, enrolment=enrolment)
    answer, is_first = Answer.objects.get_or_create(
        work=work,
        check_asked=check,
        defaults={
            "first_chosen": list(given.chosen),
            "chosen": list(given.chosen),
            "text": given.text,
            "first_score": score,
            "best_score": score,
        },
    )
    if not is_first:
        before = answer.chosen, answer.text
        answer.chosen, answer.text = list(given.chosen), given.text
        # The same once more is no new try: what was said of it may have been lost on the way.
        answer.tries += (answer.chosen, answer.text) != before
        answer.best_score = max(answer.best_score, score)
        answer.save()
    count_points(task, [work])
    return answer
