"""A student begins."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ..models import Work


@transaction.atomic
def start_work(*, assignment, enrolment):
    """Return the student's work on `assignment`, beginning it if there is none yet.

    Two requests at once get the same row. Raises ValidationError when nothing may be begun.
    """
    if assignment.is_withdrawn or assignment.is_scheduled:
        raise ValidationError(_("This is not open."), code="not_open")
    if assignment.is_closed:
        raise ValidationError(_("This is closed: nothing is taken in any more."), code="closed")
    try:
        work, _created = Work.objects.get_or_create(assignment=assignment, enrolment=enrolment)
    except IntegrityError as error:  # deleted by its teacher at this very instant
        raise ValidationError(_("This is not open."), code="not_open") from error
    return work
