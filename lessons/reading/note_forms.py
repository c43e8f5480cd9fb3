from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Note


class NoteForm(forms.Form):
    text = forms.CharField(
        label=_("Note"),
        widget=forms.Textarea,
        max_length=Note._meta.get_field("text").max_length,
        error_messages={
            "required": _("Write something first."),
            "max_length": _(
                "A note has at most %(limit_value)s characters; this one has %(show_value)s."
            ),
        },
    )
