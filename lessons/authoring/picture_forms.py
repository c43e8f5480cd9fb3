from django import forms
from django.utils.translation import gettext_lazy as _

from classroom.images import MEGABYTE, MOST_BYTES, clean_picture

from .paired import PairedForm, initial_of, lines

ALT = lines(
    _("What is to be seen"),
    300,
    rows=2,
    help_text=_("For those who do not see it: what the picture shows, in a sentence."),
)


class AltForm(PairedForm):
    """A picture says something in every language of its module, or it says nothing to some."""

    paired = {"alt": ALT}

    def field(self, name, make, language):
        field = super().field(name, make, language)
        field.required = True
        return field


class DescriptionForm(AltForm):
    def __init__(self, *args, picture, languages, **kwargs):
        initial = initial_of(picture, ("alt",), languages)
        super().__init__(*args, languages=languages, initial=initial, **kwargs)


class PictureForm(AltForm):
    file = forms.FileField(label=_("Picture"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].widget.attrs["accept"] = "image/jpeg,image/png,image/webp"
        hint = _("JPEG, PNG or WebP, at most %(most)s MB. It is made smaller where it is large.")
        self.fields["file"].help_text = hint % {"most": MOST_BYTES // MEGABYTE}

    def clean_file(self):
        return clean_picture(self.cleaned_data["file"])
