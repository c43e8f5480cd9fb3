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

    LABELS = {
        "old_password": _("Password you have now"),
        "new_password1": _("New password"),
        "new_password2": _("New password once more"),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label, field.help_text = self.LABELS[name], ""
        self.fields["new_password1"].help_text = _(
            "At least 8 characters, not only digits, and nothing that others would guess."
        )

    def validate_password_for_user(self, user, *_repeated_field):
        """Say what is wrong with a password where it was chosen, not where it was repeated."""
        super().validate_password_for_user(user, "new_password1")

    def clean_new_password1(self):
        password = self.cleaned_data["new_password1"]
        if self.user.check_password(password):
            raise ValidationError(_("Choose another password than the one you have now."))
        return password


class NewPasswordForm(FirstPasswordForm, PasswordChangeForm):
    """A new password for whoever knows the present one."""
