from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from classroom.people.access import TEACHER, course_view

from ..gradebook import gradebook as read_gradebook
from ..gradebook import to_csv


@require_safe
@course_view(TEACHER)
def gradebook(request, enrolment):
    columns, rows = read_gradebook(enrolment.course)
    context = {"enrolment": enrolment, "columns": columns, "rows": rows}
    return render(request, "grading/gradebook.html", context)


@require_safe
@course_view(TEACHER)
def gradebook_csv(request, enrolment):
    """The same as a file, with a byte order mark, without which Excel guesses the letters."""
    course = enrolment.course
    name = slugify(f"{course.name} {course.subject}") or str(course.pk)
    text = "\ufeff" + to_csv(*read_gradebook(course))
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    file = f"{slugify(_('Gradebook')) or 'gradebook'}-{name}.csv"
    response["Content-Disposition"] = f'attachment; filename="{file}"'
    return response
