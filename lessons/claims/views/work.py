from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from classroom.htmx import render
from classroom.people.access import TEACHER, course_view
from lessons.assignments.models import Work

from ..pages import claims_or_404, standing_of, told_sheets


@require_safe
@course_view(TEACHER)
def work(request, enrolment, assignment_id, work_id):
    """Show a teacher what one student said of every claim, and how sure."""
    assignment = claims_or_404(enrolment, assignment_id)
    works = Work.objects.visible_to(enrolment).filter(assignment=assignment)
    work = get_object_or_404(works.select_related("enrolment__user"), pk=work_id)
    work.assignment = assignment
    sheets = told_sheets(assignment, work)
    context = standing_of(sheets) | {
        "enrolment": enrolment,
        "assignment": assignment,
        "work": work,
        "student": work.enrolment.user,
        "sheets": sheets,
    }
    return render(request, "claims/work.html", context)
