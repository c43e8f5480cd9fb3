"""The first page after signing in."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from classroom.people.access import current_enrolments
from classroom.people.models import Membership

from ..desk import desk
from ..today import today

NEWEST_FEEDBACK = 6  # what is due stands on the same page, and should be seen without scrolling


@require_safe
def home(request):
    """What waits: for a student today, for a teacher the desk; for who is both, both."""
    enrolments = current_enrolments(request.user.pk)
    current = [enrolment for enrolment in enrolments if enrolment.may_write]
    if not current and is_admin(request.user):
        return redirect("people:school")
    teaches = [enrolment for enrolment in current if enrolment.teaches]
    found = today_of(enrolments)
    most = None if request.GET.get("feedback") == "all" else NEWEST_FEEDBACK
    context = {
        "today": found,
        "feedback": found.returned[:most] if found else [],
        "desk": desk(teaches) if teaches else None,
        "only_archived": enrolments and not current,
    }
    return render(request, "overview/home.html", context)


def today_of(enrolments):
    """What waits for a student; None for who studies nowhere now and has no feedback to read."""
    studies = [enrolment for enrolment in enrolments if enrolment.studies]
    current = [enrolment for enrolment in studies if enrolment.may_write]
    found = today(current, [one for one in studies if not one.may_write]) if studies else None
    return found if current or (found and found.returned) else None


def is_admin(user):
    return user.memberships.filter(role=Membership.Role.ADMIN).exists()
