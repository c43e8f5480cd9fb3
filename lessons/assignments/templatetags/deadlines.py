"""`{% when instant course.school request.user %}`: an instant as people of the school say it."""

from functools import lru_cache

from django import template
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.html import format_html
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from classroom.people.zones import abbreviation

from ..deadlines import in_zones, time_left

register = template.Library()

DAY = "l, j F Y"
CLOCK = {"id": "H.i", "en": "H:i"}  # Indonesian writes a full stop between hours and minutes


def spoken(instant, school, viewer=None):
    """Return "Senin, 30 November 2026 23.59 WIT (21.59 WIB)".

    The brackets hold the viewer's own time where it differs, with its day where that differs too.
    """
    viewer_zone = getattr(viewer, "time_zone", "") or None
    return spoken_in(get_language(), instant, school.time_zone, viewer_zone)


def spoken_in(language, instant, zone, viewer_zone):
    local, _other = in_zones(instant, zone)
    return f"{format_date(local, DAY)} {time_of_day(language, instant, zone, viewer_zone)}"


def time_of_day(language, instant, zone, other_zone):
    """Return "23.59 WIT (21.59 WIB)"; the brackets as in `spoken`."""
    local, other = in_zones(instant, zone, other_zone)
    clock = CLOCK.get(language, "H:i")
    text = f"{format_date(local, clock)} {abbreviation(zone)}"
    if other is None:
        return text
    pattern = clock if other.date() == local.date() else f"{DAY} {clock}"
    return f"{text} ({format_date(other, pattern)} {abbreviation(other_zone)})"


@register.simple_tag
def when(instant, school, viewer=None):
    """Nothing for no instant, so that a page need not ask first."""
    if instant is None:
        return ""
    viewer_zone = getattr(viewer, "time_zone", "") or None
    return time_in(get_language(), instant, school.time_zone, viewer_zone)


@lru_cache(maxsize=4096)  # a class shares its dates; spelling one out takes as long as ten tags
def time_in(language, instant, zone, viewer_zone):
    words = spoken_in(language, instant, zone, viewer_zone)
    return format_html('<time datetime="{}">{}</time>', instant.isoformat(), words)


def left_in_words(now, due_at, zone):
    is_late, days = time_left(now, due_at, zone)
    if is_late and days == 0:
        return _("less than a day late")
    if is_late:
        return ngettext("%(n)s day late", "%(n)s days late", days) % {"n": days}
    if days < 2:
        return _("tomorrow") if days else _("today")
    return ngettext("in %(n)s day", "in %(n)s days", days) % {"n": days}


@register.simple_tag
def left(due_at, school):
    """How long is left until a due date, or how late one is; nothing where there is no date."""
    return left_in_words(timezone.now(), due_at, school.time_zone) if due_at else ""


@register.simple_tag
def clock(instant, zone, school):
    """The time alone, for a page that has the days of `zone`; the school's own in brackets."""
    words = time_of_day(get_language(), instant, zone.key, school.time_zone)
    return format_html('<time datetime="{}">{}</time>', instant.isoformat(), words)


@register.simple_tag
def zone_name(school):
    return abbreviation(school.time_zone)
