"""Checks: made, changed, moved, deleted."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from classroom.htmx import render
from lessons.reading.models import Answer, Check

from ..access import author_view
from ..check_form import CheckForm, begun, pressed, rows_of, sent_rows
from ..editor import editor_page
from ..paired import initial_of, localized
from ..services import checks
from .sections import section_or_404

QUESTION = ("question", "answer")


def check_or_404(module, slug):
    rows = Check.objects.filter(section__module=module).select_related("section")
    check = get_object_or_404(rows, slug=slug)
    check.section.module = module
    return check


def sent_form(request, module, kind):
    """Return the form as the page sent it, with the pressed button applied."""
    names = [localized(name, one) for name in QUESTION for one in module.languages]
    question = {name: request.POST.get(f"q-{name}", "") for name in names}
    action = request.POST.get("change", "")
    rows = pressed(sent_rows(request.POST, module.languages), action, kind, module.languages)
    strict = "save" in request.POST
    return CheckForm(kind, question, rows, languages=module.languages, check=strict)


def kind_asked(request, instead):
    kind = request.POST.get("kind") or request.GET.get("kind") or instead
    if kind not in Check.Kind.values:
        raise Http404
    return kind


@require_http_methods(["GET", "POST"])
@author_view
def check_add(request, module, section_slug):
    """A new check; every button but Save only changes the page."""
    section = section_or_404(module, section_slug)
    kind = kind_asked(request, "single")
    rows = begun(kind, module.languages)
    form = CheckForm(kind, {}, rows, languages=module.languages)
    return check_page(request, section, None, form)


@require_http_methods(["GET", "POST"])
@author_view
def check(request, module, check_slug):
    """An existing check, which keeps its row, so that answers stay where they can."""
    check = check_or_404(module, check_slug)
    question = initial_of(check, QUESTION, module.languages)
    rows = rows_of(check, module.languages)
    form = CheckForm(check.kind, question, rows, languages=module.languages)
    return check_page(request, check.section, check, form)


def check_page(request, section, check, form):
    """Show `form`, or what was sent instead; saved, go on to the section."""
    if request.method == "POST":
        form = sent_form(request, section.module, kind_asked(request, form.kind))
        if "save" in request.POST and form.is_valid() and save(request, section, check, form):
            return redirect("authoring:section", section.module.slug, section.slug)
    context = {
        "module": section.module,
        "section": section,
        "check": check,
        "form": form,
        "kinds": Check.Kind.choices,
        "answers": Answer.objects.filter(check_asked=check).count() if check else 0,
    }
    return render(request, "authoring/check.html", context)


def save(request, section, check, form):
    """Save what is valid; return whether it was, with the reason on the form if not."""
    try:
        _check, notes = checks.save_check(
            section=section, check=check, actor=request.user, **form.cleaned
        )
    except ValidationError as error:
        form.errors += error.messages
        return False
    messages.success(request, _("The check is saved."))
    for note in notes:
        messages.warning(request, note)
    return True


@require_POST
@author_view
def check_move(request, module, check_slug):
    check = check_or_404(module, check_slug)
    step = -1 if request.POST.get("to") == "up" else 1
    checks.move_check(check=check, actor=request.user, step=step)
    if not request.htmx:
        return redirect("authoring:section", module.slug, check.section.slug)
    context = editor_page(check.section) | {"moved": check.pk, "step": step}
    return render(request, "authoring/section.html", context, partial="authoring/_checks.html")


@require_POST
@author_view
def check_delete(request, module, check_slug):
    check = check_or_404(module, check_slug)
    checks.delete_check(check=check, actor=request.user)
    messages.success(request, _("The check is deleted. An earlier version still has it."))
    return redirect("authoring:section", module.slug, check.section.slug)
