"""A module on a projector, slide by slide; in a class its checks can be asked live."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from classroom.htmx import render
from classroom.people.access import TEACHER, course_view, staff_view

from ..live import Stage
from ..models import LiveCheck, Module
from ..present import number_of, slide_page
from .reader import section_url, task_or_404


def show(request, slide, address, context):
    """Answer with the slide, or with its content alone; `address` leads to a section's slides."""
    for name in ("before", "after"):
        place = slide[name]
        slide[f"{name}_url"] = f"{address(place[0])}?slide={place[1]}" if place else ""
    context = context | slide
    return render(request, "reading/present.html", context, partial="reading/_slide.html")


def slides_url(task, section_slug):
    assignment = task.assignment
    return reverse("reading:present", args=[assignment.course_id, assignment.pk, section_slug])


def check_url(task, check_id):
    """Return the address of the slide of a check. Raises Http404 where there is none."""
    section_slug, number = number_of(task.module, check_id)
    return f"{slides_url(task, section_slug)}?slide={number}"


def asked_live(enrolment, task, question):
    """Return what a slide says of live checks: of its own, and of one that runs elsewhere."""
    rows = LiveCheck.objects.visible_to(enrolment)
    rows = rows.select_related("task__assignment", "task__module", "check_asked")
    own = question and rows.filter(task=task, check_asked=question.check).with_counts().first()
    elsewhere = next((live for live in rows.running() if live != own), None)
    return {
        "stage": Stage.of(question, own) if own else None,
        "elsewhere": elsewhere,
        "elsewhere_url": elsewhere and check_url(elsewhere.task, elsewhere.check_asked_id),
        "may_ask": enrolment.may_write and is_given(task.assignment),
    }


def is_given(assignment):
    """Whether students can see it."""
    return not assignment.is_withdrawn and not assignment.is_scheduled


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
    } | asked_live(enrolment, task, slide.get("question"))
    return show(request, slide, lambda section: slides_url(task, section.slug), context)


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
