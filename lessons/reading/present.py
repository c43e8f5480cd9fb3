"""What a projector shows: a section slide by slide, its text first, then its checks one by one."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.utils.html import format_html_join

from .figures import figure_in_source, figure_on_screen, screens_of
from .lesson import lesson_of
from .pages import known_in
from .prose import render
from .questions import questions_of
from .slides import slides_of

SEED = "projector"  # the order of the options, the same for everyone who looks at it
LONG = 260  # letters of a question and its options that need smaller ones to fit a screen


@dataclass(frozen=True)
class Piece:
    """A piece of a section's text; of the `figure` it may place, the screen that is shown."""

    text: str
    figure: str = ""
    screen: int = 1


def pieces_of(section):
    """Return the pieces of a section's text; one whose figure needs more screens is shown again."""
    return [
        Piece(text, figure, number)
        for text in slides_of(section.body)
        for figure in [figure_in_source(text)]
        for number in range(1, screens_of(figure) + 1)
    ]


def slides_in(lesson, section):
    """Return the slides of a section: pieces of its text, then its questions."""
    return [*pieces_of(section), *questions_of(lesson.options_in(section), seed=SEED)]


def slide_page(module, section_slug, wanted):
    """Return the context of one slide; `wanted` is its number as an address says it.

    A number there is not leads to the nearest there is. `before` and `after` are the places one
    step away, as a section and a number, None at the ends of the module. Raises Http404.
    """
    lesson = lesson_of(module)
    section = lesson.section_or_404(section_slug)
    slides = slides_in(lesson, section)
    page = Paginator(slides, 1).get_page(wanted)
    place = lesson.sections.index(section)
    shown = page.object_list[0]
    return {
        "module": module,
        "section": section,
        "place": place + 1,
        "places": len(lesson.sections),
        "number": page.number,
        "numbers": len(slides),
        "before": before(lesson, place, page.number),
        "after": after(lesson, place, page.number, len(slides)),
    } | (
        {"part": part(lesson, shown)}
        if isinstance(shown, Piece)
        else {"question": shown, "long": is_long(shown)}
    )


def is_long(question):
    texts = [question.check.question, *(f"{one.text}{one.match}" for one in question.options)]
    return sum(map(len, texts)) > LONG


def part(lesson, piece):
    """Return a piece of text as a slide shows it, with the terms and sources it uses."""
    prose = render(piece.text, *known_in(lesson))
    blocks = (
        (figure_on_screen(one.figure, piece.screen) if one.figure else one.html,)
        for one in prose.blocks
    )
    return {
        "html": format_html_join("", "{}", blocks),
        "figure": piece.figure,
        "terms": [term for term in lesson.terms if term.slug in prose.terms],
        "sources": [source for source in lesson.sources if source.slug in prose.sources],
    }


def before(lesson, place, number):
    if number > 1:
        return lesson.sections[place], number - 1
    if place == 0:
        return None
    section = lesson.sections[place - 1]
    return section, len(slides_in(lesson, section))


def after(lesson, place, number, numbers):
    if number < numbers:
        return lesson.sections[place], number + 1
    return (lesson.sections[place + 1], 1) if place + 1 < len(lesson.sections) else None


def number_of(module, check_id):
    """Return the slug of the section a check stands in, and the number of its slide.

    Raises Http404 where the module has no such check.
    """
    lesson = lesson_of(module)
    section = lesson.section_or_404(lesson.place_of(check_id))
    checks = list(dict.fromkeys(option.check_asked_id for option in lesson.options_in(section)))
    return section.slug, len(pieces_of(section)) + checks.index(check_id) + 1
