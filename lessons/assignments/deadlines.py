"""Pure arithmetic of dates: no models, no clock of its own. All instants are aware datetimes."""

from zoneinfo import ZoneInfo


def is_late(submitted_at, due_at):
    """Late is strictly after the due instant; without either there is no lateness."""
    return bool(submitted_at and due_at and submitted_at > due_at)


def is_closed(now, closes_at):
    return bool(closes_at and now > closes_at)


def in_zones(instant, school_zone, viewer_zone=None):
    """Return `(local, other)`: the instant in the school's zone, and in the viewer's if that differs.

    Zones are IANA names; two names with the same offset at that instant count as the same.
    """
    local = instant.astimezone(ZoneInfo(school_zone))
    if not viewer_zone:
        return local, None
    other = instant.astimezone(ZoneInfo(viewer_zone))
    return local, None if other.utcoffset() == local.utcoffset() else other
