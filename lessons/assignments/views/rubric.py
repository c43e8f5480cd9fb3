"""The editor of a rubric."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from classroom.people.access import TEACHER, course_view

from ..models import Assignment
from ..rubric_form import RubricForm, change, rows_of, typed
from ..rubric_merge import Merge, seen
from ..services import hold, save_rubric
from .editing import assignment_or_404, atomic_when_sent


@require_http_methods(["GET", "POST"])
@course_view(TEACHER, writes=True)
@atomic_when_sent
def rubric(request, enrolment, assignment_id):
    """Edit the criteria and levels; every button but Save only changes the page."""
    assignment = assignment_or_404(enrolment, assignment_id)
    if "save" in request.POST:
        hold(assignment)  # whoever saves at this instant does so before or after
    used = Assignment.objects.filter(rubric=assignment.rubric_id or 0).select_related("course")
    locked = assignment.rubric and not assignment.rubric.is_editable_by(request.user)
    page = page_of(request, assignment, may_save=not locked)
    if page is None:
        return redirect("grading:marking", enrolment.course_id, assignment.pk)
    context = page | {
        "enrolment": enrolment,
        "assignment": assignment,
        "used": used,
        "locked": locked,
        "changed": assignment.rubric,
        "handed_in": used.filter(works__submitted_at__isnull=False).exists(),
    }
    return render(request, "assignments/rubric.html", context)


def page_of(request, assignment, *, may_save):
    """Return the form, its marks and what was saved since the page was made; None once saved."""
    stored = as_stored(assignment)
    if request.method != "POST":
        return {"form": RubricForm(*stored), "seen": seen(*stored)}
    sent, carried = as_sent(request), request.POST.get("seen") or seen(*stored)
    form = RubricForm(*sent, check="save" in request.POST)
    if may_save and "save" in request.POST and form.is_valid():
        merge = Merge(carried, sent, stored)
        if merge.since:
            form = RubricForm(merge.title, merge.rows)
            return {"form": form, "seen": seen(*stored), "since": merge.since}
        if save(request, assignment, form):
            return None
    return {"form": form, "seen": carried}


def as_stored(assignment):
    """Title and rows as saved, or those of a new one."""
    saved = assignment.rubric
    return saved.title if saved else assignment.title, rows_of(saved)


def as_sent(request):
    """Title and rows as typed, with the pressed button applied."""
    title = request.POST.get("rubric-title", "")
    return title, change(typed(request.POST), request.POST.get("change", ""))


def save(request, assignment, form):
    """Save what is valid; return whether it was, with the reason on the form if not."""
    try:
        save_rubric(actor=request.user, assignment=assignment, **form.cleaned)
    except ValidationError as error:
        form.add_error(error)
        return False
    messages.success(request, _("The rubric is saved."))
    return True
