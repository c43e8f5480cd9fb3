"""The 57 members of the OIC: one tile each, near where they lie, shaded by when they joined."""

from . import svg
from .data import rows
from .facts import all_facts
from .figure import finished

PITCH = 42.5
ON_SCREEN = 50  # from a tile to the next beside it on a projector, which has larger letters
TILE = 40
HEAD = 20  # the room of a heading
GAP = 18  # between the tiles of two continents
COLUMNS = 16  # as wide as the maps side by side
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


def tile(x, y, width, row, language):
    on = " on" if wave(row["joined"]) == 1 else ""
    middle = x + width / 2
    parts = [
        svg.rect(x, y, width, TILE, f"wave-{wave(row['joined'])}", 3),
        svg.text(middle, y + 18, row["code"], f"code strong mid{on}"),
        svg.text(middle, y + 34, shown_year(row["joined"]), f"small mid{on}"),
    ]
    return svg.titled(row[language], parts)


def block(words, region, layout, column, y, pitch):
    """Return a region's heading and its tiles; `column` and `y` are its upper left corner."""
    by_code = {row["code"]: row for row in rows("members")}
    count = all_facts()[f"oic-members-{region}"].value
    heading = svg.text(column * pitch, y + 13, f"{words[region]}: {count}", "region strong")
    grid = [line.split() for line in layout.strip().split("\n")]
    width = pitch - (PITCH - TILE)
    return [
        heading,
        *(
            tile(across * pitch, y + HEAD + place * PITCH, width, by_code[code], words.language)
            for place, line in enumerate(grid)
            for across, code in enumerate(line, start=column)
            if code != "."
        ),
    ]


def legend(words, y, pitch):
    parts = []
    for place in range(len(WAVES)):
        left, top = place // 2 * 2.5 * pitch, y + place % 2 * 22
        parts.append(svg.rect(left, top, 16, 16, f"wave-{place + 1}", 3))
        parts.append(svg.text(left + 22, top + 13, words[f"wave_{place + 1}"], "small wave"))
    return parts


def west(words, pitch=PITCH):
    """Return how high the map is, and Africa with what lies north and west of it."""
    top = TILE + GAP
    return top + HEAD + 6 * PITCH, [
        *block(words, "europe", "AL", 4, 0, pitch),
        *block(words, "africa", AFRICA, 0, top, pitch),
        *block(words, "south-america", "GY SR", 1, top + 5 * PITCH, pitch),
    ]


def east(words, pitch=PITCH):
    height = HEAD + 7 * PITCH
    tiles = block(words, "asia", ASIA, 0, 0, pitch)
    return height, [*tiles, *legend(words, height - PITCH, pitch)]


def part(words, side, height, parts):
    title, description = words[f"{side}_title"], words[f"{side}_description"]
    return svg.drawing(f"{words.slug}-{side}", title, description, height, parts)


def screen(words):
    (height, left), (lower, right) = west(words, ON_SCREEN), east(words, ON_SCREEN)
    beside = svg.moved((COLUMNS - 7) * ON_SCREEN, height - lower, right)
    said = words.slug, words["title"], words["description"]
    return svg.wide(*said, height, [*left, beside], COLUMNS * ON_SCREEN)


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
