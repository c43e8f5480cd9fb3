from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.lookups import Exact

from classroom.audit.services import record

from ..models import Enrolment, Membership, User
from ..onetime import random_password


def resettable_by_teacher(school):
    """Return the condition for users whose password a teacher of `school` may reset.

    Students and nothing else anywhere, and at home in this school (see `at_home`).
    """
    mine = OuterRef("pk")
    staff_somewhere = Exists(
        Membership.objects.filter(user=mine).exclude(role=Membership.Role.STUDENT)
    )
    teaches_somewhere = Exists(
        Enrolment.objects.filter(user=mine, role=Enrolment.Role.TEACHER, left_at=None)
    )
    return at_home(school) & ~Q(staff_somewhere) & ~Q(teaches_somewhere) & Q(is_staff=False)


def resettable_by_admin(school):
    """Return the condition for users whose password an admin of `school` may reset.

    Not other admins, and nobody who also teaches or administers elsewhere: a new password would
    open that school as well.
    """
    others = Membership.objects.filter(user=OuterRef("pk")).exclude(role=Membership.Role.STUDENT)
    powers = others.filter(Q(role=Membership.Role.ADMIN) | ~Q(school=school))
    return at_home(school) & ~Q(Exists(powers)) & Q(is_staff=False)


def at_home(school):
    """Return the condition for users whose first school this is, which keeps their account.

    A guest from another school may be put into and out of classes here, and no more.
    """
    first = Membership.objects.filter(user=OuterRef("pk")).order_by("pk").values("school")[:1]
    return Q(Exact(Subquery(first), school.pk)) & Q(is_superuser=False)


@transaction.atomic
def reset_password(*, actor, user, school, allowed, key):
    """Give the user a random password for one use and return it; None for an old `key`.

    `allowed` is one of the conditions above, asked again here under the lock. Every session of
    the user ends, because sessions are bound to the password. `key` is the `password_key` that the
    page had: loaded again, the page of a new password must not silently make another.
    """
    user = User.objects.select_for_update(of=("self",)).filter(allowed, pk=user.pk).first()
    if user is None:
        raise PermissionDenied
    if user.password_key != key:
        return None
    password = random_password()
    user.set_password(password)
    user.must_change_password = True
    user.save(update_fields=["password", "must_change_password"])
    record(actor=actor, action="password_reset", target=user, school=school)
    return password


def choose_password(*, user, password):
    """Let the user have an own password; the caller keeps the session that asked for it."""
    user.set_password(password)
    user.must_change_password = False
    user.save(update_fields=["password", "must_change_password"])
