"""What a student does with claims, and what it earns: each act whole or not at all."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lessons.assignments.models import Assignment, Work
from lessons.assignments.services import start_work

from .calibration import earned
from .models import Pick, Ruling


def outcomes_of(works):
    """Return {work number: pairs (right, confidence)} of what was ruled on so far."""
    rows = Ruling.objects.filter(work__in=works).order_by()
    found = {work.pk: [] for work in works}
    for work, said, verdict, confidence in rows.values_list(
        "work", "verdict", "pick__claim__verdict", "confidence"
    ):
        found[work].append((said == verdict, confidence))
    return found


def settle(assignment, works):
    """Set what each of `works`, held by this transaction, has earned; return the outcomes.

    The points are read now: a teacher who changes them at this instant holds the works too.
    """
    points = Assignment.objects.values_list("points", flat=True).get(pk=assignment.pk)
    of = Pick.objects.filter(assignment=assignment).count()
    outcomes = outcomes_of(works)
    for work in works:
        work.earned = earned(outcomes[work.pk], of, points)
    Work.objects.bulk_update(works, ["earned"])
    return outcomes, of


@transaction.atomic
def rule(*, pick, enrolment, verdict, confidence):
    """Keep a student's verdict on a claim and return it; whatever comes later, the first counts.

    With the last claim the work is handed in. Raises ValidationError when the assignment takes
    nothing in any more.
    """
    known = Ruling.objects.filter(pick=pick, work__enrolment=enrolment).first()
    if known:  # also after the closing date: the first answer may have been lost on the way
        return known
    work = start_work(assignment=pick.assignment, enrolment=enrolment)
    ruling, is_first = Ruling.objects.get_or_create(
        work=work, pick=pick, defaults={"verdict": verdict, "confidence": confidence}
    )
    if is_first:
        outcomes, of = settle(pick.assignment, [work])
        if len(outcomes[work.pk]) == of and work.submitted_at is None:
            work.submitted_at = timezone.now()
            work.save(update_fields=["submitted_at"])
    return ruling


@transaction.atomic
def correct(*, ruling, text):
    """Keep the student's own correction of a claim that can be put right; the first one stays.

    Raises ValidationError for a claim that needs none, and once the assignment is closed.
    """
    assignment = ruling.pick.assignment
    if assignment.is_withdrawn or assignment.is_closed:
        raise ValidationError(_("This is closed: nothing is taken in any more."), code="closed")
    if not ruling.pick.claim.is_mendable:
        raise ValidationError(_("This claim needs no correction."), code="no_need")
    Ruling.objects.filter(pk=ruling.pk, correction="").update(correction=text)
    ruling.refresh_from_db(fields=["correction"])
    return ruling
