"""How points and standings are written in pages."""

from django import template
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.translation import get_language
from lucide.templatetags.lucide import lucide

from ..classlist import Standing

register = template.Library()

LOOKS = {
    Standing.NOT_STARTED: ("", "circle"),
    Standing.WRITING: ("state-draft", "pencil"),
    Standing.READING: ("state-draft", "book-open"),
    Standing.DONE: ("state-done", "check"),
    Standing.HANDED_IN: ("state-open", "inbox"),
    Standing.NEW_VERSION: ("state-wait", "refresh-cw"),
    Standing.UNFINISHED: ("state-wait", "circle-dashed"),
    Standing.MARKED: ("state-wait", "eye-off"),
    Standing.RELEASED: ("state-done", "check-check"),
}
badges = {}  # a class list shows the same few again and again


@register.simple_tag
def standing_badge(standing):
    """The standing in a word, an icon and a colour."""
    key = standing, get_language()
    if key not in badges:
        look, icon = LOOKS[standing]
        badges[key] = format_html(
            '<span class="state {}">{} {}</span>',
            look, lucide(icon, size=16, aria_hidden="true"), Standing(standing).label,
        )
    return badges[key]


@register.filter
def points(value):
    """Points without needless zeros, as the language writes decimals: 87,5; nothing for None."""
    if value is None:
        return ""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return number_format(text) if "." in text else text
