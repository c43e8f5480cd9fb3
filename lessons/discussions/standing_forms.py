"""Forms of a stand and of an answer to a restatement. Their fields are drawn in templates."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Restatement, Stance
from .stands import Stand


class StandForm(forms.Form):
    stand = forms.TypedChoiceField(
        choices=Stand.choices,
        coerce=int,
        error_messages={"required": _("Choose where you stand.")},
    )
    again = forms.BooleanField(required=False)
    reason = forms.CharField(required=False, max_length=Stance._meta.get_field("reason").max_length)


class AnswerForm(forms.Form):
    """Accepting needs nothing; putting right needs what was meant."""

    accepts = forms.BooleanField(required=False)
    correction = forms.CharField(
        required=False, max_length=Restatement._meta.get_field("correction").max_length
    )

    def clean(self):
        data = super().clean()
        if data.get("accepts"):
            data["correction"] = ""
        elif not data.get("correction") and "correction" not in self.errors:
            self.add_error("correction", _("Write what you meant."))
        return data
