"""Figures where a text places them: `![](figure:name)`, alone in a paragraph."""

from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from lessons.figures.catalogue import SLUGS, TRY_A_VOTE, figure

from .vote_form import vote_context


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


@lru_cache
def written(slug, language):
    if slug == TRY_A_VOTE:
        return render_to_string("figures/_vote.html", vote_context())
    one = figure(slug, language)
    svg = mark_safe(one.svg)  # noqa: S308 - drawn by us, from data of ours
    return render_to_string("figures/_figure.html", {"figure": one, "svg": svg})
