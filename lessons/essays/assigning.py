"""Giving an essay to write: the form, and the act."""

from django import forms
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from lessons.assignments.forms import AssignForm
from lessons.assignments.models import Assignment, Rubric
from lessons.assignments.services import RubricText, assign

from .models import EssayTask

FROM_MODULE = "module"


class EssayAssignForm(AssignForm):
    """`template` is a module's essay, or None; its texts are proposals the teacher may change."""

    words_min = forms.IntegerField(label=_("Words, at least"), min_value=1, required=False)
    words_max = forms.IntegerField(label=_("Words, at most"), min_value=1, required=False)
    rubric = forms.ChoiceField(
        label=_("Rubric"), required=False, help_text=_("A rubric of a colleague is copied.")
    )

    class Meta(AssignForm.Meta):
        fields = (*AssignForm.Meta.fields, "points", "release")

    def __init__(self, *args, template=None, **kwargs):
        proposal = proposed_by(template) if template else {}
        super().__init__(*args, initial=proposal, **kwargs)
        self.template = template
        self.fields["points"].help_text = _("With a rubric, its best levels make the points.")
        rubrics = Rubric.objects.filter(school=self.enrolment.course.school_id)
        self.rubrics = {str(rubric.pk): rubric for rubric in rubrics.select_related("created_by")}
        self.fields["rubric"].choices = [("", _("No rubric")), *self.rubric_choices()]

    def rubric_choices(self):
        if self.template:
            yield FROM_MODULE, _("The module's rubric")
        for pk, rubric in self.rubrics.items():
            made = date_format(rubric.created_at, "SHORT_DATE_FORMAT")
            yield pk, f"{rubric.title} · {rubric.created_by} · {made}"

    def clean_rubric(self):
        """Return an own Rubric, a text to copy, or None."""
        choice = self.cleaned_data["rubric"]
        if choice == FROM_MODULE:
            return self.template
        rubric = self.rubrics.get(choice)
        if rubric and rubric.created_by_id != self.enrolment.user.pk:
            return RubricText.of(rubric)
        return rubric

    def clean(self):
        data = super().clean()
        least, most = data.get("words_min"), data.get("words_max")
        if least and most and most < least:
            self.add_error("words_max", _("The most cannot be fewer than the least."))
        return data

    def given(self):
        names = ("words_min", "words_max", "rubric", "points", "release")
        return super().given() | {name: self.cleaned_data[name] for name in names}


def proposed_by(template):
    names = ("title", "instructions", "words_min", "words_max")
    proposal = {name: getattr(template, name) for name in names}
    return proposal | {"rubric": FROM_MODULE if template.rubric else ""}


@transaction.atomic
def assign_essay(*, actor, words_min, words_max, **given):
    """Give an essay to classes; return the new assignments (see `services.assign`)."""
    assignments = assign(actor=actor, kind=Assignment.Kind.ESSAY, **given)
    EssayTask.objects.bulk_create(
        EssayTask(assignment=assignment, words_min=words_min, words_max=words_max)
        for assignment in assignments
    )
    return assignments
