"""Forms of what is assigned. Dates are typed in the school's zone, which the gate has activated."""

import uuid
from datetime import timedelta

from django import forms
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from classroom.dates import MomentField
from classroom.merging import MergingForm
from classroom.people.models import Course, Enrolment
from classroom.people.zones import abbreviation
from classroom.text_fields import legible

from .models import Assignment
from .models.assignments import CLOSES_BEFORE_DUE, DUE_BEFORE_IT_OPENS
from .points import PointsField, show_points

DUE_IS_OVER = _("This due date is over already.")
FOLDED = {"opens_at", "closes_at", "rubric", "counting", "points", "release"}  # by every kind


class DatedForm(forms.ModelForm):
    """What every kind has: a title, instructions and dates in order."""

    class Meta:
        model = Assignment
        fields = ("title", "instructions", "due_at", "opens_at", "closes_at")
        widgets = {"instructions": forms.Textarea(attrs={"rows": 6})}
        help_texts = {"instructions": _("Paragraphs, lists and links in Markdown.")}

    def __init__(self, *args, enrolment, **kwargs):
        super().__init__(*args, **kwargs)
        self.enrolment = enrolment
        self.fields["title"].validators.append(legible)
        self.zone = zone = abbreviation(enrolment.course.school.time_zone)
        self.fields["due_at"] = MomentField(
            label=_("Due"),
            zone=zone,
            typing=_("Day/month/year hour.minute. Without a time it is 23.59."),
        )
        self.fields["opens_at"] = MomentField(
            label=_("Opens"),
            zone=zone,
            clock="00:00",
            help_text=_("Students do not see it before. Empty: it is open at once."),
            typing=_("Without a time: 00.00."),
        )
        self.fields["closes_at"] = MomentField(
            label=_("Closes"),
            zone=zone,
            help_text=_("Nothing is taken in after this. Empty: late work is taken in."),
            typing=_("Without a time: 23.59."),
        )

    def clean_opens_at(self):
        """Emptied, it opens now, or stays open since it did."""
        return self.cleaned_data["opens_at"] or min(self.instance.opens_at, timezone.now())

    def check_order(self, due_at, due_field):
        """Put an error on the date that does not stand where it must."""
        opens_at, closes_at = (self.cleaned_data.get(name) for name in ("opens_at", "closes_at"))
        if due_at and opens_at and due_at <= opens_at:
            over = not self["opens_at"].data and due_at <= timezone.now()
            self.add_error(due_field, DUE_IS_OVER if over else DUE_BEFORE_IT_OPENS)
        elif due_at and closes_at and closes_at < due_at:
            self.add_error("closes_at", CLOSES_BEFORE_DUE)
        elif opens_at and closes_at and closes_at <= opens_at:
            self.add_error("closes_at", _("It cannot close before it opens."))


class EditForm(MergingForm, DatedForm):
    points = PointsField(label=_("Points"))

    class Meta(DatedForm.Meta):
        fields = (*DatedForm.Meta.fields, "points", "release")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.rubric_id or not self.instance.takes_marks:
            del self.fields["points"]
        if not self.instance.takes_marks:
            del self.fields["release"]

    def clean_points(self):
        points = self.cleaned_data["points"]
        most = self.instance.works.aggregate(most=Max("mark__points"))["most"]
        if most is not None and (points is None or points < most):
            raise forms.ValidationError(
                _("%(points)s points are given already, so there cannot be fewer.")
                % {"points": show_points(most)}
            )
        return points

    def clean_opens_at(self):
        opens_at = super().clean_opens_at()
        if opens_at > timezone.now() and self.instance.works.exists():
            raise forms.ValidationError(
                _("Students have begun: to take it from their sight, withdraw it.")
            )
        return opens_at

    def clean(self):
        data = self.cleaned_data
        for name in {"due_at", "opens_at", "closes_at"} & data.keys():
            # The page shows minutes: what was left alone keeps its seconds.
            if name not in self.changed_data:
                data[name] = self.initial[name]
        self.check_order(data.get("due_at"), "due_at")
        return data

    def changes(self):
        """What the kind's act takes of this form."""
        return self.cleaned_data


class AssignForm(DatedForm):
    """The same to one class or several, each with an own due date where it differs."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args, enrolment, **kwargs):
        super().__init__(*args, enrolment=enrolment, **kwargs)
        evening = timezone.localtime().replace(hour=23, minute=59, second=0, microsecond=0)
        self.fields["due_at"].initial = evening + timedelta(days=7)
        self.initial["opens_at"] = None  # not the moment the page was asked for
        self.courses = list(
            Course.objects.active().filter(
                school=enrolment.course.school_id,
                enrolments__user=enrolment.user,
                enrolments__role=Enrolment.Role.TEACHER,
                enrolments__left_at=None,
            )
        )
        for course in self.courses:
            self.fields[f"class_{course.pk}"] = forms.BooleanField(
                label=str(course), required=False, initial=course == enrolment.course
            )
            self.fields[f"due_{course.pk}"] = MomentField(
                label=_("Due for %(course)s") % {"course": course.name}, zone=self.zone
            )

    def class_rows(self):
        """`(course, tick, due)` for every class it can be given to."""
        return [(c, self[f"class_{c.pk}"], self[f"due_{c.pk}"]) for c in self.courses]

    def clean(self):
        data = self.cleaned_data
        due_at = data.get("due_at")
        self.check_order(due_at, "due_at")
        data["classes"] = []
        if len(self.courses) == 1:  # nothing to choose, so the page does not ask
            data[f"class_{self.courses[0].pk}"] = True
        for course in self.courses:
            if data.get(f"class_{course.pk}"):
                own = data.get(f"due_{course.pk}")
                self.check_order(own, f"due_{course.pk}")
                data["classes"].append((course, own or due_at))
        if not data["classes"]:
            self.add_error(None, _("Choose at least one class."))
        return data

    def more_is_open(self):
        """Neither an error nor what was filled in must hide in what is folded away."""
        shown = {"module", "title", "due_at", "__all__"}
        if any(not (n in shown or n.startswith(("class_", "due_"))) for n in self.errors):
            return True
        return bool(self.errors and FOLDED.intersection(self.changed_data))

    def given(self):
        """What `services.assign` takes of this form."""
        names = ("title", "instructions", "opens_at", "closes_at", "classes", "key")
        return {name: self.cleaned_data[name] for name in names}
