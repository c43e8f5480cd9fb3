from django import forms
from django.utils.translation import gettext_lazy as _

from classroom.texts import normalise

from .models import Note


class NoteField(forms.CharField):
    widget = forms.Textarea

    def to_python(self, value):
        return normalise(super().to_python(value))

    def widget_attrs(self, widget):
        """No maxlength: a browser would cut off the end of a pasted text without a word."""
        return {}


class NoteForm(forms.Form):
    text = NoteField(
        label=_("Note"),
        max_length=Note._meta.get_field("text").max_length,
        error_messages={
            "required": _("Write something first."),
            "max_length": _(
                "A note has at most %(limit_value)s characters; this one has %(show_value)s."
            ),
        },
    )
