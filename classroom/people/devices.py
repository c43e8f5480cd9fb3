"""A cookie that says: on this device, these accounts have signed in before.

It opens nothing. Who shows it has an own counter of wrong passwords, so that strangers who try
the same account do not make its owner wait. It is sent to the sign-in page alone, is signed, and
names no account in clear.
"""

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import get_random_string, salted_hmac

NAME = SALT = "device"
AGE = 365 * 24 * 3600  # seconds
MOST = 20  # accounts: the last ones on a shared computer; a cookie has to stay small


def mark_of(username):
    return salted_hmac("people.device", username).hexdigest()[:16]


def read(request):
    """Return (the device's number, marks of its accounts), both empty on a new device."""
    value = request.get_signed_cookie(NAME, default="", salt=SALT, max_age=AGE)
    number, *marks = value.split(".")
    return number, marks


def known_device(request, username):
    """Return the device's number when the account signed in here before, else ""."""
    number, marks = read(request)
    return number if mark_of(username) in marks else ""


def remember_device(request, response, username):
    """Note on the response that this account has signed in on this device."""
    number, marks = read(request)
    mark = mark_of(username)
    marks = [mark, *(other for other in marks if other != mark)][:MOST]
    response.set_signed_cookie(
        NAME,
        ".".join([number or get_random_string(22), *marks]),
        salt=SALT,
        max_age=AGE,
        path=reverse("people:login"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response
