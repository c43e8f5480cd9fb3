"""A student's part is marked as it stands, also when less was said than was asked."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from classroom.audit.services import record
from lessons.assignments.models import Work

from ..models import Post


@transaction.atomic
def take_as_handed_in(*, work, teacher):
    """Take what the student has said as the whole part, as of the last post; return the work.

    Nothing changes where it is handed in already. Raises ValidationError for who said nothing.
    """
    held = Work.objects.select_for_update(of=["self"]).select_related("assignment__course__school")
    work = held.get(pk=work.pk)
    if work.submitted_at:
        return work
    said = Post.objects.filter(prompt__assignment=work.assignment_id, author=work.enrolment_id)
    last = said.filter(deleted_at=None).order_by("created_at").last()
    if last is None:
        raise ValidationError(_("Nothing was posted, so there is nothing to mark."))
    work.submitted_at = last.created_at
    work.save(update_fields=["submitted_at"])
    record(
        actor=teacher,
        action="part_taken_in",
        target=work,
        school=work.assignment.course.school,
        after={"submitted_at": last.created_at.isoformat()},
    )
    return work
