"""Giving a module to read: the form, and the act."""

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lessons.assignments.forms import AssignForm
from lessons.assignments.models import Assignment
from lessons.assignments.services import assign

from .models import Module, ReadingTask


class ReadingAssignForm(AssignForm):
    module = forms.ModelChoiceField(
        Module.objects.none(), to_field_name="slug", label=_("Module"), empty_label=_("Choose …")
    )
    field_order = ("module",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["module"].queryset = Module.objects.assignable_by(self.enrolment.user)
        self.fields["title"].required = False
        self.fields["title"].help_text = _("Empty: the title of the module.")

    def clean(self):
        data = super().clean()
        if not data.get("title") and data.get("module"):
            data["title"] = data["module"].title
        return data


@transaction.atomic
def assign_reading(*, actor, module, **given):
    """Give a module to classes; return the new assignments (see `services.assign`)."""
    assignments = assign(actor=actor, kind=Assignment.Kind.READING, **given)
    ReadingTask.objects.bulk_create(
        ReadingTask(assignment=assignment, module=module) for assignment in assignments
    )
    return assignments
