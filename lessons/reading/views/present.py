"""A module on a projector, slide by slide; in a class its checks can be asked live."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from classroom.htmx import render
from classroom.people.access import TEACHER, course_view, staff_view

from ..models import Module
from ..present import slide_page
from .reader import section_url, task_or_404


def show(request, slide, address, context):
    """Answer with the slide, or with its content alone; `address` leads to a section's slides."""
    for name in ("before", "after"):
        place = slide[name]
        slide[f"{name}_url"] = f"{address(place[0])}?slide={place[1]}" if place else ""
    context = context | slide
    return render(request, "reading/present.html", context, partial="reading/_slide.html")


def slides_url(task, section):
    assignment = task.assignment
    return reverse("reading:present", args=[assignment.course_id, assignment.pk, section.slug])


@require_safe
@course_view(TEACHER)
def present(request, enrolment, assignment_id, section_slug):
    """Show one slide of a reading of the class; `?slide=n` chooses it."""
    task = task_or_404(enrolment, assignment_id)
    slide = slide_page(task.module, section_slug, request.GET.get("slide", 1))
    context = {
        "enrolment": enrolment,
        "task": task,
        "assignment": task.assignment,
        "leave_url": section_url(task, slide["section"]),
    }
    return show(request, slide, lambda section: slides_url(task, section), context)


@require_safe
@staff_view
def module_present(request, slug, section_slug):
    """Show one slide of a module of the library; nobody can be asked anything here."""
    module = get_object_or_404(Module.objects.visible_to(request.user), slug=slug)
    slide = slide_page(module, section_slug, request.GET.get("slide", 1))

    def address(section, page="module_present"):
        return reverse(f"reading:{page}", args=[module.slug, section.slug])

    leave_url = address(slide["section"], "module_section")
    return show(request, slide, address, {"leave_url": leave_url})
