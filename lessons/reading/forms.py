from django import forms
from django.utils.translation import gettext_lazy as _


class AnswerForm(forms.Form):
    """What someone chose at a check, as positions of options."""

    chosen = forms.TypedMultipleChoiceField(
        coerce=int,
        error_messages={
            "required": _("Choose an answer first."),
            "invalid_choice": _("Choose from the answers shown."),
        },
    )

    def __init__(self, data, *, question):
        super().__init__(data)
        self.question = question
        self.fields["chosen"].choices = [
            (option.position, option.text) for option in question.options
        ]

    def clean_chosen(self):
        chosen = sorted(set(self.cleaned_data["chosen"]))
        if len(chosen) > 1 and not self.question.takes_several:
            raise forms.ValidationError(_("Choose one answer only."))
        return chosen
