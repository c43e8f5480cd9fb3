"""Giving a class modules one after the other: the form, and the act."""

import uuid
from datetime import timedelta

from django import forms
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from classroom.dates import MomentField
from classroom.people.zones import abbreviation
from lessons.assignments.forms import DUE_IS_OVER
from lessons.assignments.models.assignments import DUE_BEFORE_IT_OPENS

from .assigning import CountingForm, assign_reading
from .lesson import lesson_of
from .models import Module, ReadingTask

LONGEST = 60  # days between two modules


class PathForm(CountingForm):
    """Which modules, when the first is due, and how many days lie between; or each its own date."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    days = forms.IntegerField(
        label=_("Days between"),
        initial=7,
        min_value=1,
        max_value=LONGEST,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "num"}),
        help_text=_("From one due date to the next."),
    )

    def __init__(self, *args, enrolment, **kwargs):
        super().__init__(*args, **kwargs)
        self.zone = abbreviation(enrolment.course.school.time_zone)
        self.modules = modules_for(enrolment.user)
        self.given = given_in(enrolment.course, self.modules)
        self.fields["points"].help_text = _("Of each module: the most that its checks can earn.")
        self.add_dates()
        for module in self.modules:
            self.add_row(module)

    def add_dates(self):
        evening = timezone.localtime().replace(hour=23, minute=59, second=0, microsecond=0)
        self.fields["due_at"] = MomentField(
            label=_("First due"),
            zone=self.zone,
            initial=evening + timedelta(days=7),
            help_text=_("Empty: no due dates."),
            typing=_("Day/month/year hour.minute. Without a time it is 23.59."),
        )
        self.fields["opens_at"] = MomentField(
            label=_("Opens"),
            zone=self.zone,
            clock="00:00",
            help_text=_("Students do not see it before. Empty: it is open at once."),
            typing=_("Without a time: 00.00."),
        )

    def add_row(self, module):
        self.fields[f"module_{module.pk}"] = forms.BooleanField(
            label=module.title,
            required=False,
            initial=module.is_built_in and module.pk not in self.given,
        )
        own = self.fields[f"due_{module.pk}"] = MomentField(label="", zone=self.zone)
        own.label = format_html(
            '{} <span class="visually-hidden">{}</span> ({})', _("Due"), module.title, self.zone
        )

    def rows(self):
        """`(module, the assignment the class has of it or None, tick, due)` in order."""
        return [
            (one, self.given.get(one.pk), self[f"module_{one.pk}"], self[f"due_{one.pk}"])
            for one in self.modules
        ]

    def clean(self):
        data = super().clean()
        ticked = [module for module in self.modules if data.get(f"module_{module.pk}")]
        if not ticked:
            self.add_error(None, _("Choose at least one module."))
        data["steps"] = [(one, self.due_of(one, place)) for place, one in enumerate(ticked)]
        return data

    def path(self):
        """What `assign_path` takes of this form."""
        names = ("key", "steps", "opens_at", "counting", "points")
        return {name: self.cleaned_data[name] for name in names}

    def module_of(self, data):
        return None  # there are several

    def due_of(self, module, place):
        """Return when the module at a place is due, with what is wrong put at its field."""
        data, name = self.cleaned_data, f"due_{module.pk}"
        due_at = data.get(name)
        if not due_at and data.get("due_at"):
            name, due_at = "due_at", data["due_at"] + timedelta(place * (data.get("days") or 0))
        opens_at = data.get("opens_at") or timezone.now()
        if due_at and due_at <= opens_at and not self.has_error(name):
            self.add_error(name, DUE_BEFORE_IT_OPENS if data.get("opens_at") else DUE_IS_OVER)
        return due_at


def modules_for(user):
    """Return the built-in modules in their order, then those the user has written."""
    built_in_or_own = Q(school=None) | Q(created_by=user)
    rows = Module.objects.assignable_by(user).filter(built_in_or_own)
    return sorted(rows, key=lambda module: not module.is_built_in)


def given_in(course, modules):
    """Map modules to the assignment that a class has of them."""
    tasks = ReadingTask.objects.filter(
        module__in=modules, assignment__course=course, assignment__withdrawn_at=None
    )
    return {task.module_id: task.assignment for task in tasks.select_related("assignment")}


@transaction.atomic
def assign_path(*, actor, course, key, steps, opens_at, counting, points):
    """Give a class the modules of `steps`, `[(module, due_at)]`; return the new assignments.

    Each module's key is made of the form's: sent twice, the path is given once. A module without
    checks has nothing that counts.
    """
    new = []
    for module, due_at in steps:
        counts = {"counting": counting, "points": points} if lesson_of(module).checks else {}
        new += assign_reading(
            actor=actor,
            module=module,
            title=module.title,
            key=uuid.uuid5(key, module.slug),
            classes=[(course, due_at)],
            opens_at=opens_at or timezone.now(),
            **counts,
        )
    return new
