"""The two rulers: how many members an organisation has, and how far it reaches."""

from dataclasses import dataclass

from . import svg, wording
from .data import rows
from .facts import all_facts
from .figure import finished

REACHES = ("region", "several", "world")
LEFT = 36
MOST = 200
MULTILATERAL = 3


@dataclass(frozen=True)
class Sheet:
    """What the ruler is drawn on: its width, and where the most and none of the members stand."""

    width: int
    top: int
    bottom: int

    @property
    def lane(self):
        return (self.width - LEFT) / len(REACHES)

    @property
    def height(self):
        return self.bottom + 28

    def at(self, members):
        return svg.scale(0, MOST, self.bottom, self.top)(members)


PHONE = Sheet(svg.WIDTH, 52, 412)
SCREEN = Sheet(svg.SCREEN, 34, 262)


def table():
    """Return the organisations with their `members` as numbers; the OIC's are counted."""
    facts = all_facts()
    found = []
    for row in rows("organisations"):
        fact = facts[f"{row['slug']}-members"]
        told = {"members": fact.value, "as_of": fact.as_of, "source": fact.source}
        found.append({**row, **told})
    return found


def ruler(words, sheet):
    parts = []
    for number in range(0, MOST + 1, 10):
        long = number % 50 == 0
        y = sheet.at(number)
        parts.append(svg.line(LEFT - (9 if long else 5), y, LEFT, y))
        if long:
            parts.append(svg.text(LEFT - 12, y + 4, str(number), "small end"))
            parts.append(svg.line(LEFT, y, sheet.width, y, "rule faint"))
    y = sheet.at(MULTILATERAL)
    parts.append(svg.line(LEFT, y, sheet.width, y, "rule mark"))
    return [*parts, svg.text(LEFT + 4, sheet.bottom + 18, words["from_three"], "small")]


def lane(words, sheet, place, organisations):
    left = LEFT + place * sheet.lane
    title = svg.wrapped(words[REACHES[place]], sheet.lane - 8)
    parts = [svg.lines(left + 6, 16, title, "strong")]
    parts.append(svg.line(left, sheet.top - 8, left, sheet.bottom))
    inside = [one for one in organisations if one["reach"] == REACHES[place]]
    inside.sort(key=most_first)
    wanted = [sheet.at(one["members"]) for one in inside]
    places = svg.apart(wanted, [19] * len(wanted), sheet.top)
    for one, y, at in zip(inside, places, wanted, strict=True):
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
    said = words.slug, words["title"], words["description"]
    picture = svg.drawing(*said, PHONE.height, parts_on(PHONE, words, found))
    screen = svg.wide(*said, SCREEN.height, parts_on(SCREEN, words, found))
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
    return finished(words, [picture], [screen], head, listed, found)


def parts_on(sheet, words, found):
    lanes = [part for place in range(len(REACHES)) for part in lane(words, sheet, place, found)]
    return [*ruler(words, sheet), *lanes]


def name_of(one, language):
    name, brief = one[language], one[f"short_{language}"]
    return name if name == brief else f"{name} ({brief})"
