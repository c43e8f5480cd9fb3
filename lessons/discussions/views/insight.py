from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from classroom.people.access import TEACHER, course_view
from classroom.sheets import csv_file

from ..insight import insight_of
from ..pages import prompt_or_404
from ..posts_file import post_rows
from ..talk import SORTS


@require_safe
@course_view(TEACHER)
def insight(request, enrolment, assignment_id):
    """How the class talks; `sort` orders the table of students."""
    prompt = prompt_or_404(enrolment, assignment_id)
    sort = request.GET.get("sort", "")
    sort = sort if sort in SORTS else ""
    context = {
        "enrolment": enrolment,
        "assignment": prompt.assignment,
        "prompt": prompt,
        "sort": sort,
        "sorts": [
            ("", _("by name")),
            ("posts", _("most posts first")),
            ("words", _("most words first")),
            ("partners", _("fewest partners first")),
        ],
    }
    return render(request, "discussions/insight.html", context | insight_of(prompt, sort))


@require_safe
@course_view(TEACHER)
def export(_request, enrolment, assignment_id):
    """Every post as a row of a file for a spreadsheet, with what was hidden or taken back."""
    prompt = prompt_or_404(enrolment, assignment_id)
    name = slugify(f"{_('Discussion')} {prompt.assignment.title} {enrolment.course.name}")
    return csv_file(name or "discussion", post_rows(prompt, enrolment))
