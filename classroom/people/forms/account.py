from django import forms
from django.contrib.auth.forms import PasswordChangeForm, SetPasswordForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..models import User


class AccountForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["language", "time_zone"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        zones = self.fields["time_zone"].choices
        self.fields["time_zone"].choices = [("", _("the school's"))] + [z for z in zones if z[0]]


class FirstPasswordForm(SetPasswordForm):
    """An own password in place of the one-time password, which was typed a moment ago."""

    def clean_new_password1(self):
        password = self.cleaned_data["new_password1"]
        if self.user.check_password(password):
            raise ValidationError(_("Choose another password than the one you have now."))
        return password


class NewPasswordForm(FirstPasswordForm, PasswordChangeForm):
    """A new password for whoever knows the present one."""
