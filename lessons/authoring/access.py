"""The gate: a module is written by its author alone, who is on the staff of a school."""

from functools import wraps

from django.shortcuts import get_object_or_404
from django.utils import timezone

from classroom.people.access import staff_view
from lessons.reading.models import Module


def author_view(view):
    """Give the view the caller's own module of the URL's `slug`; anyone else gets 404.

    Within the view, times are those of the module's school.
    """

    @staff_view
    @wraps(view)
    def guarded(request, slug, *args, **kwargs):
        own = Module.objects.filter(created_by=request.user).select_related("school", "copy_of")
        module = get_object_or_404(own, slug=slug)
        module.created_by = request.user
        timezone.activate(module.school.zone)
        return view(request, module, *args, **kwargs)

    return guarded
