"""What a student says of a claim."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .calibration import CONFIDENCES
from .models import Verdict

LONGEST = 300  # characters: a sentence

MEANINGS = {
    Verdict.SUPPORTED: _("Reliable sources say the same."),
    Verdict.IMPRECISE: _("There is something in it, but a word, a number or a limit is not right."),
    Verdict.OPINION: _("It judges or hopes: facts alone cannot settle it."),
    Verdict.WRONG: _("Reliable sources say otherwise."),
}


class RulingForm(forms.Form):
    verdict = forms.ChoiceField(
        choices=Verdict.choices,
        error_messages={
            "required": _("Choose a verdict first."),
            "invalid_choice": _("Choose one of the four verdicts."),
        },
    )
    confidence = forms.TypedChoiceField(
        choices=[(one, f"{one}%") for one in CONFIDENCES],
        coerce=int,
        error_messages={
            "required": _("Say how sure you are."),
            "invalid_choice": _("Choose one of the steps that are shown."),
        },
    )

    def verdicts(self):
        """`(value, label, meaning, whether chosen)` of each verdict."""
        chosen = self["verdict"].value()
        return [(one.value, one.label, MEANINGS[one], one == chosen) for one in Verdict]

    def confidences(self):
        """`(value, whether chosen)` of each step."""
        chosen = str(self["confidence"].value())
        return [(one, str(one) == chosen) for one in CONFIDENCES]


class CorrectionForm(forms.Form):
    correction = forms.CharField(
        max_length=LONGEST,
        error_messages={
            "required": _("Write a sentence first."),
            "max_length": _(
                "One sentence is enough: at most %(limit_value)d characters, "
                "these are %(show_value)d."
            ),
        },
    )

    def clean_correction(self):
        """One line, whatever a phone's keyboard put between the words."""
        return " ".join(self.cleaned_data["correction"].split())
