"""The first page after signing in."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from classroom.people.models import Enrolment, Membership

from ..desk import desk
from ..today import today


@require_safe
def home(request):
    """What waits: for a student today, for a teacher the desk; for who is both, both."""
    enrolments = Enrolment.objects.current().filter(user=request.user, course__archived_at=None)
    enrolments = list(enrolments.select_related("course__school"))
    if not enrolments and is_admin(request.user):
        return redirect("people:school")
    studies = [enrolment for enrolment in enrolments if enrolment.studies]
    teaches = [enrolment for enrolment in enrolments if enrolment.teaches]
    context = {
        "today": today(studies) if studies else None,
        "desk": desk(teaches) if teaches else None,
    }
    return render(request, "overview/home.html", context)


def is_admin(user):
    return user.memberships.filter(role=Membership.Role.ADMIN).exists()
