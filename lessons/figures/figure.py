"""What a figure is: pictures, the same as a table, and where it comes from."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from .data import read_toml
from .facts import fill


@dataclass(frozen=True)
class Source:
    label: str
    url: str  # "" where no full address was noted


@dataclass(frozen=True)
class Figure:
    """In one language. `drawings` are SVG, one or several parts; `rows` are as wide as `head`.

    `screens` are the same for a projector, each of them whole on it.
    """

    slug: str
    title: str
    drawings: tuple[str, ...]
    screens: tuple[str, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str
    sources: tuple[Source, ...]


class Words:
    """The words of one figure in one language, from figures.toml, with the facts in them."""

    def __init__(self, slug, language):
        self.slug = slug
        self.language = language
        self.texts = read_toml("figures")[slug]

    def __getitem__(self, key):
        return fill(self.texts[key][self.language], self.language).text


def source(written):
    """Return the source that a row of the data names: an address by its site, others as written."""
    if not written.startswith(("http://", "https://")):
        return Source(written, "")
    address, _space, place = written.partition(" ")
    site = urlsplit(address).netloc.removeprefix("www.")
    return Source(f"{site} {place}".strip(), address)


def sources(rows):
    """Return each source of `rows` once, in their order."""
    found = (one for row in rows for one in row["source"].split("; ") if one)
    return tuple(source(one) for one in dict.fromkeys(found))


def finished(words, drawings, screens, head, rows, told):
    """Return the Figure; `head` are keys of its words, `told` the rows that name its sources."""
    return Figure(
        slug=words.slug,
        title=words["title"],
        drawings=tuple(drawings),
        screens=tuple(screens),
        head=tuple(words[key] for key in head),
        rows=tuple(tuple(row) for row in rows),
        note=words["note"],
        sources=sources(told),
    )
