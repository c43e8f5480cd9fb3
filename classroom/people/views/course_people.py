from django.shortcuts import get_object_or_404, render
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from ..access import TEACHER, course_view
from ..models import User
from ..services.passwords import reset_password, resettable_by_teacher


@require_safe
@course_view()
def people(request, enrolment):
    """Show who is in the class; a teacher also sees usernames and may reset passwords."""
    course = enrolment.course
    rows = list(course.enrolments.current().select_related("user"))
    students = [row for row in rows if row.studies]
    if enrolment.teaches:
        users = User.objects.filter(resettable_by_teacher(course.school), enrolments__course=course)
        resettable = set(users.values_list("pk", flat=True))
        for row in students:
            row.may_reset = enrolment.may_write and row.user_id in resettable
    teachers = [row for row in rows if row.teaches]
    context = {"enrolment": enrolment, "students": students, "teachers": teachers}
    return render(request, "people/people.html", context)


@sensitive_variables("password")
@require_POST
@course_view(TEACHER)
def password_reset(request, enrolment, enrolment_id):
    """Give a student of this class a one-time password and show it this once."""
    course = enrolment.course
    student = get_object_or_404(
        course.enrolments.current().students().select_related("user"), pk=enrolment_id
    )
    password = reset_password(
        actor=request.user,
        user=student.user,
        school=course.school,
        allowed=resettable_by_teacher(course.school),
        key=request.POST.get("key"),
    )
    context = {"enrolment": enrolment, "person": student.user, "password": password}
    return render(request, "people/password_reset.html", context)
