"""Indonesia's three time zones, by the names people use."""

from django.utils.translation import gettext_lazy as _

ZONES = [
    ("Asia/Jakarta", _("WIB (Jakarta)")),
    ("Asia/Makassar", _("WITA (Makassar)")),
    ("Asia/Jayapura", _("WIT (Jayapura)")),
]
ABBREVIATIONS = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


def abbreviation(zone):
    """Return "WIB" for "Asia/Jakarta"; the zone's own name where there is none."""
    return ABBREVIATIONS.get(str(zone), str(zone))
