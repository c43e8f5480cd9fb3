"""Giving a class something to discuss and changing it: the forms, and the acts."""

from django.db import transaction

from lessons.assignments.forms import AssignForm, EditForm
from lessons.assignments.models import Assignment
from lessons.assignments.services import assign

from .models import MoveAsked, Prompt
from .moves import Asked

DEFAULT_ASKED = {Asked.CLAIM: 1, Asked.COUNTER: 1, Asked.ANSWER: 1}


class DiscussionAssignForm(AssignForm):
    asks = True


class DiscussionEditForm(EditForm):
    asks = True


@transaction.atomic
def assign_discussion(*, actor, **given):
    assignments = assign(actor=actor, kind=Assignment.Kind.DISCUSSION, **given)
    for assignment in assignments:
        prompt = Prompt.objects.create(assignment=assignment)
        MoveAsked.objects.bulk_create(
            MoveAsked(prompt=prompt, move=m, number=n) for m, n in DEFAULT_ASKED.items()
        )
    return assignments
