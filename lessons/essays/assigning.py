"""Giving an essay to write and changing it: the forms, and the acts."""

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lessons.assignments.forms import AssignForm, EditForm
from lessons.assignments.models import Assignment
from lessons.assignments.rubric_choice import FROM_MODULE, RubricChoiceForm
from lessons.assignments.services import assign, edit

from .models import MOST_BELOW_LEAST, EssayTask

MOST_WORDS = 20_000


def words_field(label):
    return forms.IntegerField(label=label, min_value=1, max_value=MOST_WORDS, required=False)


class RangeForm(forms.Form):
    """How long the essay should be, in words."""

    words_min = words_field(_("Words, at least"))
    words_max = words_field(_("Words, at most"))

    def clean(self):
        data = super().clean()
        least, most = data.get("words_min"), data.get("words_max")
        if least and most and most < least:
            self.add_error("words_max", MOST_BELOW_LEAST)
        return data


class EssayAssignForm(RangeForm, RubricChoiceForm, AssignForm):
    """`template` is a module's essay, or None; its texts are proposals the teacher may change."""

    class Meta(AssignForm.Meta):
        fields = (*AssignForm.Meta.fields, "points", "release")

    def __init__(self, *args, template=None, **kwargs):
        proposal = proposed_by(template) if template else {}
        super().__init__(*args, initial=proposal, **kwargs)
        self.template = template
        self.offer_rubrics()

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
