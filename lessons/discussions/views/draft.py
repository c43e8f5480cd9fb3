import uuid

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from classroom.htmx import render
from classroom.people.access import course_view
from classroom.texts import fingerprint

from ..composing import owner_of
from ..forms import DraftForm
from ..kept import WORDS
from ..models import Post
from ..moves import Move
from ..pages import prompt_or_404
from ..services import Conflict, save_draft


@require_POST
@course_view()
def draft_save(request, enrolment, assignment_id):
    """Keep what is being written: the script asks for JSON, the buttons for the next page."""
    prompt = prompt_or_404(enrolment, assignment_id)
    parent = parent_or_404(prompt, enrolment, request.POST.get("parent"))
    form = DraftForm(request.POST, enrolment=enrolment)
    as_json = request.get_preferred_type(["text/html", "application/json"]) == "application/json"
    answer = answer_json if as_json else answer_page
    place = request, prompt, parent, form
    if not form.is_valid():
        return answer(*place)
    try:
        draft = save_draft(prompt=prompt, enrolment=enrolment, parent=parent, **form.said())
    except Conflict as conflict:
        return answer(*place, other=conflict.draft)
    return answer(*place, draft=draft)


def parent_or_404(prompt, enrolment, ref):
    if not ref:
        return None
    seen = Post.objects.visible_to(enrolment).filter(prompt=prompt)
    return get_object_or_404(seen.select_related("prompt").called(ref))


def answer_json(_request, _prompt, _parent, form, draft=None, other=None):
    """Echo the fingerprint of what is stored: only if equal the browser lets go of its copy."""
    if form.errors:
        status = 403 if form.is_of_someone_else else 400
        errors = [error for field in form.errors.values() for error in field]
        return JsonResponse({"errors": errors}, status=status)
    stored = draft or other
    answer = {"version": stored.version, "sha256": fingerprint(stored.kept)}
    if other:
        return JsonResponse(answer, status=409)
    time = date_format(timezone.localtime(draft.saved_at), _("H:i:s"))
    return JsonResponse(answer | {"saved": _("Saved %(time)s") % {"time": time}})


def answer_page(request, prompt, parent, form, draft=None, other=None):
    if other or form.errors:
        context = {"enrolment": form.enrolment, "assignment": prompt.assignment, "prompt": prompt}
        context |= {"parent": parent, "form": form, "other": other, "now": timezone.now()}
        context["mine"] = with_move({name: form[name].value() or "" for name in WORDS})
        context["others"] = with_move(other.words) if other else None
        context["key"] = form["key"].value() or uuid.uuid4()
        context["owner"] = owner_of(prompt, form.enrolment, parent)
        return render(request, "discussions/conflict.html", context)
    messages.success(request, _("Draft saved. It is not posted."))
    answering = f"?answer={parent.ref}#answer" if parent else "#composer"
    return redirect(f"{prompt.get_absolute_url()}{answering}")


def with_move(words):
    """The words of a draft, and what its move is called."""
    return words | {"does": Move(words["move"]).label if words["move"] in Move else ""}
