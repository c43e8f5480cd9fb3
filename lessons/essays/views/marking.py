from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from classroom.people.access import TEACHER, course_view
from lessons.assignments.models import Assignment
from lessons.grading.desk import sit_down, work_to_mark


@require_http_methods(["GET", "POST"])
@course_view(TEACHER)
def work(request, enrolment, assignment_id, work_id):
    """Show an essay beside the rubric; POST saves the mark.

    What was handed in is shown, newest first. A draft is the student's own and is not even read.
    """
    work = work_to_mark(enrolment, assignment_id, work_id)
    if work.assignment.kind != Assignment.Kind.ESSAY:
        raise Http404
    desk = sit_down(request, work)
    if isinstance(desk, HttpResponse):
        return desk
    latest, *earlier = [*work.attempts.order_by("-number")] or [None]
    context = {
        "enrolment": enrolment,
        "assignment": work.assignment,
        "work": work,
        "desk": desk,
        "latest": latest,
        "earlier": earlier,
    }
    return render(request, "essays/work.html", context, status=desk.status)
