from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from classroom.people.access import TEACHER, course_view
from lessons.assignments.sentences import assigned
from lessons.assignments.views.editing import edit_page

from ..assigning import ClaimsAssignForm, ClaimsEditForm, assign_claims, edit_claims
from ..pages import claims_or_404


@require_http_methods(["GET", "POST"])
@course_view(TEACHER, writes=True)
def assign(request, enrolment):
    """Give claims to one class or several; `?module=slug` ticks a module beforehand."""
    initial = {"modules": request.GET.getlist("module")}
    data = request.POST if request.method == "POST" else None
    form = ClaimsAssignForm(data, enrolment=enrolment, initial=initial)
    if form.is_valid():
        new = assign_claims(actor=request.user, **form.given())
        messages.success(request, assigned(new))
        return redirect(enrolment.course)
    return render(request, "claims/assign.html", {"enrolment": enrolment, "form": form})


@require_http_methods(["GET", "POST"])
@course_view(TEACHER, writes=True)
def edit(request, enrolment, assignment_id):
    """What every assignment has, and whether the score makes points."""
    assignment = claims_or_404(enrolment, assignment_id)
    return edit_page(request, enrolment, assignment, form_class=ClaimsEditForm, act=edit_claims)
