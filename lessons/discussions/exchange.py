"""Who answered whom, as a picture. Pure: names and numbers in, SVG out.

Everybody stands on a line of their own, in one column; an arc leads from who answered to who was
answered and ends in a dot there. What it shows also stands in the page as a list.
"""

from lessons.figures import svg

NAME = "exchange"
TOP = 12
NAMES = 150  # the width of the column of names
THIN, THICK = 1, 4
LEAST, MOST = 24, 320  # how far the curve of an arc is pulled; it swings out half of that


def picture(names, exchanges, title, description):
    """`names` is {person: name} in the order of the lines; `exchanges` are (who, whom, times)."""
    lines = {person: place for place, person in enumerate(names)}
    height = TOP * 2 + svg.STEP * max(len(lines) - 1, 0)
    parts = [
        svg.text(NAMES, y_of(place) + 4, short(name), "small end")
        for name, place in zip(names.values(), lines.values(), strict=True)
    ]
    # The long arcs first, so that the short ones stay to be seen.
    spans = [(lines[who], lines[whom], times) for who, whom, times in exchanges]
    for start, end, times in sorted(spans, key=lambda span: -abs(span[0] - span[1])):
        parts += arc(start, end, times, len(lines))
    parts += [svg.circle(NAMES + 8, y_of(place), 2.5, "dot") for place in lines.values()]
    return svg.drawing(NAME, title, description, height, parts)


def y_of(place):
    return TOP + place * svg.STEP


def arc(start, end, times, of):
    """From one line to another, the further the wider; down on solid lines, up on broken ones."""
    x, y1, y2 = NAMES + 14, y_of(start), y_of(end)
    out = LEAST + (MOST - LEAST) * abs(start - end) / max(of - 1, 1)
    way = f"M{svg.n(x)} {svg.n(y1)}Q{svg.n(x + out)} {svg.n((y1 + y2) / 2)} {svg.n(x)} {svg.n(y2)}"
    css = f"talk-arc talk-arc-{min(times, THICK)}{' talk-arc-up' if end < start else ''}"
    yield f'<path class="{css}" d="{way}"/>'
    yield svg.circle(x, y2, 3, "talk-end")


def short(name, width=NAMES - 6, size=12):
    """The name, or as much of it as there is room for."""
    if svg.width_of(name, size) <= width:
        return name
    while name and svg.width_of(f"{name}…", size) > width:
        name = name[:-1]
    return f"{name.rstrip()}…"
