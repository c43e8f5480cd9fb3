from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from classroom.text_fields import WholeText

LONGEST = 100_000


class OwnForm(forms.Form):
    """A form of one student's own text.

    `writer` is the enrolment the page was made for. Phones are shared: when someone else has signed
    in meanwhile, in another tab, the text of the first must not become the draft of the second.
    """

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    writer = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, enrolment, **kwargs):
        super().__init__(*args, **kwargs)
        self.enrolment = enrolment
        self.initial["writer"] = enrolment.pk

    @property
    def is_of_someone_else(self):
        return self.cleaned_data.get("writer", self.enrolment.pk) != self.enrolment.pk

    def clean(self):
        missing = [field.name for field in self.hidden_fields() if field.name in self.errors]
        if missing:
            raise ValidationError(_("The page was incomplete. Copy your text and load it again."))
        if self.is_of_someone_else:
            raise ValidationError(
                _("You are signed in as someone else now. Sign in as yourself and try again.")
            )


class EssayForm(OwnForm):
    text = WholeText(label=_("Your text"), most=LONGEST)


class HandInForm(OwnForm):
    """`key` makes handing in the same page twice one attempt; `number` is the attempt it asks for,
    so that a page left open is noticed when another has handed in meanwhile."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    number = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
