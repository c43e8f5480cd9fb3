"""A student begins."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from classroom.people.models import Course

from ..models import Assignment, Work


def begin(assignment, enrolment):
    """Return the student's work, a new one if there is none; None if the assignment is deleted.

    It is held until the transaction ends: saves and answers queue up, and two requests at once get
    the same row. Raises PermissionDenied when the class was archived after the gate had looked.
    """
    if not Course.objects.active().filter(pk=enrolment.course_id).exists():
        raise PermissionDenied
    own = {"assignment": assignment, "enrolment": enrolment}
    works = Work.objects.select_for_update(of=["self"])
    work = works.filter(**own).first()
    # Held, so that its teacher deletes it before or not at all: a foreign key is checked too late.
    if work is None and Assignment.objects.select_for_update().filter(pk=assignment.pk).first():
        work, _created = works.get_or_create(**own)
    return work


@transaction.atomic
def start_work(*, assignment, enrolment):
    """Return the student's work on `assignment`, held and begun if there is none yet.

    Raises ValidationError when nothing may be begun.
    """
    if assignment.is_withdrawn or assignment.is_scheduled:
        raise ValidationError(_("This is not open."), code="not_open")
    if assignment.is_closed:
        raise ValidationError(_("This is closed: nothing is taken in any more."), code="closed")
    work = begin(assignment, enrolment)
    if work is None:
        raise ValidationError(_("This is not open."), code="not_open")
    return work
