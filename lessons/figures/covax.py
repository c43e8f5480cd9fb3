"""COVAX: the doses aimed at and reached, and who was vaccinated when the billion was reached."""

from . import svg, wording
from .data import read_toml
from .facts import all_facts
from .figure import finished

DOSES = ("target", "reached")
SHARES = ("richer", "poorer")
BAR = 26
ROW = 62


def bars(words, values, most, top):
    """A bar for each (key, value, said), a line of words above it; `most` fills the whole width."""
    across = svg.scale(0, most, 0, svg.WIDTH)
    parts = []
    for place, (key, value, said) in enumerate(values):
        y = top + place * ROW
        parts.append(svg.text(0, y + 14, words[key]))
        parts.append(svg.text(svg.WIDTH, y + 14, said, "strong end"))
        parts.append(svg.rect(0, y + 22, svg.WIDTH, BAR, "bar-room", 2))
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
    target = found["doses"][0][1]
    parts = [
        svg.text(0, 16, words["doses"], "strong"),
        *bars(words, found["doses"], target, 26),
        svg.text(0, 184, words["shares"], "strong"),
        *bars(words, found["shares"], 100, 194),
    ]
    picture = svg.drawing(words.slug, words["title"], words["description"], 312, parts)
    listed = [(words[what], words[key], said) for what in found for key, _n, said in found[what]]
    told = [read_toml("facts")["covax-target"]]
    return finished(words, [picture], ("head_what", "head_which", "head_value"), listed, told)
