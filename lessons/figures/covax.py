"""COVAX: the doses aimed at and reached, and who was vaccinated when the billion was reached."""

from . import svg, wording
from .data import read_toml
from .facts import all_facts
from .figure import finished

DOSES = ("target", "reached")
SHARES = ("richer", "poorer")
BAR = 26
ROW = 62


HALF = 168  # as high as one half of the picture
WIDE = 310  # as wide as it is where they stand side by side


def bars(heading, words, values, most, width=svg.WIDTH):
    """A bar for each (key, value, said), a line of words above it; `most` fills the whole width."""
    across = svg.scale(0, most, 0, width)
    parts = [svg.text(0, 16, heading, "strong")]
    for place, (key, value, said) in enumerate(values):
        y = 26 + place * ROW
        parts.append(svg.text(0, y + 14, words[key]))
        parts.append(svg.text(width, y + 14, said, "strong end"))
        parts.append(svg.rect(0, y + 22, width, BAR, "bar-room", 2))
        parts.append(svg.rect(0, y + 22, across(value), BAR, f"bar-{key}", 2))
    return parts


def measured(language):
    """Return what each half of the picture shows, as (key, value, said)."""
    values = {key: all_facts()[f"covax-{key}"].value for key in (*DOSES, *SHARES)}
    doses = [(key, values[key], wording.short(values[key], language)) for key in DOSES]
    shares = [(key, values[key], f"{values[key]}%") for key in SHARES]
    return {"doses": doses, "shares": shares}


def covax(words):
    found = measured(words.language)
    most = {"doses": found["doses"][0][1], "shares": 100}

    def half(what, width):
        return bars(words[what], words, found[what], most[what], width)

    below = [*half("doses", svg.WIDTH), svg.moved(0, HALF, half("shares", svg.WIDTH))]
    picture = svg.drawing(words.slug, words["title"], words["description"], HALF + 144, below)
    beside = [*half("doses", WIDE), svg.moved(svg.SCREEN - WIDE, 0, half("shares", WIDE))]
    screen = svg.wide(words.slug, words["title"], words["description"], 144, beside)
    listed = [(words[what], words[key], said) for what in found for key, _n, said in found[what]]
    told = [read_toml("facts")["covax-target"]]
    return finished(
        words, [picture], [screen], ("head_what", "head_which", "head_value"), listed, told
    )
