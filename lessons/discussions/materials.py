"""Material as a form has it: a line for each, an address and, of a page of the web, what it is."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .citing import address_of, cited
from .models import Material

MOST = 12


def read_lines(text, *, user, host, known=()):
    """Return unsaved Material for the lines of `text`. Raises ValidationError, with line numbers.

    What is among the `known` keeps its words: its paragraph may have changed since.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > MOST:
        raise ValidationError(_("At most %(n)d lines.") % {"n": MOST})
    kept = {line_of(one): one for one in known}
    found, errors = [], []
    for number, line in enumerate(lines, start=1):
        address, _space, title = line.partition(" ")
        try:
            one = kept.get(line) or cited(address, user=user, host=host, title=title.strip())
        except ValidationError as error:
            errors.append(_("Line %(n)d: %(error)s") % {"n": number, "error": error.message})
        else:
            found.append(material(one, number))
    if errors:
        raise ValidationError(errors)
    return found


def material(one, position):
    names = ("section_id", "anchor", "title", "quote", "url")
    section = one.section.pk if one.section else None
    fields = {name: getattr(one, name, section) for name in names}
    return Material(position=position, **fields)


def line_of(one):
    """The line from which `read_lines` makes the same material."""
    address = address_of(one)
    return f"{address} {one.title}" if one.url else address


def lines_of(prompt):
    rows = prompt.material.select_related("section__module")
    return "\n".join(line for line in map(line_of, rows) if line)
