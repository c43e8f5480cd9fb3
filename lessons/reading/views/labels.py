"""Teachers and admins label modules for their school."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from classroom.htmx import render
from classroom.people.access import staff_view

from ..labels import LabelForm, Labels, add_label, schools_of
from ..models import Label, Module


@require_POST
@staff_view
def label_add(request, slug):
    module = get_object_or_404(Module.objects.visible_to(request.user), slug=slug)
    form = LabelForm(request.POST, schools=schools_of(request.user))
    if form.is_valid():
        add_label(module=module, **form.cleaned_data)
        form = None
    elif not request.htmx:
        messages.error(request, next(iter(form.errors.values()))[0])
    return labels_of(request, module, form)


@require_POST
@staff_view
def label_remove(request, slug, label_id):
    """Take a label off; one that is gone already is no error."""
    module = get_object_or_404(Module.objects.visible_to(request.user), slug=slug)
    Label.objects.visible_to(request.user).filter(module=module, pk=label_id).delete()
    return labels_of(request, module)


def labels_of(request, module, form=None):
    if not request.htmx:
        return redirect(f"{module.get_absolute_url()}#labels")
    context = {"module": module, "labels": Labels(module, request.user, form=form), "fresh": True}
    return render(request, "reading/_labels.html", context)
