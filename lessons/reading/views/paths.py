from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from classroom.people.access import TEACHER, course_view
from lessons.assignments.sentences import assigned

from ..path_form import PathForm, assign_path


@require_http_methods(["GET", "POST"])
@course_view(TEACHER, writes=True)
def path_assign(request, enrolment):
    """Give a class the built-in modules in their order, each as a reading of its own."""
    data = request.POST if request.method == "POST" else None
    form = PathForm(data, enrolment=enrolment)
    if form.is_valid():
        course = enrolment.course
        new = assign_path(actor=request.user, course=course, **form.path())
        messages.success(request, path_assigned(new, course))
        return redirect(course)
    return render(request, "reading/path_assign.html", {"enrolment": enrolment, "form": form})


def path_assigned(new, course):
    if not new or new[0].is_scheduled:
        return assigned(new)
    text = ngettext(
        "%(n)s module is assigned to %(class)s.",
        "%(n)s modules are assigned to %(class)s.",
        len(new),
    )
    return text % {"n": len(new), "class": course.name}
