from django.conf import settings

from .models import Membership


def site(request):
    """What the base template needs on every page; the role on the staff is read with the user.

    Whoever has signed in just now, in this very request, is no staff yet: that page is a redirect.
    """
    role = getattr(getattr(request, "user", None), "staff_role", None)
    return {
        "demo": settings.DEMO,
        "is_school_admin": role == Membership.Role.ADMIN,
        "is_school_staff": bool(role),
    }
