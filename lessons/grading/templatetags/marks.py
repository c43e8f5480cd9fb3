"""How points and standings are written in pages."""

from django import template
from django.utils import timezone
from django.utils.dateformat import format as date_format
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from lucide.templatetags.lucide import lucide

from lessons.assignments.points import show_points
from lessons.assignments.templatetags.deadlines import CLOCK

from ..classlist import Standing

register = template.Library()
register.filter("points", show_points)

LOOKS = {
    Standing.NOT_STARTED: ("", "circle"),
    Standing.WRITING: ("state-draft", "pencil"),
    Standing.READING: ("state-draft", "book-open"),
    Standing.CHECKING: ("state-draft", "scale"),
    Standing.DONE: ("state-done", "check"),
    Standing.HANDED_IN: ("state-open", "inbox"),
    Standing.NEW_VERSION: ("state-wait", "refresh-cw"),
    Standing.UNFINISHED: ("state-wait", "circle-dashed"),
    Standing.MARKED: ("state-wait", "eye-off"),
    Standing.RELEASED: ("state-done", "check-check"),
}
NOT_OUT = _("not released")  # beside points, which say that it is marked
# A page shows the same few again and again; there are no more than states times languages.
badges, remarks = {}, {}


@register.simple_tag
def standing_badge(standing):
    """The standing in a word, an icon and a colour."""
    key = standing, get_language()
    if key not in badges:
        look, icon = LOOKS[standing]
        badges[key] = format_html(
            '<span class="state {}">{} {}</span>',
            look,
            lucide(icon, size=16, aria_hidden="true"),
            Standing(standing).label,
        )
    return badges[key]


@register.simple_tag
def late_badge():
    """Drawn again and again in a class list, so drawn once a language."""
    key = "late", get_language()
    if key not in badges:
        badges[key] = format_html(
            '<span class="state state-late">{} {}</span>',
            lucide("clock-alert", size=16, aria_hidden="true"),
            _("late"),
        )
    return badges[key]


@register.simple_tag
def gradebook_cells(cells):
    """One student's cells of the gradebook; a tag for each of them would take most of the page."""
    language = get_language()
    return format_html_join("", "<td>{}</td>", ((cell_text(cell, language),) for cell in cells))


def cell_text(cell, language):
    """Points, and in words whatever else there is to know; plain text, for there are many cells."""
    key = cell.points is not None, cell.standing, cell.late, language
    if key not in remarks:
        remarks[key] = " · ".join(remarks_on(cell))
    if cell.points is None:
        return remarks[key]
    text = show_points(cell.points)
    return f"{remarks[key]} · {text}" if remarks[key] else text  # the points stand in a column


def remarks_on(cell):
    if cell.points is None or cell.standing != Standing.RELEASED:
        hidden = cell.points is not None and cell.standing == Standing.MARKED
        yield str(NOT_OUT if hidden else Standing(cell.standing).label)
    if cell.late:
        yield str(_("late"))


@register.filter
def short_time(instant):
    """Return "30 Nov, 23.59" in the zone of the page."""
    clock = CLOCK.get(get_language(), "H:i")
    return date_format(timezone.template_localtime(instant), f"j M, {clock}")
