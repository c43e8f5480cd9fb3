from django.shortcuts import render
from django.views.decorators.http import require_safe

from classroom.people.access import course_view


@require_safe
def courses(request):
    return render(request, "overview/courses.html")


@require_safe
@course_view()
def course(request, enrolment):
    return render(request, "overview/course.html", {"enrolment": enrolment})
