"""Taking a stand, before and after; and showing the class how minds moved."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lessons.assignments.models import Work
from lessons.assignments.services import start_work

from ..models import Prompt, Stance
from ..standing import asks_again
from .posting import locked


@transaction.atomic
def take_stand(*, prompt, enrolment, stand):
    """Keep where a student stands at first and return the Stance; a second time changes nothing."""
    prompt = locked(prompt)
    refuse_where_none_is_taken(prompt)
    start_work(assignment=prompt.assignment, enrolment=enrolment)
    fresh = {"before": stand}
    stance, _created = Stance.objects.get_or_create(
        prompt=prompt, enrolment=enrolment, defaults=fresh
    )
    return stance


@transaction.atomic
def stand_again(*, prompt, enrolment, stand, reason=""):
    """Keep where a student stands now, with why; it may change until the discussion closes."""
    prompt = locked(prompt)
    refuse_where_none_is_taken(prompt)
    stance = Stance.objects.select_for_update().filter(prompt=prompt, enrolment=enrolment).first()
    if stance is None:
        raise ValidationError(_("Say first where you stand."))
    works = Work.objects.filter(assignment=prompt.assignment_id, enrolment=enrolment)
    if not asks_again(prompt, works.first()):
        raise ValidationError(_("It is too early: post your part first."))
    stance.after, stance.reason, stance.after_at = stand, reason, timezone.now()
    stance.save(update_fields=["after", "reason", "after_at"])
    return stance


def refuse_where_none_is_taken(prompt):
    if not prompt.statement:
        raise ValidationError(_("No stand is asked for here."))
    if prompt.is_closed:
        raise ValidationError(_("This discussion is closed: nothing can be changed any more."))


def show_shift(*, prompt, is_shown):
    """Let the class see how minds moved, or no longer."""
    shown_at = timezone.now() if is_shown else None
    Prompt.objects.filter(pk=prompt.pk).update(shift_shown_at=shown_at)
