"""Giving a module to read and changing it: the forms, and the act of giving."""

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lessons.assignments.forms import AssignForm, EditForm
from lessons.assignments.models import Assignment
from lessons.assignments.points import PointsField
from lessons.assignments.services import assign

from .lesson import lesson_of
from .models import Module, ReadingTask

COUNTING = [
    (ReadingTask.Counting.NONE, _("not at all")),
    (ReadingTask.Counting.COMPLETION, _("by completion")),
    (ReadingTask.Counting.BEST, _("by score")),
]


def points_field():
    return PointsField(
        label=_("Points"), help_text=_("The most that the checks can earn, where they count.")
    )


class CountingForm(forms.Form):
    """Whether the checks count as points, and as how many at most."""

    counting = forms.ChoiceField(
        label=_("Checks count"),
        choices=COUNTING,
        initial=ReadingTask.Counting.NONE,
        required=False,
        help_text=_(
            "By completion: every check answered earns its share of the points, right or not. "
            "By score: it earns its share by the best try."
        ),
    )
    points = points_field()

    def clean(self):
        data = super().clean()
        data["counting"] = data.get("counting") or ReadingTask.Counting.NONE
        if data["counting"] == ReadingTask.Counting.NONE:
            data["points"] = None
        elif "points" in data and not data["points"]:
            self.add_error("points", _("Say how many points the checks can earn."))
        elif (module := self.module_of(data)) and not lesson_of(module).checks:
            self.add_error("counting", _("This module has no checks that could count."))
        return data


class ReadingAssignForm(CountingForm, AssignForm):
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

    def module_of(self, data):
        return data.get("module")

    def given(self):
        return super().given() | {name: self.cleaned_data[name] for name in ("counting", "points")}


class ReadingEditForm(CountingForm, EditForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["points"] = points_field()  # what no teacher marks loses it otherwise
        self.initial["counting"] = self.instance.reading_task.counting

    def module_of(self, data):
        return self.instance.reading_task.module


@transaction.atomic
def assign_reading(*, actor, module, counting=ReadingTask.Counting.NONE, **given):
    """Give a module to classes; return the new assignments (see `services.assign`)."""
    assignments = assign(actor=actor, kind=Assignment.Kind.READING, **given)
    ReadingTask.objects.bulk_create(
        ReadingTask(assignment=assignment, module=module, counting=counting)
        for assignment in assignments
    )
    return assignments
