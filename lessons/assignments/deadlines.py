"""Pure arithmetic of dates: no models, no clock of its own. All instants are aware datetimes."""

from zoneinfo import ZoneInfo

SOON = 7  # days


def is_late(submitted_at, due_at):
    """Late is strictly after the due instant; without either there is no lateness."""
    return bool(submitted_at and due_at and submitted_at > due_at)


def is_closed(now, closes_at):
    return bool(closes_at and now > closes_at)


def is_open(now, opens_at):
    """The opening instant itself is open."""
    return now >= opens_at


def urgency(now, due_at, zone):
    """Return "overdue", "soon" (in seven calendar days at most) or "later" (or without a date)."""
    if due_at is None:
        return "later"
    late, days = time_left(now, due_at, zone)
    if late:
        return "overdue"
    return "soon" if days <= SOON else "later"


def time_left(now, due_at, zone):
    """Return `(is_late, days)`: calendar days of `zone` until the due date, or full days since.

    Tomorrow is the next date, however few hours away; a day of lateness has 24 hours.
    """
    if is_late(now, due_at):
        return True, (now - due_at).days
    local = ZoneInfo(zone)
    return False, (due_at.astimezone(local).date() - now.astimezone(local).date()).days


def in_zones(instant, school_zone, viewer_zone=None):
    """Return `(local, other)`: the instant at the school, and at the viewer's if that differs.

    Zones are IANA names; two names with the same offset at that instant count as the same.
    """
    local = instant.astimezone(ZoneInfo(school_zone))
    if not viewer_zone:
        return local, None
    other = instant.astimezone(ZoneInfo(viewer_zone))
    return local, None if other.utcoffset() == local.utcoffset() else other
