from django import forms
from django.utils.translation import gettext_lazy as _

from .texts import LETTER_OR_DIGIT, has_hidden, normalise


def legible(name):
    """Refuse a name that nobody could read in a list, or that turns around what stands beside."""
    if has_hidden(name):
        said = _("There is an invisible character in this. Type it instead of pasting it.")
        raise forms.ValidationError(said, code="hidden")
    if not LETTER_OR_DIGIT.search(name):
        raise forms.ValidationError(_("Use at least one letter or digit."), code="blank")


class WholeText(forms.CharField):
    """Free text in its normal form; nothing is stripped, so that page and server hash the same.

    What is longer than `most` characters is refused in words, and stays in the field.
    """

    widget = forms.Textarea

    def __init__(self, *, most, **options):
        too_long = _(
            "The text has %(show_value)d characters; at most %(limit_value)d can be kept. "
            "Shorten it, then save again."
        )
        super().__init__(required=False, strip=False, max_length=most, **options)
        for validator in self.validators:
            if getattr(validator, "code", "") == "max_length":
                validator.message = too_long

    def to_python(self, value):
        return normalise(super().to_python(value))

    def widget_attrs(self, widget):
        """No maxlength: a browser would cut off the end of a pasted text without a word."""
        return {}
