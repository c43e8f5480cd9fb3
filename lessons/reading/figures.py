"""Figures where a text places them: `![](figure:name)`, alone in a paragraph."""

import re
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from lessons.figures.catalogue import DRAWN, SLUGS, TRY_A_VOTE, figure

from .vote_form import vote_context

PLACED = re.compile(r"^!\[\]\(figure:([\w-]+)\)\s*$", re.MULTILINE)


def figure_in(tokens):
    """Return the name of the figure that a block of tokens places, "" where it places none."""
    if len(tokens) != 3 or tokens[0].type != "paragraph_open" or len(tokens[1].children) != 1:
        return ""
    image = tokens[1].children[0]
    kind, _colon, slug = str(image.attrGet("src")).partition(":")
    return slug if image.type == "image" and kind == "figure" and slug in SLUGS else ""


def figure_html(slug):
    """Return the figure for whoever reads now: the same for everybody of one language."""
    return written(slug, get_language())


def figure_in_source(text):
    """Return the name of the first figure that Markdown places, "" where it places none."""
    return next((slug for slug in PLACED.findall(text) if slug in SLUGS), "")


def screens_of(slug):
    """Return how many screens of a projector a figure fills."""
    return len(figure(slug, get_language()).screens) if slug in DRAWN else 1


def figure_on_screen(slug, number):
    """Return what a projector shows of a figure: its screen `number`, counted from 1."""
    return written(slug, get_language(), number) if slug in DRAWN else figure_html(slug)


def figure_on_screens(slug):
    """Return a figure as large as a screen shows it, all parts of it."""
    return written(slug, get_language(), 0)


def figure_at_a_glance(slug):
    """Return the first screen of a figure alone, to be shown small beside its title."""
    return safe(figure(slug, get_language()).screens[:1])


@lru_cache
def written(slug, language, number=None):
    """Return a figure as HTML: for a text, or for the screen `number`; 0 stands for all screens."""
    if slug == TRY_A_VOTE:
        return render_to_string("figures/_vote.html", vote_context())
    one = figure(slug, language)
    parts, screens, place = one.drawings, one.screens, ""
    if number is None:
        screens = ()
    elif number and len(screens) > 1:
        place = f"{number}/{len(screens)}"
        parts, screens = parts[number - 1 : number], screens[number - 1 : number]
    context = {"figure": one, "parts": safe(parts), "screens": safe(screens), "place": place}
    return render_to_string("figures/_figure.html", context)


def safe(drawings):
    return mark_safe("".join(drawings))  # noqa: S308 - drawn by us, from data of ours
