"""A teacher changes, withdraws and restores what was assigned."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from classroom.people.access import TEACHER, course_view

from ..forms import EditForm
from ..models import Assignment
from ..sentences import withdrawn
from ..services import edit, restore, withdraw


def assignment_or_404(enrolment, assignment_id):
    rows = Assignment.objects.visible_to(enrolment).select_related("rubric", "course__school")
    return get_object_or_404(rows, pk=assignment_id)


@require_http_methods(["GET", "POST"])
@course_view(TEACHER, writes=True)
def assignment_edit(request, enrolment, assignment_id):
    """Change texts and dates; kind and module stay what they were."""
    assignment = assignment_or_404(enrolment, assignment_id)
    title = assignment.title  # the form writes on `assignment` even when it is refused
    data = request.POST if request.method == "POST" else None
    form = EditForm(data, instance=assignment, enrolment=enrolment)
    if form.is_valid():
        edit(actor=request.user, assignment=assignment, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("grading:marking", enrolment.course_id, assignment.pk)
    context = {
        "enrolment": enrolment,
        "assignment": assignment,
        "title": title,
        "form": form,
        "begun": assignment.works.count(),
    }
    return render(request, "assignments/edit.html", context)


@require_POST
@course_view(TEACHER)
def assignment_withdraw(request, enrolment, assignment_id):
    assignment = assignment_or_404(enrolment, assignment_id)
    kept = withdraw(actor=request.user, assignment=assignment)
    messages.success(request, withdrawn(assignment, kept))
    return redirect(enrolment.course)


@require_POST
@course_view(TEACHER)
def assignment_restore(request, enrolment, assignment_id):
    assignment = assignment_or_404(enrolment, assignment_id)
    restore(actor=request.user, assignment=assignment)
    messages.success(request, _("“%(title)s” is back.") % {"title": assignment.title})
    return redirect(enrolment.course)
