"""A module as one HTML file that needs no network: to keep on a phone, to hand on, to print."""

import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from math import ceil

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from .lesson import lesson_of
from .pages import whole_module
from .services.pictures import picture_bytes

MOST = 400 * 1024
STYLES = ("app", "reading", "figures", "pack")
FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)  # only our figures have one
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
IMAGE = re.compile(r'(<img\b[^>]*?\bsrc=")([^"]+)("[^>]*>)')
TERM = re.compile(
    r'<button\b[^>]*\bpopovertarget="term-([a-z0-9-]+)"[^>]*>(.*?)</button>', re.DOTALL
)


@lru_cache(maxsize=1)
def styles():
    """Return the site's own style in one piece; Bootstrap's is not needed for reading."""
    paths = (settings.BASE_DIR / "static" / "css" / f"{name}.css" for name in STYLES)
    css = COMMENT.sub("", "".join(path.read_text() for path in paths))
    return "\n".join(line.strip() for line in css.splitlines() if line.strip())


def on_its_own(html, number):
    """Return a section's text with what needs the site turned into what does not.

    Buttons that open a term's meaning become links to the list below the section; what is asked
    of the server can only be asked there.
    """
    html = TERM.sub(rf'<a class="term" href="#word-{number}-\1">\2</a>', html)
    there = escape(_("On the site you can try it with numbers of your own."))
    return mark_safe(FORM.sub(f'<p class="note">{there}</p>', html))  # noqa: S308 - was safe before


def pack_of(module, language, *, keys=True):
    """Return the bytes of a module's file in one of its languages, with what is right or without.

    `keys` may be False where the checks still earn points, see `ReadingTask.tells_answers`.
    """
    return make_pack(module, module.fingerprint, language, keys)


def packs_of(module, *, keys=True):
    """Return `[(language, size in KB)]` of the files there are, the reader's language first."""
    first = get_language()
    languages = sorted(module.languages, key=lambda language: language != first)
    return [(one, ceil(len(pack_of(module, one, keys=keys)) / 1024)) for one in languages]


@lru_cache(maxsize=32)  # its size is told before anyone asks for it; some 100 KB each
def make_pack(module, _fingerprint, language, keys):
    with override(language):
        context = whole_module(module, seed="pack")
        for number, one in enumerate(context["sections"], start=1):
            met = set(TERM.findall(one["html"]))
            one["html"] = on_its_own(one["html"], number)
            one["terms"] = [term for term in context["terms"] if term.slug in {s for s, _w in met}]
        css = styles()
        hashed = b64encode(sha256(css.encode()).digest()).decode()
        context |= {"language": language, "style_hash": hashed, "keys": keys}
        context["styles"] = mark_safe(css)  # noqa: S308 - our own files
        html = render_to_string("reading/pack.html", context)
        return with_pictures(html, lesson_of(module).pictures).encode()


def with_pictures(html, pictures):
    """Put the pictures into the file, in their order, while it stays small; else their words."""
    by_address = {picture.get_absolute_url(): picture for picture in pictures}
    out, place, room = [], 0, MOST - len(html.encode())
    for match in IMAGE.finditer(html):
        picture = by_address.get(match[2])
        data = data_of(picture) if picture else ""
        if not data or len(data) > room:
            shown = f"<em>{escape(picture.alt if picture else '')}</em>"
        else:
            shown, room = f"{match[1]}{data}{match[3]}", room - len(data)
        out += [html[place : match.start()], shown]
        place = match.end()
    return "".join([*out, html[place:]])


def data_of(picture):
    content = picture_bytes(picture)
    return f"data:image/webp;base64,{b64encode(content).decode()}" if content else ""
