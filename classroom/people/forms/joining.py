from django import forms
from django.utils.translation import gettext_lazy as _

from ..codes import normalise


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Join code"),
        max_length=40,
        help_text=_(
            "8 letters and digits from your teacher. Capitals, spaces and dashes do not matter."
        ),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def clean_code(self):
        code = normalise(self.cleaned_data["code"])
        if not code.isalnum():
            raise forms.ValidationError(_("A code has only letters and digits."))
        return code


class NewCodeForm(forms.Form):
    days = forms.TypedChoiceField(
        label=_("Valid for"),
        coerce=int,
        initial=7,
        choices=[(1, _("1 day")), (7, _("7 days")), (30, _("30 days"))],
    )
