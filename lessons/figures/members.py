"""The 57 members of the OIC: one tile each, near where they lie, shaded by when they joined."""

from . import svg
from .data import rows
from .facts import all_facts
from .figure import finished

PITCH = 42.5
TILE = 40
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
. . . . . KZ KG .
. TR . AZ TM UZ TJ .
. LB SY IQ IR AF . .
. PS JO KW . PK . BD
. . SA BH QA AE . .
. . YE OM . MV . .
. . . . . . MY BN
. . . . . . ID .
"""
WAVES = ("1969", "1979", "1999", "2029")  # the last year of each wave


def wave(joined):
    """Return 1 to 4 for a year, or for two years that lists differ about ("1970/1972")."""
    return next(place for place, last in enumerate(WAVES, start=1) if joined[-4:] <= last)


def shown_year(joined):
    return f"{joined[:3]}?" if "/" in joined else joined


def tile(x, y, row):
    on = " on" if wave(row["joined"]) == 1 else ""
    middle = x + TILE / 2
    return (
        svg.rect(x, y, TILE, TILE, f"wave-{wave(row['joined'])}", 3)
        + svg.text(middle, y + 18, row["code"], f"strong mid{on}")
        + svg.text(middle, y + 33, shown_year(row["joined"]), f"small mid{on}")
    )


def tiles(layout, top, by_code):
    """Return the tiles of a map that begins at `top`, and the height it takes."""
    grid = [line.split() for line in layout.split("\n") if line]
    parts = [
        tile(column * PITCH, top + place * PITCH, by_code[code])
        for place, line in enumerate(grid)
        for column, code in enumerate(line)
        if code != "."
    ]
    return parts, len(grid) * PITCH


def heading(words, region, x, y):
    count = all_facts()[f"oic-members-{region}"].value
    return svg.text(x, y, f"{words[region]}: {count}", "strong")


def legend(words, x, y):
    parts = []
    for place in range(1, len(WAVES) + 1):
        top = y + (place - 1) * 22
        parts.append(svg.rect(x, top, 16, 16, f"wave-{place}", 3))
        parts.append(svg.text(x + 23, top + 13, words[f"wave_{place}"], "small"))
    return parts


def africa(words, by_code):
    parts, height = tiles(AFRICA, 22, by_code)
    below = 22 + height
    parts += [heading(words, "africa", 0, 13), *legend(words, 56, below - 2 * PITCH + 2)]
    parts += [heading(words, "south-america", 0, below + 18)]
    parts += [tile(n * PITCH, below + 27, by_code[code]) for n, code in enumerate(("GY", "SR"))]
    return part(words, "west", below + 70, parts)


def asia(words, by_code):
    parts, height = tiles(ASIA, 22, by_code)
    parts += [heading(words, "asia", 5 * PITCH, 13), heading(words, "europe", 0, 57)]
    parts += [tile(0, 22 + PITCH, by_code["AL"])]
    return part(words, "east", 24 + height, parts)


def part(words, side, height, parts):
    title, description = words[f"{side}_title"], words[f"{side}_description"]
    return svg.drawing(f"{words.slug}-{side}", title, description, height, parts)


def members(words):
    table = rows("members")
    by_code = {row["code"]: row for row in table}
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
    return finished(words, [africa(words, by_code), asia(words, by_code)], head, listed, table)
