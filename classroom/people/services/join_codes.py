from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from classroom.audit.services import record

from ..models import JoinCode
from .enrolments import lock_open_course


@transaction.atomic
def make_join_code(*, actor, course, days):
    """Make a code that lets students in for so many days; codes made before stop working."""
    course = lock_open_course(course)
    now = timezone.now()
    course.join_codes.valid().update(revoked_at=now)
    code = JoinCode.objects.create(
        course=course, created_by=actor, expires_at=now + timedelta(days=days)
    )
    # The code itself stays out of the record: it is a key.
    after = {"expires_at": code.expires_at.isoformat(timespec="minutes")}
    record(actor=actor, action="join_code_new", target=course, school=course.school, after=after)
    return code


@transaction.atomic
def revoke_join_code(*, actor, code):
    if code.course.join_codes.valid().filter(pk=code.pk).update(revoked_at=timezone.now()):
        record(
            actor=actor, action="join_code_revoke", target=code.course, school=code.course.school
        )


def refuse_unless_valid(code):
    """Raise ValidationError that says what is wrong with the code; None is an unknown one."""
    if code is None:
        message = _("No class has this code. Compare it letter by letter with your teacher's.")
        raise ValidationError(message, code="wrong")
    if code.revoked_at:
        message = _("This code has been revoked. Ask your teacher for the new one.")
        raise ValidationError(message, code="revoked")
    if code.expires_at <= timezone.now():
        message = _("This code has expired. Ask your teacher for a new one.")
        raise ValidationError(message, code="expired")
    if code.course.is_archived:
        message = _("The class of this code is archived. Nobody can join it any more.")
        raise ValidationError(message, code="archived")
