"""The editor of a rubric."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from classroom.people.access import TEACHER, course_view

from ..models import Assignment
from ..rubric_form import RubricForm, change, rows_of, typed
from ..services import save_rubric
from .editing import assignment_or_404


@require_http_methods(["GET", "POST"])
@course_view(TEACHER, writes=True)
def rubric(request, enrolment, assignment_id):
    """Edit the criteria and levels; every button but Save only changes the page."""
    assignment = assignment_or_404(enrolment, assignment_id)
    used = Assignment.objects.filter(rubric=assignment.rubric_id or 0).select_related("course")
    locked = assignment.rubric and not assignment.rubric.is_editable_by(request.user)
    form = RubricForm(*as_sent(request, assignment), check="save" in request.POST)
    if "save" in request.POST and not locked and save(request, assignment, form):
        return redirect("grading:marking", enrolment.course_id, assignment.pk)
    context = {
        "enrolment": enrolment,
        "assignment": assignment,
        "form": form,
        "used": used,
        "locked": locked,
        "handed_in": used.filter(works__submitted_at__isnull=False).exists(),
    }
    return render(request, "assignments/rubric.html", context)


def as_sent(request, assignment):
    """Title and rows: as typed, with the pressed button applied; as saved on a first visit."""
    if request.method == "POST":
        title = request.POST.get("rubric-title", "")
        return title, change(typed(request.POST), request.POST.get("change", ""))
    saved = assignment.rubric
    return saved.title if saved else assignment.title, rows_of(saved)


def save(request, assignment, form):
    """Save what is valid; return whether it was, with the reason on the form if not."""
    if not form.is_valid():
        return False
    try:
        save_rubric(actor=request.user, assignment=assignment, **form.cleaned)
    except ValidationError as error:
        form.add_error(error)
        return False
    messages.success(request, _("The rubric is saved."))
    return True
