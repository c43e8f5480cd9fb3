"""The OIC from 1969 on: what happened, on one measure of time, and how often the summit met."""

from datetime import date

from . import svg, wording
from .data import rows
from .figure import finished

PARTS = ((1969, 1998), (2000, 2026))  # nothing happened in between; side by side on a wide screen
YEAR, YEAR_ON_SCREEN = 15, 8.5  # as high as a year
TOP = 14
SCREEN = 690  # the width of a sheet for a projector, on which few texts need a second line
AXIS, LABEL, BESIDE = 52, 82, 192  # BESIDE: the width of a day where it stands before the words


def moment(starts):
    """ "2024-03-15" -> 2024.2; a month or a year alone means its beginning."""
    year, month, number = (*(int(part) for part in starts.split("-")), 1, 1)[:3]
    day = date(year, month, number)
    return year + (day.timetuple().tm_yday - 1) / 366


def axis(first, last, at):
    parts = [svg.line(AXIS, at(first), AXIS, at(last), "rule mark")]
    for year in range(first, last + 1):
        if year % 5 == 0:
            parts.append(svg.line(AXIS - 6, at(year), AXIS, at(year)))
            parts.append(svg.text(AXIS - 9, at(year) + 4, str(year), "small end"))
    return parts


def summit_marks(first, last, at):
    held = (row["starts"] or row["year"] for row in ordinary_summits())
    inside = (moment(one) for one in held if first <= int(one[:4]) <= last)
    return [svg.rect(AXIS - 5, at(when) - 2, 10, 4, "summit") for when in inside]


def ordinary_summits():
    return [row for row in rows("summits") if row["kind"] == "ordinary"]


def labels(events, language, at, *, wide):
    """Return the parts of the events' labels, moved apart, and where the last of them ends.

    The words stand below the day, on a `wide` sheet beside it.
    """
    width, right, down = (SCREEN, BESIDE, 0) if wide else (svg.WIDTH, 0, svg.STEP)
    texts = [
        svg.wrapped(row[language], width - LABEL - right, 14 if wide else 13) for row in events
    ]
    heights = [down + len(text) * svg.STEP + 6 for text in texts]
    wanted = [at(moment(row["starts"])) for row in events]
    parts, places = [], svg.apart(wanted, heights, TOP - 4)
    for row, text, y, when in zip(events, texts, places, wanted, strict=True):
        day = wording.span(row["starts"], row["ends"], language)
        parts.append(svg.path([(AXIS, when), (AXIS + 9, when), (LABEL - 6, y), (LABEL - 1, y)]))
        parts.append(svg.circle(AXIS, when, 4.5, "dot"))
        parts.append(svg.text(LABEL + 2, y + 4, day, "small strong"))
        parts.append(svg.lines(LABEL + 2 + right, y + 4 + down, text, "body"))
    return parts, places[-1] + heights[-1]


def key(words, y):
    mark = svg.rect(AXIS - 5, y - 6, 10, 4, "summit")
    return [mark, svg.text(LABEL + 2, y, words["summit_mark"], "small")]


def events_of(first, last):
    return [row for row in rows("timeline") if first <= int(row["starts"][:4]) <= last]


def part(words, number, first, last, *, wide=False):
    """Return how high a part is, and what is drawn on it."""
    year = YEAR_ON_SCREEN if wide else YEAR
    at = svg.scale(first, last, TOP, TOP + (last - first) * year)
    told, end = labels(events_of(first, last), words.language, at, wide=wide)
    height = max(end, at(last) + 6)
    parts = [*axis(first, last, at), *summit_marks(first, last, at), *told]
    if number == 1:
        parts += key(words, height + 16)
        height += 24
    return height, parts


def said(words, number, first, last):
    """Return the name, title and description of a part."""
    count = len(events_of(first, last))
    description = words["part_description"].format(first=first, last=last, count=count)
    return f"{words.slug}-{number}", words["part_title"].format(first=first, last=last), description


def summit_rows(words, known):
    """Rows for the summits that are no event of the timeline."""
    language = words.language
    for row in ordinary_summits():
        if row["starts"] not in known or not row["starts"]:
            text = words["summit"].format(number=row["number"], city=row[f"city_{language}"])
            yield row["starts"] or row["year"], row["ends"], text


def oic_timeline(words):
    language = words.language
    events = [(row["starts"], row["ends"], row[language]) for row in rows("timeline")]
    known = {starts for starts, _ends, _text in events}
    every = sorted([*events, *summit_rows(words, known)])
    listed = [(wording.span(starts, ends, language), text) for starts, ends, text in every]
    parts = [(number, *years) for number, years in enumerate(PARTS, start=1)]
    drawings = [svg.drawing(*said(words, *one), *part(words, *one)) for one in parts]
    screens = [svg.wide(*said(words, *one), *part(words, *one, wide=True), SCREEN) for one in parts]
    told = [*rows("timeline"), *ordinary_summits()]
    return finished(words, drawings, screens, ("head_when", "head_what"), listed, told)
