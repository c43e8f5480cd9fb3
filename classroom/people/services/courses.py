from django.db import transaction
from django.utils import timezone

from classroom.audit.services import change, record

from ..models import Course
from .enrolments import lock_open_course


@transaction.atomic
def add_course(*, actor, school, **values):
    course = Course.objects.create(school=school, **values)
    record(actor=actor, action="course_add", target=course, school=school)
    return course


@transaction.atomic
def edit_course(*, actor, course, **values):
    course = lock_open_course(course)
    before, after = change(course, **values)
    if after:
        course.save()
        record(
            actor=actor, action="course_edit", target=course, school=course.school,
            before=before, after=after,
        )  # fmt: skip


@transaction.atomic
def set_archived(*, actor, course, archived):
    """Archive the class (everyone reads, nobody writes) or restore it; again changes nothing."""
    course = (
        Course.objects.select_for_update(of=("self",)).select_related("school").get(pk=course.pk)
    )
    if course.is_archived == archived:
        return
    course.archived_at = timezone.now() if archived else None
    course.save(update_fields=["archived_at"])
    action = "course_archive" if archived else "course_restore"
    record(actor=actor, action=action, target=course, school=course.school)
