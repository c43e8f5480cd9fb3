from django.views.decorators.http import require_safe

from classroom.htmx import render
from classroom.people.access import TEACHER, course_view

from ..class_results import results_of
from ..diagram import diagram
from ..pages import claims_or_404


@require_safe
@course_view(TEACHER)
def class_view(request, enrolment, assignment_id):
    """Show how well the class knows how sure to be, and which claims fooled most."""
    assignment = claims_or_404(enrolment, assignment_id)
    results = results_of(assignment)
    context = {
        "enrolment": enrolment,
        "assignment": assignment,
        "results": results,
        "calibration": results.calibration,
        "diagram": diagram(results.calibration),
    }
    return render(request, "claims/class_view.html", context)
