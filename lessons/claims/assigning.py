"""Giving claims to check and changing that: the forms, and the acts."""

from django import forms
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from classroom.audit.services import record
from lessons.assignments.forms import AssignForm, EditForm
from lessons.assignments.models import Assignment, Work
from lessons.assignments.points import PointsField
from lessons.assignments.services import assign, edit
from lessons.reading.models import Module

from .drawing import draw, shuffled
from .models import Claim, Pick
from .services import settle

DEFAULT, MOST = 8, 30


class Counting(models.TextChoices):
    NONE = "none", _("not at all")
    SCORE = "score", _("by calibration score")


def points_field():
    return PointsField(
        label=_("Points"),
        help_text=_("For a calibration score of 100, where it counts; half of them for 50."),
    )


class CountingForm(forms.Form):
    """Whether the calibration score makes points, and how many at most."""

    counting = forms.ChoiceField(
        label=_("Counts as points"),
        choices=Counting.choices,
        initial=Counting.NONE,
        required=False,
    )
    points = points_field()

    def clean(self):
        data = super().clean()
        if data.pop("counting", "") != Counting.SCORE:
            data["points"] = None
        elif "points" in data and not data["points"]:
            self.add_error("points", _("Say how many points there are."))
        return data


class ClaimsAssignForm(CountingForm, AssignForm):
    """Claims drawn from some or all modules, or picked by hand."""

    part = "claims/_choose.html"  # what the form shows beyond every kind's

    modules = forms.ModelMultipleChoiceField(
        Module.objects.none(),
        to_field_name="slug",
        label=_("Claims from"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: from all of them."),
    )
    how_many = forms.IntegerField(
        label=_("How many claims"),
        min_value=1,
        max_value=MOST,
        initial=DEFAULT,
        required=False,
        help_text=_("Drawn so that the verdicts are mixed; what a class knows already comes last."),
    )
    picked = forms.ModelMultipleChoiceField(
        Claim.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.claims = list(Claim.objects.in_use().select_related("module"))
        self.fields["picked"].queryset = Claim.objects.in_use()
        with_claims = {claim.module_id for claim in self.claims}
        self.fields["modules"].queryset = Module.objects.filter(pk__in=with_claims)
        self.fields["title"].required = False
        self.fields["title"].help_text = _("Empty: “Claim check” and the module.")

    def by_module(self):
        """`(module, [(claim, whether picked)])`, in the order of the modules."""
        ticked = {str(one) for one in self["picked"].value() or ()}
        found = {}
        for claim in self.claims:
            row = claim, str(claim.pk) in ticked
            found.setdefault(claim.module, []).append(row)
        return [(module, rows, sum(on for _claim, on in rows)) for module, rows in found.items()]

    def clean(self):
        data = super().clean()
        modules = list(data.get("modules") or ())
        if not data.get("title"):
            data["title"] = title_of(modules if not data.get("picked") else ())
        if "picked" in data and "how_many" in data and "key" in data:
            data["drawn"] = self.drawn(data, modules)
        return data

    def drawn(self, data, modules):
        """The numbers of the claims in the order they are given."""
        if data["picked"]:
            return shuffled([claim.pk for claim in data["picked"]], data["key"])
        pool = {c.pk: c.verdict for c in self.claims if not modules or c.module in modules}
        how_many = data["how_many"] or 0
        if not how_many:
            self.add_error("how_many", _("Say how many, or pick claims by hand."))
        elif how_many > len(pool):
            there = _("There are only %(n)s claims in what you chose.") % {"n": len(pool)}
            self.add_error("how_many", there)
        known = Pick.objects.filter(assignment__course__in=[c for c, _due in data["classes"]])
        return draw(pool, how_many, data["key"], set(known.values_list("claim", flat=True)))

    def more_is_open(self):
        return bool({"instructions", "opens_at", "closes_at", "points"} & set(self.errors))

    def given(self):
        return super().given() | {name: self.cleaned_data[name] for name in ("drawn", "points")}


def title_of(modules):
    if len(modules) == 1:
        return (_("Claim check: %(module)s") % {"module": modules[0].title})[:150]
    return str(_("Claim check"))


class ClaimsEditForm(CountingForm, EditForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["points"] = points_field()  # what no teacher marks loses it otherwise
        counts = self.instance.points is not None
        self.initial["counting"] = Counting.SCORE if counts else Counting.NONE


@transaction.atomic
def assign_claims(*, actor, drawn, **given):
    """Give the claims of the numbers `drawn`, in that order; return the new assignments."""
    assignments = assign(actor=actor, kind=Assignment.Kind.CLAIMS, **given)
    Pick.objects.bulk_create(
        Pick(assignment=assignment, claim_id=claim, position=position)
        for assignment in assignments
        for position, claim in enumerate(drawn, start=1)
    )
    return assignments


@transaction.atomic
def edit_claims(*, actor, assignment, points, **fields):
    """Change a claim check (see `services.edit`); other points count at once for all."""
    before = Assignment.objects.select_for_update().get(pk=assignment.pk).points
    edit(actor=actor, assignment=assignment, points=points, **fields)
    if before == points:
        return
    settle(assignment, list(Work.objects.select_for_update().filter(assignment=assignment)))
    record(
        actor=actor,
        action="claims_counting_changed",
        target=assignment,
        school=assignment.course.school,
        before={"points": said(before)},
        after={"points": said(points)},
    )


def said(points):
    return None if points is None else f"{float(points):g}"
