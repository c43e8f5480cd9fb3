"""The two rulers: how many members an organisation has, and how far it reaches."""

from . import svg, wording
from .data import rows
from .facts import all_facts
from .figure import finished

REACHES = ("region", "several", "world")
LEFT = 36
LANE = (svg.WIDTH - LEFT) / len(REACHES)
TOP, BOTTOM = 52, 412
MOST = 200
MULTILATERAL = 3

height_of = svg.scale(0, MOST, BOTTOM, TOP)


def table():
    """Return the organisations with their `members` as numbers; the OIC's are counted."""
    facts = all_facts()
    found = []
    for row in rows("organisations"):
        fact = facts[f"{row['slug']}-members"]
        told = {"members": fact.value, "as_of": fact.as_of, "source": fact.source}
        found.append({**row, **told})
    return found


def ruler(words):
    parts = []
    for number in range(0, MOST + 1, 10):
        long = number % 50 == 0
        y = height_of(number)
        parts.append(svg.line(LEFT - (9 if long else 5), y, LEFT, y))
        if long:
            parts.append(svg.text(LEFT - 12, y + 4, str(number), "small end"))
            parts.append(svg.line(LEFT, y, svg.WIDTH, y, "rule faint"))
    y = height_of(MULTILATERAL)
    parts.append(svg.line(LEFT, y, svg.WIDTH, y, "rule mark"))
    return [*parts, svg.text(LEFT + 4, BOTTOM + 18, words["from_three"], "small")]


def lane(words, place, reach, organisations):
    left = LEFT + place * LANE
    title = svg.wrapped(words[reach], LANE - 8)
    parts = [svg.lines(left + 6, 16, title, "strong"), svg.line(left, TOP - 8, left, BOTTOM)]
    inside = sorted((one for one in organisations if one["reach"] == reach), key=most_first)
    wanted = [height_of(one["members"]) for one in inside]
    for one, y, at in zip(inside, svg.apart(wanted, [19] * len(wanted), TOP), wanted, strict=True):
        ours = one["slug"] == "oic"
        label = f"{one[f'short_{words.language}']} {one['members']}"
        parts.append(svg.circle(left + 13, at, 6, "dot ours" if ours else "dot"))
        parts.append(svg.path([(left + 19, at), (left + 24, y)]))
        parts.append(svg.text(left + 27, y + 5, label, "strong" if ours else ""))
    return parts


def most_first(organisation):
    return -organisation["members"]


def two_rulers(words):
    language, found = words.language, table()
    parts = ruler(words)
    for place, reach in enumerate(REACHES):
        parts += lane(words, place, reach, found)
    picture = svg.drawing(words.slug, words["title"], words["description"], BOTTOM + 28, parts)
    listed = [
        (
            name_of(one, language),
            words[one["reach"]],
            wording.number(one["members"], language),
            wording.day(one["as_of"], language),
        )
        for one in found
    ]
    head = ("head_name", "head_reach", "head_members", "head_as_of")
    return finished(words, [picture], head, listed, found)


def name_of(one, language):
    name, brief = one[language], one[f"short_{language}"]
    return name if name == brief else f"{name} ({brief})"
