"""What is due in a month, day by day."""

from datetime import date
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from classroom.dates import FIRST_YEAR, LAST_YEAR
from classroom.people.access import current_enrolments

from ..month import month_of


@require_safe
def calendar(request, year=None, month=None):
    """This month, or the one of the address; archived classes are left out."""
    enrolments = [one for one in current_enrolments(request.user.pk) if one.may_write]
    zone = zone_of(request.user, enrolments)
    if year is None:
        today = timezone.localdate(timezone=zone)
        year, month = today.year, today.month
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        raise Http404
    found = month_of(date(year, month, 1), zone, enrolments)
    context = {"month": found, "zone": zone, "has_classes": bool(enrolments)}
    return render(request, "overview/calendar.html", context)


def zone_of(user, enrolments):
    """The person's own zone, else that of the school, of the first where there are two."""
    of_schools = [enrolment.course.school.time_zone for enrolment in enrolments]
    return ZoneInfo(next(filter(None, [user.time_zone, *of_schools]), settings.TIME_ZONE))
