from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from classroom.people.access import TEACHER, course_view
from classroom.sheets import csv_file

from ..gradebook import gradebook as read_gradebook
from ..gradebook import to_rows


@require_safe
@course_view(TEACHER)
def gradebook(request, enrolment):
    columns, rows = read_gradebook(enrolment.course)
    context = {"enrolment": enrolment, "columns": columns, "rows": rows}
    return render(request, "grading/gradebook.html", context)


@require_safe
@course_view(TEACHER)
def gradebook_csv(request, enrolment):
    """The same as a file for a spreadsheet."""
    course = enrolment.course
    name = slugify(f"{course.name} {course.subject}") or str(course.pk)
    file = f"{slugify(_('Gradebook')) or 'gradebook'}-{name}"
    return csv_file(file, to_rows(*read_gradebook(course)))
