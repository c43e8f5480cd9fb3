"""Modules as files: out as a zip, in from one, and as a page that needs no network."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from classroom.people.access import course_view, staff_view

from ..importing import ImportForm, import_module
from ..models import Module
from ..pack import pack_of
from ..services import files_of
from ..services.pictures import picture_files
from ..zipped import zipped
from .reader import task_or_404

SHOWN = 100  # mistakes; whoever has more has sent something else


def download(content, name, kind):
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)


@require_safe
@staff_view
def export(request, slug):
    """Hand out a module as a zip of the files it could be loaded from."""
    module = get_object_or_404(Module.objects.visible_to(request.user), slug=slug)
    content = zipped(files_of(module) | picture_files(module))
    return download(content, f"{module.slug}.zip", "application/zip")


@require_http_methods(["GET", "POST"])
@staff_view
def import_(request):
    """Take a module in from a zip, as an own one; with any mistake nothing is kept.

    What it still lacks is no mistake: the workbench lists it.
    """
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ImportForm(*sent)
    if form.is_valid():
        module, notes = import_module(form.module, form.pictures, user=request.user)
        messages.success(request, _("The module was imported. Only you can see it so far."))
        for note in notes:
            messages.warning(request, note)
        return redirect("authoring:module", module.slug)
    context = {"form": form, "mistakes": form.mistakes[:SHOWN]}
    context["more"] = len(form.mistakes) - len(context["mistakes"])
    return render(request, "reading/import.html", context)


@require_safe
@course_view()
def pack(request, enrolment, assignment_id, language):
    """Hand out the module of a reading as one HTML file, to whoever is in the class."""
    task = task_or_404(enrolment, assignment_id)
    return packed(task.module, language, keys=task.tells_answers(enrolment))


@require_safe
@staff_view
def module_pack(request, slug, language):
    """Hand out a module of the library as one HTML file."""
    return packed(get_object_or_404(Module.objects.visible_to(request.user), slug=slug), language)


def packed(module, language, *, keys=True):
    if language not in module.languages:
        raise Http404
    content = pack_of(module, language, keys=keys)
    return download(content, f"{module.slug}.{language}.html", "text/html")
