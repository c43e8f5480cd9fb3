"""Taking a module in from a zip: the form, and the act."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from classroom.people.models import Membership

from .module_files import read_module
from .services import write_module
from .zipped import MEGABYTE, MOST_UPLOAD, unzipped


class ImportForm(forms.Form):
    """After `is_valid`, `module` holds what was read, or `mistakes` what is wrong in the files."""

    file = forms.FileField(label=_("The module as a zip file"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.module, self.mistakes = None, []
        field = self.fields["file"]
        field.widget.attrs["accept"] = ".zip,application/zip"
        field.help_text = _("At most %(most)s MB.") % {"most": MOST_UPLOAD // MEGABYTE}

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_UPLOAD:
            sentence = _("This file is larger than %(most)s MB.")
            raise ValidationError(sentence % {"most": MOST_UPLOAD // MEGABYTE})
        self.module, self.mistakes = read_module(None, unzipped(file))
        if self.mistakes:
            count = len(self.mistakes)
            sentence = ngettext(
                "There is %(count)s mistake in the files. Nothing was imported.",
                "There are %(count)s mistakes in the files. Nothing was imported.",
                count,
            )
            raise ValidationError(sentence % {"count": count})
        return file


def import_module(files, *, user):
    """Write `ModuleFiles` as a new module of `user`, not published; return `(module, notes)`."""
    memberships = user.memberships.exclude(role=Membership.Role.STUDENT).select_related("school")
    return write_module(files, school=memberships.order_by("pk").first().school, author=user)
