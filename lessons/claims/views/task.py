from django.views.decorators.http import require_safe

from classroom.htmx import render
from classroom.people.access import course_view
from lessons.assignments.models import Work

from ..calibration import CONFIDENCES, points
from ..diagram import diagram
from ..forms import MEANINGS
from ..models import Verdict
from ..pages import claims_or_404, next_open, sheets_of, standing_of, told_sheets


def records(enrolment, assignment):
    """Whether what a student does is kept; the pages say so when it is not."""
    return enrolment.studies and enrolment.may_write and not assignment.is_closed


def how_it_works():
    """What the page says of verdicts and points before anybody begins."""
    return {
        "meanings": [(one.label, MEANINGS[one]) for one in Verdict],
        "scale": [(one, points(True, one), points(False, one)) for one in CONFIDENCES],
    }


@require_safe
@course_view()
def task(request, enrolment, assignment_id):
    """Say what is asked and how far one is, and in the end how it went; for teachers a preview."""
    assignment = claims_or_404(enrolment, assignment_id)
    context = {"enrolment": enrolment, "assignment": assignment} | how_it_works()
    if enrolment.teaches:
        context["sheets"] = told_sheets(assignment)
        return render(request, "claims/look.html", context)
    sheets = sheets_of(assignment, enrolment)
    context |= standing_of(sheets) | {
        "sheets": sheets,
        "next": next_open(sheets),
        "work": Work.objects.filter(assignment=assignment, enrolment=enrolment).first(),
        "records": records(enrolment, assignment),
    }
    context["diagram"] = diagram(context["calibration"])
    return render(request, "claims/task.html", context)
