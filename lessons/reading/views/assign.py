from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from classroom.people.access import TEACHER, course_view
from lessons.assignments.models import Assignment
from lessons.assignments.sentences import assigned
from lessons.assignments.views.editing import assignment_or_404, edit_page

from ..assigning import ReadingAssignForm, ReadingEditForm, assign_reading
from ..models import Module
from ..services import edit_reading


@require_http_methods(["GET", "POST"])
@course_view(TEACHER, writes=True)
def assign(request, enrolment):
    """Give a module to one class or several; `?module=slug` chooses it beforehand."""
    modules = Module.objects.assignable_by(request.user)
    module = modules.filter(slug=request.GET.get("module", "")).first()
    initial = {"module": module.slug, "title": module.title} if module else {}
    data = request.POST if request.method == "POST" else None
    form = ReadingAssignForm(data, enrolment=enrolment, initial=initial)
    if form.is_valid():
        module = form.cleaned_data["module"]
        new = assign_reading(actor=request.user, module=module, **form.given())
        messages.success(request, assigned(new))
        return redirect(enrolment.course)
    return render(request, "reading/assign.html", {"enrolment": enrolment, "form": form})


@require_http_methods(["GET", "POST"])
@course_view(TEACHER, writes=True)
def edit(request, enrolment, assignment_id):
    """What every assignment has, and what the checks count for."""
    assignment = assignment_or_404(enrolment, assignment_id)
    if assignment.kind != Assignment.Kind.READING:
        raise Http404
    return edit_page(request, enrolment, assignment, form_class=ReadingEditForm, act=edit_reading)
