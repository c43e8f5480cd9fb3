"""The 57 members of the OIC: one tile each, near where they lie, shaded by when they joined."""

from . import svg
from .data import rows
from .facts import all_facts
from .figure import finished

PITCH = 42.5
TILE = 40
HEAD = 20  # the room of a heading
GAP = 18  # between the tiles of two continents
SCREEN = 680  # as wide as the maps side by side
# Rows from north to south, tiles from west to east; a dot is sea, or a country that is no member.
AFRICA = """
. MA DZ TN LY EG . .
MR ML BF NE TD SD DJ .
SN GN CI TG BJ NG . SO
GM SL . . . CM UG .
GW . . . . GA . KM
. . . . . . MZ .
"""
ASIA = """
. . . . KZ KG .
TR . AZ TM UZ TJ .
LB SY IQ IR AF . .
PS JO KW . PK . BD
. SA BH QA AE . .
. YE OM . MV MY BN
. . . . . ID .
"""
WAVES = ("1969", "1979", "1999", "2029")  # the last year of each wave


def wave(joined):
    """Return 1 to 4 for a year, or for two years that lists differ about ("1970/1972")."""
    return next(place for place, last in enumerate(WAVES, start=1) if joined[-4:] <= last)


def shown_year(joined):
    return f"{joined[:3]}?" if "/" in joined else joined


def tile(x, y, row, language):
    on = " on" if wave(row["joined"]) == 1 else ""
    middle = x + TILE / 2
    parts = [
        svg.rect(x, y, TILE, TILE, f"wave-{wave(row['joined'])}", 3),
        svg.text(middle, y + 18, row["code"], f"code strong mid{on}"),
        svg.text(middle, y + 34, shown_year(row["joined"]), f"small mid{on}"),
    ]
    return svg.titled(row[language], parts)


def block(words, region, layout, x, y):
    """Return a region's heading and its tiles; `x` and `y` are its upper left corner."""
    by_code = {row["code"]: row for row in rows("members")}
    count = all_facts()[f"oic-members-{region}"].value
    heading = svg.text(x, y + 13, f"{words[region]}: {count}", "region strong")
    grid = [line.split() for line in layout.strip().split("\n")]
    return [
        heading,
        *(
            tile(x + column * PITCH, y + HEAD + place * PITCH, by_code[code], words.language)
            for place, line in enumerate(grid)
            for column, code in enumerate(line)
            if code != "."
        ),
    ]


def legend(words, x, y):
    parts = []
    for place in range(len(WAVES)):
        left, top = x + place // 2 * 106, y + place % 2 * 22
        parts.append(svg.rect(left, top, 16, 16, f"wave-{place + 1}", 3))
        parts.append(svg.text(left + 22, top + 13, words[f"wave_{place + 1}"], "small"))
    return parts


def west(words):
    """Return how high the map is, and Africa with what lies north and west of it."""
    top = TILE + GAP
    return top + HEAD + 6 * PITCH, [
        *block(words, "europe", "AL", 4 * PITCH, 0),
        *block(words, "africa", AFRICA, 0, top),
        *block(words, "south-america", "GY SR", PITCH, top + 5 * PITCH),
    ]


def east(words):
    height = HEAD + 7 * PITCH
    return height, [*block(words, "asia", ASIA, 0, 0), *legend(words, 0, height - PITCH)]


def part(words, side, height, parts):
    title, description = words[f"{side}_title"], words[f"{side}_description"]
    return svg.drawing(f"{words.slug}-{side}", title, description, height, parts)


def screen(words):
    (height, left), (lower, right) = west(words), east(words)
    beside = svg.moved(SCREEN - 7 * PITCH, height - lower, right)
    said = words.slug, words["title"], words["description"]
    return svg.wide(*said, height, [*left, beside], SCREEN)


def members(words):
    table = rows("members")
    ordered = sorted(table, key=lambda row: (row["region"], row["joined"], row["id"]))
    listed = [
        (
            row[words.language],
            row["code"],
            words[row["region"]],
            row["joined"].replace("/", words["or"]),
        )
        for row in ordered
    ]
    head = ("head_name", "head_code", "head_region", "head_joined")
    drawings = [part(words, "west", *west(words)), part(words, "east", *east(words))]
    return finished(words, drawings, [screen(words)], head, listed, table)
