import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from classroom.htmx import render
from classroom.people.access import STUDENT, course_view
from classroom.texts import count_words, fingerprint

from .. import services
from ..forms import HandInForm
from ..models import Attempt
from ..services import Conflict, next_number, refuse_what_cannot_be_handed_in
from .task import get_task, own_essay, range_note


@require_safe
@course_view(STUDENT)
def hand_in(request, enrolment, assignment_id):
    """Ask once, with what the student should know before."""
    task, work = own_essay(enrolment, assignment_id)
    draft = getattr(work, "draft", None)
    try:
        refuse_what_cannot_be_handed_in(task.assignment, draft)
    except ValidationError as error:
        messages.error(request, error.message)
        return redirect(task.assignment)
    context = question_context(enrolment, task, work, draft)
    return render(request, "essays/hand_in.html", context)


def question_context(enrolment, task, work, draft):
    last = work.attempts.last()
    number = next_number(last)
    words = count_words(draft.text)
    asked = {"version": draft.version, "number": number, "key": uuid.uuid4()}
    return {
        "enrolment": enrolment,
        "task": task,
        "assignment": task.assignment,
        "work": work,
        "draft": draft,
        "form": HandInForm(enrolment=enrolment, initial=asked),
        "words": words,
        "range_note": range_note(task, words),
        "last": last,
        "number": number,
        "same": bool(last) and last.sha256 == fingerprint(draft.text),
        "was_in_time": bool(last) and not work.is_late,
    }


@require_POST
@course_view(STUDENT)
def submit(request, enrolment, assignment_id):
    """Hand in the stored draft; the same page sent twice is one attempt."""
    task = get_task(enrolment, assignment_id)
    form = HandInForm(request.POST, enrolment=enrolment)
    try:
        if not form.is_valid():
            raise ValidationError(form.non_field_errors()[0])
        attempt = services.submit(
            assignment=task.assignment,
            enrolment=enrolment,
            based_on=form.cleaned_data["version"],
            number=form.cleaned_data["number"],
            key=form.cleaned_data["key"],
        )
    except Conflict:
        messages.warning(request, _("The text was changed after you looked. Check it once more."))
        return redirect("essays:hand_in", enrolment.course_id, task.assignment.pk)
    except ValidationError as error:
        messages.error(request, error.message)
        return redirect(task.assignment)
    attempt.work.assignment = task.assignment
    return redirect(attempt)


@require_safe
@course_view(STUDENT)
def receipt(request, enrolment, assignment_id, number):
    """The proof of one attempt, with the text as it was handed in."""
    task, work = own_essay(enrolment, assignment_id)
    if work is None:
        raise Http404
    attempt = get_object_or_404(Attempt.objects.visible_to(enrolment), work=work, number=number)
    attempt.work = work
    context = {"enrolment": enrolment, "task": task, "assignment": task.assignment}
    return render(request, "essays/receipt.html", context | {"attempt": attempt})
