from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ..addresses import client_address, network
from ..devices import known_device
from ..models import User
from ..throttle import SignIn


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

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("Username")
        self.fields["password"].label = _("Password")

    def clean_username(self):
        return User.normalize_username(self.cleaned_data["username"])

    def clean(self):
        username = self.cleaned_data.get("username")
        if not username or not self.cleaned_data.get("password"):
            return self.cleaned_data
        address = network(client_address(self.request))
        sign_in = SignIn(username, address, known_device(self.request, username))
        self.wait = sign_in.take_turn()
        if self.wait:
            raise too_many_tries(self.wait)
        try:
            cleaned = super().clean()
        except ValidationError:
            sign_in.failed()
            raise
        sign_in.succeeded()
        return cleaned


class OperatorSignInForm(SignInForm, AdminAuthenticationForm):
    """The same door for Django's admin, which must not be an unthrottled way in.

    The cookie of a known device is not sent here: whoever is kept waiting signs in at the
    school's door first.
    """
