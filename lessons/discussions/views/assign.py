from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from classroom.people.access import TEACHER, course_view
from lessons.assignments.models import Assignment
from lessons.assignments.sentences import assigned
from lessons.assignments.services import edit as edit_assignment
from lessons.assignments.views.editing import assignment_or_404, edit_page

from ..assigning import DiscussionAssignForm, DiscussionEditForm, assign_discussion


@require_http_methods(["GET", "POST"])
@course_view(TEACHER, writes=True)
def assign(request, enrolment):
    """Give one class or several something to discuss."""
    data = request.POST if request.method == "POST" else None
    form = DiscussionAssignForm(data, enrolment=enrolment)
    if form.is_valid():
        new = assign_discussion(actor=request.user, **form.given())
        messages.success(request, assigned(new))
        return redirect(enrolment.course)
    return render(request, "discussions/assign.html", {"enrolment": enrolment, "form": form})


@require_http_methods(["GET", "POST"])
@course_view(writes=True)
def open_(request, enrolment):
    """A student opens a discussion where the school lets them."""
    if enrolment.studies:
        raise PermissionDenied
    return redirect("discussions:assign", enrolment.course_id)


@require_http_methods(["GET", "POST"])
@course_view(TEACHER, writes=True)
def edit(request, enrolment, assignment_id):
    assignment = assignment_or_404(enrolment, assignment_id)
    if assignment.kind != Assignment.Kind.DISCUSSION:
        raise Http404
    page = {"form_class": DiscussionEditForm, "act": edit_assignment}
    return edit_page(request, enrolment, assignment, **page)
