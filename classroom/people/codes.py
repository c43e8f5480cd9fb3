"""Join codes as people type them, and as a picture for the projector."""

import re

import segno
from django.utils.safestring import mark_safe


def normalise(text):
    """Return the code in capitals, without the spaces and dashes people read into it, or NULs."""
    return re.sub(r"[\s\-–—\0]", "", text).upper()


def qr_svg(url):
    """Return a QR code of the address as an SVG element without any inline style.

    Black on white in every colour scheme: many scanners do not read the inverse.
    """
    picture = segno.make(url, error="m", micro=False)
    svg = picture.svg_inline(svgclass="qr", lineclass=None, omitsize=True, border=3, light="#fff")
    return mark_safe(svg)  # noqa: S308 - segno draws modules only, the text itself is not in it
