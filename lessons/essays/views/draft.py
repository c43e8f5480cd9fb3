from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from classroom.htmx import render
from classroom.people.access import STUDENT, course_view
from classroom.texts import fingerprint
from lessons.assignments.templatetags.deadlines import spoken

from ..forms import EssayForm
from ..services import Conflict, save_draft
from .task import get_task, own_essay, writing_context


@require_POST
@course_view(STUDENT)
def draft_save(request, enrolment, assignment_id):
    """Keep the text: the page's script asks for JSON, its buttons for the next page."""
    task = get_task(enrolment, assignment_id)
    form = EssayForm(request.POST, enrolment=enrolment)
    as_json = request.get_preferred_type(["text/html", "application/json"]) == "application/json"
    answer = answer_json if as_json else answer_page
    if not form.is_valid():
        return answer(request, task, form)
    try:
        draft = keep(task, form)
    except Conflict as conflict:
        return answer(request, task, form, other=conflict.draft)
    return answer(request, task, form, draft=draft)


def keep(task, form):
    """Save what a valid form holds as the draft, and return that. Raises Conflict."""
    save = {"text": form.cleaned_data["text"], "based_on": form.cleaned_data["version"]}
    return save_draft(assignment=task.assignment, enrolment=form.enrolment, **save)


def answer_json(request, task, form, draft=None, other=None):
    """Echo the fingerprint of what is stored: only if equal the browser lets go of its copy."""
    if form.errors:
        status = 403 if form.is_of_someone_else else 400
        errors = [error for field in form.errors.values() for error in field]
        return JsonResponse({"errors": errors}, status=status)
    stored = draft or other
    answer = {"version": stored.version, "sha256": fingerprint(stored.text)}
    if other:
        return JsonResponse(answer, status=409)
    # Translators: how a time of day with seconds is written, as a Django date format
    time = date_format(timezone.localtime(draft.saved_at), _("H:i:s"))
    saved = _("Saved %(time)s") % {"time": time}
    return JsonResponse(answer | {"saved": saved, "closed": closed_in_words(request, task)})


def closed_in_words(request, task):
    """Say that nothing is taken in any more, as the page does; nothing while it is."""
    if not task.assignment.is_closed:
        return ""
    closed = spoken(task.assignment.closes_at, task.assignment.course.school, request.user)
    sentence = _(
        "Closed since %(closed)s: nothing more is taken in. What you write here is kept as a draft."
    )
    return sentence % {"closed": closed}


def answer_page(request, task, form, draft=None, other=None):
    if form.errors:
        own = own_essay(form.enrolment, task.assignment_id)
        context = writing_context(form.enrolment, *own, form)
        return render(request, "essays/task.html", context)
    if other:
        return choose(request, task, form, other)
    if request.POST.get("then") == "submit":
        return redirect("essays:hand_in", task.assignment.course_id, task.assignment.pk)
    messages.success(request, _("Draft saved. It is not handed in."))
    return redirect(task.assignment)


def choose(request, task, form, other):
    """Show both texts; whichever is chosen is saved upon the other's version."""
    sent = {"text": form.cleaned_data["text"], "version": other.version}
    mine = EssayForm(enrolment=form.enrolment, initial=sent)
    context = {"enrolment": form.enrolment, "assignment": task.assignment, "task": task}
    context |= {"form": mine, "other": other, "now": timezone.now()}
    return render(request, "essays/conflict.html", context)


@require_POST
@course_view(STUDENT)
def preview(request, enrolment, assignment_id):
    """Show the text as it will be read. A script has its page save; without one this saves, too."""
    task, work = own_essay(enrolment, assignment_id)
    form = EssayForm(request.POST, enrolment=enrolment)
    shown = form["text"].value() or ""
    if request.htmx:
        return render(request, "essays/_preview.html", {"preview": shown})
    if form.is_valid():
        try:
            keep(task, form)
        except Conflict as conflict:
            return choose(request, task, form, conflict.draft)
        task, work = own_essay(enrolment, assignment_id)
        form = None  # the page shows what was kept
    context = writing_context(enrolment, task, work, form)
    return render(request, "essays/task.html", context | {"preview": shown})
