"""The other side's point in one's own words, and what its maker says of it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from classroom.texts import normalise

from ..models import Restatement
from .posting import locked


@transaction.atomic
def answer_restatement(*, restatement, correction=""):
    """Accept how one's point was put, or put it right with `correction`: once, while it is open.

    That it is the own point has been checked by the caller.
    """
    prompt = locked(restatement.post.prompt)
    restatement = Restatement.objects.select_for_update(of=["self"]).get(pk=restatement.pk)
    if prompt.is_closed:
        raise ValidationError(_("This discussion is closed: nothing can be changed any more."))
    if not restatement.is_waiting:
        raise ValidationError(_("You have answered this already."))
    states = Restatement.State
    restatement.correction = normalise(correction).strip()
    restatement.state = states.CORRECTED if restatement.correction else states.ACCEPTED
    restatement.answered_at = timezone.now()
    restatement.save(update_fields=["correction", "state", "answered_at"])
    return restatement
