"""The lists of a module (words, sources, prompts) and its essay."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lessons.reading.models import EssayTemplate

from ..access import author_view
from ..essay_form import EssayForm, begun, sent, stored
from ..lists import LISTS, ListForm
from ..services.parts import save_essay, save_list


@require_http_methods(["GET", "POST"])
@author_view
def part(request, module, name):
    """Edit one list as a whole; every button but Save only changes the page."""
    form = ListForm(LISTS[name], module, request.POST if request.method == "POST" else None)
    if "save" in request.POST and not form.has_errors:
        save_list(module=module, actor=request.user, listed=form.listed, items=form.items)
        messages.success(request, _("Saved."))
        return redirect("authoring:module", module.slug)
    return render(request, "authoring/part.html", {"module": module, "form": form})


@require_http_methods(["GET", "POST"])
@author_view
def essay(request, module):
    """Edit the essay and its rubric; every button but Save only changes the page."""
    template = EssayTemplate.objects.filter(module=module).first()
    if request.method == "POST":
        parts = sent(request.POST, module.languages)
    else:
        parts = stored(template, module.languages) if template else begun(module.languages)
    strict = "save" in request.POST
    form = EssayForm(*parts, languages=module.languages, check=strict)
    if strict and form.is_valid():
        save_essay(module=module, actor=request.user, essay=form.cleaned)
        messages.success(request, _("Saved."))
        return redirect("authoring:module", module.slug)
    context = {"module": module, "form": form, "template": template}
    return render(request, "authoring/essay.html", context)


@require_POST
@author_view
def essay_delete(request, module):
    save_essay(module=module, actor=request.user, essay=None)
    messages.success(request, _("The essay is taken away. An earlier version still has it."))
    return redirect("authoring:module", module.slug)
