from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from classroom.audit.services import change, record

from ..models import Enrolment, Membership, User
from ..onetime import random_password
from ..usernames import suggest
from .schools import lock_school


@transaction.atomic
def add_person(*, actor, school, role, full_name, username="", key=None, **details):
    """Add a person to the school; return (user, one-time password).

    Without a username one is made from the name. `key` is that of the form, which adds one person.
    """
    password = random_password()
    user = User(username=username or free_username(full_name), full_name=full_name, **details)
    user.must_change_password = True
    user.set_password(password)
    user.save()
    Membership.objects.create(school=school, user=user, role=role, key=key)
    after = {"username": user.username, "role": role}
    record(actor=actor, action="person_add", target=user, school=school, after=after)
    return user, password


def free_username(full_name):
    wish = suggest(full_name, ())
    taken = User.objects.filter(username__istartswith=wish).values_list("username", flat=True)
    return suggest(full_name, taken)


@transaction.atomic
def edit_person(*, actor, school, user, **details):
    """Change the person's details; without a difference nothing is written."""
    user = User.objects.select_for_update().get(pk=user.pk)
    before, after = change(user, **details)
    if after:
        user.save(update_fields=list(after))
        record(
            actor=actor,
            action="person_edit",
            target=user,
            school=school,
            before=before,
            after=after,
        )


@transaction.atomic
def set_role(*, actor, membership, role):
    """Give the member another role in the school.

    The school keeps at least one admin, and whoever teaches a class stays a teacher until taken
    out of it. The school's row is locked: two admins cannot demote each other at once.
    """
    school = lock_school(membership.school_id)
    membership = (
        Membership.objects.select_for_update(of=("self",))
        .select_related("user")
        .get(pk=membership.pk)
    )
    if membership.role == Membership.Role.ADMIN != role:
        keep_an_admin(school, membership)
    if role == Membership.Role.STUDENT:
        refuse_if_teaching(school, membership.user)
    before, after = change(membership, role=role)
    if after:
        membership.save(update_fields=["role"])
        record(
            actor=actor, action="role_set", target=membership.user, school=school,
            before=before, after=after,
        )  # fmt: skip


def keep_an_admin(school, membership):
    others = school.memberships.filter(role=Membership.Role.ADMIN, user__is_active=True)
    if not others.exclude(pk=membership.pk).exists():
        message = _("This is the school's last admin. Make another person admin first.")
        raise ValidationError({"role": message}, code="last_admin")


def refuse_if_teaching(school, user):
    teaching = Enrolment.objects.current().filter(
        user=user, course__school=school, role=Enrolment.Role.TEACHER
    )
    if teaching.exists():
        message = _("This person teaches a class. Take the person out of it first.")
        raise ValidationError({"role": message}, code="teaches")
