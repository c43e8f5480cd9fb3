from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from classroom.people.access import TEACHER, course_view
from lessons.assignments.models import Assignment
from lessons.assignments.sentences import assigned
from lessons.assignments.views.editing import assignment_or_404, edit_page
from lessons.reading.models import EssayTemplate, Module

from ..assigning import EssayAssignForm, EssayEditForm, assign_essay, edit_essay


@require_http_methods(["GET", "POST"])
@course_view(TEACHER, writes=True)
def assign(request, enrolment):
    """Give an essay to one class or several; `?module=slug` begins with that module's essay."""
    modules = Module.objects.assignable_by(request.user)
    templates = EssayTemplate.objects.filter(module__in=modules).select_related("module")
    templates = templates.order_by("module__position", "module")
    slug = request.GET.get("module")
    template = get_object_or_404(templates, module__slug=slug) if slug else None
    data = request.POST if request.method == "POST" else None
    form = EssayAssignForm(data, enrolment=enrolment, template=template)
    if form.is_valid():
        new = assign_essay(actor=request.user, **form.given())
        messages.success(request, assigned(new))
        return redirect(enrolment.course)
    context = {
        "enrolment": enrolment,
        "form": form,
        "templates": templates,
        "template": template,
    }
    return render(request, "essays/assign.html", context)


@require_http_methods(["GET", "POST"])
@course_view(TEACHER, writes=True)
def edit(request, enrolment, assignment_id):
    """What every assignment has, and how long the essay should be."""
    assignment = assignment_or_404(enrolment, assignment_id)
    if assignment.kind != Assignment.Kind.ESSAY:
        raise Http404
    return edit_page(request, enrolment, assignment, form_class=EssayEditForm, act=edit_essay)
