"""Giving an essay to write and changing it: the forms, and the acts."""

from django import forms
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from lessons.assignments.forms import AssignForm, EditForm
from lessons.assignments.models import Assignment, Rubric
from lessons.assignments.points import PointsField
from lessons.assignments.services import RubricText, assign, edit

from .models import MOST_BELOW_LEAST, EssayTask

FROM_MODULE = "module"


class RangeForm(forms.Form):
    """How long the essay should be, in words."""

    words_min = forms.IntegerField(label=_("Words, at least"), min_value=1, required=False)
    words_max = forms.IntegerField(label=_("Words, at most"), min_value=1, required=False)

    def clean(self):
        data = super().clean()
        least, most = data.get("words_min"), data.get("words_max")
        if least and most and most < least:
            self.add_error("words_max", MOST_BELOW_LEAST)
        return data


class EssayAssignForm(RangeForm, AssignForm):
    """`template` is a module's essay, or None; its texts are proposals the teacher may change."""

    points = PointsField(
        label=_("Points"), help_text=_("With a rubric, its best levels make the points.")
    )
    rubric = forms.ChoiceField(label=_("Rubric"), required=False)

    class Meta(AssignForm.Meta):
        fields = (*AssignForm.Meta.fields, "points", "release")

    def __init__(self, *args, template=None, **kwargs):
        proposal = proposed_by(template) if template else {}
        super().__init__(*args, initial=proposal, **kwargs)
        self.template = template
        rubrics = Rubric.objects.filter(school=self.enrolment.course.school_id)
        self.rubrics = {str(rubric.pk): rubric for rubric in rubrics.select_related("created_by")}
        self.fields["rubric"].choices = [("", _("No rubric")), *self.rubric_choices()]
        if not all(map(self.is_own, self.rubrics.values())):
            self.fields["rubric"].help_text = _("A rubric of a colleague is copied.")

    def is_own(self, rubric):
        return rubric.created_by_id == self.enrolment.user.pk

    def rubric_choices(self):
        if self.template:
            yield FROM_MODULE, _("The module's rubric")
        for pk, rubric in self.rubrics.items():
            made = date_format(rubric.created_at, "SHORT_DATE_FORMAT")
            parts = [rubric.title, made]
            if not self.is_own(rubric):
                parts.insert(1, str(rubric.created_by))
            yield pk, " · ".join(parts)

    def clean_rubric(self):
        """Return an own Rubric, a text to copy, or None."""
        choice = self.cleaned_data["rubric"]
        if choice == FROM_MODULE:
            return self.template
        rubric = self.rubrics.get(choice)
        if rubric and not self.is_own(rubric):
            return RubricText.of(rubric)
        return rubric

    def given(self):
        names = ("words_min", "words_max", "rubric", "points", "release")
        return super().given() | {name: self.cleaned_data[name] for name in names}


class EssayEditForm(RangeForm, EditForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        task = self.instance.essay_task
        self.initial |= {"words_min": task.words_min, "words_max": task.words_max}


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


@transaction.atomic
def edit_essay(*, actor, assignment, words_min, words_max, **fields):
    """Change an essay (see `services.edit`); a new range counts for what is still written."""
    edit(actor=actor, assignment=assignment, **fields)
    task = EssayTask.objects.filter(assignment=assignment)
    task.update(words_min=words_min, words_max=words_max)
