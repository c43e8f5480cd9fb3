from datetime import datetime, timedelta
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from classroom.audit.services import record_each

from ..models import Course, Enrolment, Membership
from .schools import lock_school

UNDO_WITHIN = timedelta(hours=1)


def is_staff_anywhere(user):
    return (
        user.is_staff
        or user.is_superuser
        or user.memberships.exclude(role=Membership.Role.STUDENT).exists()
    )


class Joined(NamedTuple):
    """What joining changed, as a session keeps it, so that it can be undone."""

    enrolment: int
    at: str
    left_at: str | None  # of a former enrolment that joining opened again
    is_guest: bool  # joining made the person a member of the school


@transaction.atomic
def join_course(*, code, user):
    """Let a student into the class of a valid code; return Joined, or None for who is in already.

    Someone from another school becomes a student of this one too, as a guest. Whoever was in the
    class before finds the old enrolment, and with it the old work.
    """
    course = lock_open_course(code.course)
    if is_staff_anywhere(user):
        message = _("Codes are for students. The school admin puts teachers into a class.")
        raise ValidationError(message, code="staff")
    _member, is_guest = Membership.objects.get_or_create(school_id=course.school_id, user=user)
    enrolment, is_new = Enrolment.objects.get_or_create(course=course, user=user)
    left_at = enrolment.left_at
    if left_at:
        enrolment.left_at = None
        enrolment.role = Enrolment.Role.STUDENT
        enrolment.save(update_fields=["left_at", "role"])
    elif not is_new:
        return None
    left_at = left_at and left_at.isoformat()
    return Joined(enrolment.pk, timezone.now().isoformat(), left_at, is_guest)


@transaction.atomic
def undo_join(*, user, joined):
    """Take someone who joined the wrong class out again; a repeat does nothing.

    A new enrolment goes without a trace, a former one is left as it was. Raises ValidationError
    an hour after joining, once something has been done in the class, and in an archived class.
    """
    mine = Enrolment.objects.filter(pk=joined.enrolment, user=user, left_at=None)
    course = Course.objects.filter(enrolments__in=mine).first()
    if course is None:
        return
    lock_open_course(course)  # before the enrolment, as whoever joins
    enrolment = mine.select_for_update(of=("self",)).first()
    if enrolment is None:
        return
    if timezone.now() > datetime.fromisoformat(joined.at) + UNDO_WITHIN:
        message = _("You joined this class too long ago. Ask your teacher to take you out.")
        raise ValidationError(message, code="late")
    if joined.left_at:
        enrolment.left_at = datetime.fromisoformat(joined.left_at)
        enrolment.save(update_fields=["left_at"])
    elif is_used(enrolment):
        message = _("You have begun something in this class. Ask your teacher to take you out.")
        raise ValidationError(message, code="used")
    else:
        enrolment.delete()
    here = {"user": user, "course__school": course.school_id}
    if joined.is_guest and not Enrolment.objects.filter(**here).exists():
        Membership.objects.filter(user=user, school=course.school_id).delete()


def is_used(enrolment):
    """Whether anything hangs off the enrolment, whatever kind of work it is."""
    return any(
        relation.related_model.objects.filter(**{relation.field.name: enrolment}).exists()
        for relation in Enrolment._meta.related_objects
    )


def lock_open_course(course):
    """Return the class, locked, so that it cannot be archived meanwhile."""
    course = (
        Course.objects.select_for_update(of=("self",)).select_related("school").get(pk=course.pk)
    )
    if course.is_archived:
        message = _("This class is archived. It has to be restored first.")
        raise ValidationError(message, code="archived")
    return course


@transaction.atomic
def put_into_course(*, actor, course, users, role):
    """Put members of the school into the class in the given role; return how many that changed.

    Who was there before comes back to the old work; who is there already keeps the row, in the
    given role. The school's row is locked: no teacher becomes a student meanwhile.
    """
    lock_school(course.school_id)
    course = lock_open_course(course)
    if role == Enrolment.Role.TEACHER:
        refuse_students(course.school, users)
    known = {row.user_id: row for row in course.enrolments.filter(user__in=users)}
    acts, new, changed = [], [], []
    for user in users:
        row = known.get(user.pk)
        if row is not None and row.left_at is None and row.role == role:
            continue
        stays = row is not None and row.left_at is None
        before = {"role": row.role} if stays else {}
        if row is None:
            new.append(Enrolment(course=course, user=user, role=role))
        else:
            row.left_at, row.role = None, role
            changed.append(row)
        acts.append(act(actor, "class_put_in", course, user, before, {"role": role}))
    Enrolment.objects.bulk_create(new)
    Enrolment.objects.bulk_update(changed, ["left_at", "role"])
    record_each(acts)
    return len(acts)


def refuse_students(school, users):
    students = school.memberships.filter(user__in=users, role=Membership.Role.STUDENT)
    if students.exists():
        message = _("Only a teacher of the school can teach a class. Change the role first.")
        raise ValidationError(message, code="not_a_teacher")


@transaction.atomic
def take_out_of_course(*, actor, enrolments):
    """Take people out of their classes; their work stays where it is. Return how many went."""
    rows = enrolments.filter(left_at=None, course__archived_at=None)
    rows = list(rows.select_for_update(of=("self",)).select_related("user", "course__school"))
    for row in rows:
        row.left_at = timezone.now()
    Enrolment.objects.bulk_update(rows, ["left_at"])
    record_each(
        act(actor, "class_take_out", row.course, row.user, {"role": row.role}, {}) for row in rows
    )
    return len(rows)


def act(actor, action, course, user, before, after):
    return {
        "actor": actor, "action": action, "target": user, "school": course.school,
        "before": before, "after": {"class": str(course)} | after,
    }  # fmt: skip


@transaction.atomic
def put_into_courses(*, actor, user, courses, role):
    """Put one person into several classes, all or none; return how many that changed."""
    return sum(
        put_into_course(actor=actor, course=course, users=[user], role=role) for course in courses
    )
