from django.conf import settings


def site(request):
    """What the base template needs on every page; whether someone is staff is read with the user.

    Whoever has signed in just now, in this very request, is no staff yet: that page is a redirect.
    """
    user = getattr(request, "user", None)
    is_admin = getattr(user, "is_school_admin", False)
    return {
        "demo": settings.DEMO,
        "is_school_admin": is_admin,
        "is_school_staff": is_admin or getattr(user, "is_school_teacher", False),
    }
