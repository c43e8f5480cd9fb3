"""A module of one's own begins: empty, or as a copy."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from classroom.people.access import staff_view
from lessons.reading.models import Module

from ..forms import NewModuleForm, SchoolForm
from ..services.modules import copy_module, make_module


@require_http_methods(["GET", "POST"])
@staff_view
def new(request):
    """Ask for no more than a title and the languages; everything else comes later."""
    form = NewModuleForm(request.POST or None, user=request.user)
    if form.is_valid():
        module = make_module(
            actor=request.user,
            school=form.chosen_school,
            languages=form.cleaned_data["languages"],
            titles=form.titles(),
        )
        return redirect("authoring:module", module.slug)
    return render(request, "authoring/new.html", {"form": form})


@require_http_methods(["GET", "POST"])
@staff_view
def copy(request, slug):
    """Make an own copy of any module one may see; it stays as it is."""
    module = get_object_or_404(Module.objects.visible_to(request.user), slug=slug)
    form = SchoolForm(request.POST if request.method == "POST" else None, user=request.user)
    if form.is_valid():
        made, notes = copy_module(module=module, actor=request.user, school=form.chosen_school)
        messages.success(request, _("This is your own copy. Only you can see it so far."))
        for note in notes:
            messages.warning(request, note)
        return redirect("authoring:module", made.slug)
    return render(request, "authoring/copy.html", {"form": form, "module": module})
