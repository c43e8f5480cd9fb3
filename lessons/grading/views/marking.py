from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from classroom.people.access import STUDENT, TEACHER, course_view
from lessons.assignments.models import Assignment, Work

from ..classlist import WAITING, Standing, class_list, work_url
from ..criteria import maxima
from ..services import acknowledge as acknowledge_feedback
from ..services import release_marks, take_back

# The tabs of the list: what each holds. Everything else, and no choice, is the whole class.
SHOWN = {
    "waiting": WAITING,
    "marked": {Standing.MARKED},
    "released": {Standing.RELEASED},
    "missing": {Standing.NOT_STARTED, Standing.WRITING},
}


@require_safe
@course_view(TEACHER)
def marking(request, enrolment, assignment_id):
    """List the class with the state of everyone's work; `show` narrows it."""
    assignment = assignment_or_404(enrolment, assignment_id)
    rows = class_list(assignment)
    counts = {name: sum(row.standing in held for row in rows) for name, held in SHOWN.items()}
    show = request.GET.get("show", "")
    context = {
        "enrolment": enrolment,
        "assignment": assignment,
        "rows": [row for row in rows if show not in SHOWN or row.standing in SHOWN[show]],
        "of": len(rows),
        "show": show if show in SHOWN else "",
        "counts": counts,
        "first_waiting": next((row for row in rows if row.waits), None),
        "maximum": maxima([assignment])[assignment.pk],
    }
    return render(request, "grading/marking.html", context)


@require_POST
@course_view(TEACHER)
def marks_release(request, enrolment, assignment_id):
    assignment = assignment_or_404(enrolment, assignment_id)
    n = release_marks(assignment=assignment, teacher=request.user)
    text = ngettext("%(n)s mark released.", "%(n)s marks released.", n) % {"n": n}
    messages.success(request, text if n else _("There was no mark to release."))
    return redirect("grading:marking", enrolment.course_id, assignment_id)


@require_POST
@course_view(TEACHER)
def mark_release(request, enrolment, assignment_id, work_id):
    work = work_or_404(enrolment, assignment_id, work_id)
    if release_marks(assignment=work.assignment, teacher=request.user, works=[work]):
        messages.success(request, _("Released: the student can see this mark now."))
    else:
        messages.warning(request, _("Nothing was released: the mark is not complete."))
    return redirect(work_url(work.assignment, work.pk))


@require_POST
@course_view(TEACHER)
def mark_take_back(request, enrolment, assignment_id, work_id):
    work = work_or_404(enrolment, assignment_id, work_id)
    take_back(work=work, teacher=request.user)
    messages.success(request, _("Taken back: the student does not see this mark any more."))
    return redirect(work_url(work.assignment, work.pk))


@require_POST
@course_view(STUDENT)
def acknowledge(request, enrolment, assignment_id, work_id):
    work = work_or_404(enrolment, assignment_id, work_id)
    acknowledge_feedback(work)
    return redirect(work.assignment)


def assignment_or_404(enrolment, assignment_id):
    rows = Assignment.objects.visible_to(enrolment).select_related("rubric")
    assignment = get_object_or_404(rows, pk=assignment_id)
    assignment.course = enrolment.course
    return assignment


def work_or_404(enrolment, assignment_id, work_id):
    rows = Work.objects.visible_to(enrolment).filter(enrolment__role=STUDENT)
    rows = rows.select_related("assignment__course__school")
    return get_object_or_404(rows, pk=work_id, assignment=assignment_id)
