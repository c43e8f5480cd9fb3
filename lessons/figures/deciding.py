"""Five tables and how each decides: a table whose first column is drawn.

A projector shows it in two parts, a phone the two below each other.
"""

from math import cos, pi, sin

from . import svg
from .data import rows
from .facts import all_facts
from .figure import finished

SIGN = 78  # the width of the drawn column
LEFT = 96
PARTS = (3, 2)  # rows of each


def share_bar(y, marks):
    """A bar as long as all votes, filled to the last of `marks` (fraction, label, below)."""
    parts = [svg.rect(0, y, SIGN, 16, "bar-room", 2)]
    parts.append(svg.rect(0, y, SIGN * marks[-1][0], 16, "fill-half", 2))
    for share, label, drop in marks:
        parts.append(svg.line(SIGN * share, y - 4, SIGN * share, y + 20, "rule mark"))
        parts.append(svg.text(SIGN * share, y + drop, label, "small mid"))
    return parts


def ring(y, count):
    """Everybody at one round table, and nobody against."""
    turns = (2 * pi * place / count for place in range(count))
    return [svg.circle(39 + 26 * cos(a), y + 30 + 26 * sin(a), 5.5, "fill") for a in turns]


def council(y):
    """A square for each seat: the permanent ones dark, then as many as a decision still needs."""
    facts = all_facts()
    permanent, needed, seats = (
        facts[f"security-council-{key}"].value for key in ("permanent", "needed", "members")
    )
    corners = [(place % 5 * 16, y + place // 5 * 16) for place in range(seats)]
    return [
        svg.squares(corners[:permanent], 13, "fill"),
        svg.squares(corners[permanent:needed], 13, "fill-half"),
        svg.squares(corners[needed:], 13, "fill-none"),
    ]


def weights(y):
    """Bars of unlike height: an illustration, not the quotas themselves."""
    heights = (52, 30, 20, 12, 7)
    return [svg.rect(n * 16, y + 54 - tall, 12, tall, "fill") for n, tall in enumerate(heights)]


HALF, TWO_THIRDS = (1 / 2, "1/2", -8), (2 / 3, "2/3", 34)
SIGNS = {
    "un-assembly": lambda y: share_bar(y + 18, (HALF, TWO_THIRDS)),
    "un-council": council,
    "imf": weights,
    "oic": lambda y: [*ring(y, 12), *share_bar(y + 76, (TWO_THIRDS,))],
    "asean": lambda y: ring(y, all_facts()["asean-members"].value),
}
LEAST = {"oic": 138}  # as high as its sign


def table_row(words, row, top, width):
    """Return the parts of one institution and where the next one begins."""
    language = words.language
    room = width - LEFT
    name = svg.wrapped(row[f"short_{language}"], room, 15)
    rule = svg.wrapped(row[f"rule_{language}"], room)
    stop = svg.wrapped(f"{words['holds_up']}: {lower(row[f'holds_up_{language}'])}", room)
    y = top + 20
    parts = [svg.line(0, top, width, top), svg.lines(LEFT, y, name, "strong")]
    y += len(name) * svg.STEP + 1
    parts.append(svg.lines(LEFT, y, rule, "body"))
    y += len(rule) * svg.STEP + 3
    parts.append(svg.lines(LEFT, y, stop, "body soft"))
    y += len(stop) * svg.STEP
    parts += SIGNS[row["slug"]](top + 12)
    return parts, max(y, top + LEAST.get(row["slug"], 84))


def lower(words):
    return words[:1].lower() + words[1:]


def part(words, table, width):
    parts, y = [], 4
    for row in table:
        more, y = table_row(words, row, y, width)
        parts += more
    return y + 4, parts


def ways_of_deciding(words):
    table = rows("deciding")
    halves = (table[: PARTS[0]], table[PARTS[0] :])
    drawings, screens = [], []
    for number, half in enumerate(halves, start=1):
        said = f"{words.slug}-{number}", words["title"], words[f"description_{number}"]
        drawings.append(svg.drawing(*said, *part(words, half, svg.WIDTH)))
        screens.append(svg.wide(*said, *part(words, half, svg.SCREEN)))
    columns = ("short", "rule", "holds_up")
    listed = [[row[f"{column}_{words.language}"] for column in columns] for row in table]
    return finished(words, drawings, screens, ("head_name", "head_rule", "holds_up"), listed, table)
