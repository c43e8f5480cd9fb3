"""Sections: added, written, moved, deleted."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from classroom.htmx import render

from ..access import author_view
from ..editor import editor_page, previews
from ..forms import SectionForm, TitleForm
from ..services import sections
from ..services.sections import Conflict, stored_sum
from .workbench import bench


def section_or_404(module, slug):
    section = get_object_or_404(module.sections, slug=slug)
    section.module = module
    return section


@require_POST
@author_view
def section_add(request, module):
    """Add a section and go on to its text."""
    form = TitleForm(request.POST, languages=module.languages, prefix="new")
    try:
        if not form.is_valid():
            return render(request, "authoring/module.html", bench(module, form))
        section = sections.add_section(module=module, actor=request.user, titles=form.text("title"))
    except ValidationError as error:
        messages.error(request, error.message)
        return redirect("authoring:module", module.slug)
    return redirect("authoring:section", module.slug, section.slug)


@require_http_methods(["GET", "POST"])
@author_view
def section(request, module, section_slug):
    """Edit a section. POST saves: the page's script asks for JSON, its button for the next page."""
    section = section_or_404(module, section_slug)
    if request.method == "GET":
        return render(request, "authoring/section.html", editor_page(section))
    as_json = request.get_preferred_type(["text/html", "application/json"]) == "application/json"
    answer = answer_json if as_json else answer_page
    form = SectionForm(request.POST, languages=module.languages)
    if not form.is_valid():
        return answer(request, section, form)
    try:
        saved = sections.save_section(
            section=section,
            actor=request.user,
            texts=form.texts(),
            based_on=form.cleaned_data["version"],
            autosaved=as_json and "keep" not in request.POST,
        )
    except Conflict as conflict:
        return answer(request, section, form, other=conflict.section)
    return answer(request, section, form, saved=saved)


def answer_json(request, section, form, saved=None, other=None):
    """Echo the sum of what is stored: only if equal the browser lets go of its copy."""
    if form.errors:
        errors = [error for field in form.errors.values() for error in field]
        return JsonResponse({"errors": errors}, status=400)
    stored = stored_sum(saved or other, section.module.languages)
    answer = {"version": stored, "sha256": stored}
    if other:
        return JsonResponse(answer, status=409)
    time = date_format(timezone.localtime(), _("H:i:s"))
    return JsonResponse(answer | {"saved": _("Saved %(time)s") % {"time": time}})


def answer_page(request, section, form, saved=None, other=None):
    if form.errors:
        return render(request, "authoring/section.html", editor_page(section, form))
    if other:
        return choose(request, section, form, other)
    messages.success(request, _("Saved."))
    return redirect("authoring:section", section.module.slug, section.slug)


def choose(request, section, form, other):
    """Show both texts; whichever is chosen is saved upon the other's version."""
    version = stored_sum(other, section.module.languages)
    options = {"languages": section.module.languages}
    mine = SectionForm(initial=form.texts() | {"version": version}, **options)
    theirs = editor_page(other)["form"]
    context = {"module": section.module, "section": section, "mine": mine, "theirs": theirs}
    return render(request, "authoring/conflict.html", context)


@require_POST
@author_view
def section_preview(request, module, section_slug):
    """Show the texts as they will be read; nothing is saved."""
    section = section_or_404(module, section_slug)
    form = SectionForm(request.POST, languages=module.languages)
    context = {"module": module, "previews": previews(module, form)}
    if not request.htmx:
        context |= editor_page(section, form)
    return render(request, "authoring/section.html", context, partial="authoring/_previews.html")


@require_POST
@author_view
def section_move(request, module, section_slug):
    """Let it change places with its neighbour; the keyboard stays on the button."""
    section = section_or_404(module, section_slug)
    step = -1 if request.POST.get("to") == "up" else 1
    sections.move_section(section=section, actor=request.user, step=step)
    context = bench(module) | {"moved": section.pk, "step": step}
    if not request.htmx:
        return redirect(f"{reverse('authoring:module', args=[module.slug])}#section-{section.pk}")
    return render(request, "authoring/module.html", context, partial="authoring/_sections.html")


@require_POST
@author_view
def section_delete(request, module, section_slug):
    section = section_or_404(module, section_slug)
    sections.delete_section(section=section, actor=request.user)
    sentence = _("The section “%(title)s” is deleted. An earlier version still has it.")
    messages.success(request, sentence % {"title": section.title})
    return redirect("authoring:module", module.slug)
