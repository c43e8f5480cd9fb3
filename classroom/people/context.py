from django.conf import settings
from django.utils.functional import SimpleLazyObject

from .models import Membership


def site(request):
    """What the base template needs on every page: at most one query, only when it asks."""
    user = getattr(request, "user", None)
    roles = SimpleLazyObject(
        lambda: (
            set(user.memberships.order_by().values_list("role", flat=True))
            if user is not None and user.is_authenticated
            else set()
        )
    )
    return {
        "demo": settings.DEMO,
        "roles": roles,
        "admin_role": Membership.Role.ADMIN,
        "teacher_role": Membership.Role.TEACHER,
    }
