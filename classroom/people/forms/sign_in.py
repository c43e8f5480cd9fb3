from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from .. import throttle
from ..addresses import client_address


def too_many_tries(seconds):
    """Return the error that tells how long to wait."""
    message = ngettext(
        "Too many wrong tries. Wait %(seconds)s second, then try again.",
        "Too many wrong tries. Wait %(seconds)s seconds, then try again.",
        seconds,
    )
    return ValidationError(message % {"seconds": seconds}, code="wait")


class SignInForm(AuthenticationForm):
    """Username and password, slowed down after wrong tries.

    Unknown usernames are counted, hashed and answered exactly like wrong passwords.
    """

    wrong = _("This username and password do not belong together. Check capitals and try again.")
    error_messages = {"invalid_login": wrong, "inactive": wrong}
    wait = 0  # seconds until the next try is looked at

    def clean(self):
        username = self.cleaned_data.get("username", "").casefold()
        if not username or not self.cleaned_data.get("password"):
            return self.cleaned_data
        address = client_address(self.request)
        self.wait = throttle.seconds_to_wait(throttle.ADDRESS, address) or throttle.take_turn(
            throttle.ACCOUNT, username
        )
        if self.wait:
            raise too_many_tries(self.wait)
        try:
            cleaned = super().clean()
        except ValidationError:
            throttle.take_turn(throttle.ADDRESS, address)
            raise
        throttle.forget(throttle.ACCOUNT, username)
        return cleaned


class OperatorSignInForm(SignInForm, AdminAuthenticationForm):
    """The same door for Django's admin, which must not be an unthrottled way in."""
