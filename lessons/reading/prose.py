"""The Markdown of lesson modules: terms that open their meaning, sources that lead to their entry.

Pure: a text and the slugs it may use in; sanitised HTML and the slugs it does use out.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from django.utils.html import format_html_join
from markdown_it.token import Token

from classroom.markup import parse, safe_html

from .figures import figure_html, figure_in
from .paragraphs import named_blocks

# A group, not a landmark: a printed module has many tables, and some have the same heads.
SCROLL = {"class": "table-scroll", "role": "group", "tabindex": "0"}


@dataclass(frozen=True)
class Block:
    """A paragraph, list, quote, table or heading; `anchor` is "" where nothing links to it.

    Or the place of a `figure`, which is ours: it comes in after what people wrote was cleaned.
    """

    anchor: str
    text: str  # without markup
    markup: str
    figure: str = ""

    @property
    def html(self):
        return figure_html(self.figure) if self.figure else self.markup


@dataclass(frozen=True)
class Shown:
    """A picture that a text may show: its slug, address, description and size in pixels."""

    slug: str
    address: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True)
class Prose:
    blocks: tuple[Block, ...]
    terms: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def html(self):
        return format_html_join("", "{}", ((block.html,) for block in self.blocks))


class Rewriter:
    """Turns the tokens of one text; remembers which terms and sources it met."""

    def __init__(self, terms, sources, pictures, deeper):
        self.known = {"term": terms, "source": sources}
        self.pictures = {picture.slug: picture for picture in pictures}
        self.met = {"term": [], "source": []}
        self.deeper = deeper

    def __call__(self, tokens):
        out = []
        for place, token in enumerate(tokens):
            if token.type.startswith("heading"):
                token.tag = f"h{min(max(int(token.tag[1]) + self.deeper, 2), 4)}"
            if token.type == "inline":
                self.turn_links(token.children)
                self.turn_images(token.children)
            if token.type == "table_open":
                out.append(scroll_open(tokens[place:]))
            out.append(token)
            if token.type == "table_close":
                out.append(Token("scroll_close", "div", -1, block=True))
        return out

    def turn_links(self, children):
        tag = "a"
        for token in children:
            if token.type == "link_open":
                tag = self.turn(token)
            elif token.type == "link_close":
                token.tag = tag

    def turn_images(self, children):
        """Draw the pictures there are; of any other image only its description remains."""
        for place, token in enumerate(children):
            if token.type != "image":
                continue
            kind, _colon, slug = str(token.attrGet("src")).partition(":")
            picture = self.pictures.get(slug) if kind == "picture" else None
            alt = picture.alt if picture else token.content
            token.children = [Token("text", "", 0, content=alt)]
            if picture is None:
                children[place] = token.children[0]
                continue
            size = {"width": str(picture.width), "height": str(picture.height)}
            token.attrs = {"src": picture.address, "alt": "", "loading": "lazy"} | size

    def turn(self, token):
        """Make a link to a term its button, to a source a jump; return the tag that closes it."""
        kind, _colon, slug = str(token.attrGet("href")).partition(":")
        if kind not in self.known:
            return "a"
        if slug not in self.known[kind]:
            token.tag, token.attrs = "span", {}  # not an allowed element: only its text remains
            return token.tag
        self.met[kind].append(slug)
        if kind == "source":
            token.attrs = {"href": f"#source-{slug}"}
            return "a"
        token.tag = "button"
        token.attrs = {"type": "button", "class": "term", "popovertarget": f"term-{slug}"}
        return token.tag


def scroll_open(tokens):
    """Return the box in which a table wider than the screen scrolls, named by its column heads."""
    heads = []
    for before, token in pairwise(tokens):
        if before.type == "thead_close":
            break
        if before.type == "th_open":
            heads.append("".join(child.content for child in token.children))
    attrs = SCROLL | {"aria-label": ", ".join(heads)}
    return Token("scroll_open", "div", 1, attrs=attrs, block=True)


@lru_cache(maxsize=512)  # rendering takes longer than all the rest of the page; texts seldom change
def render(text, terms, sources, pictures=(), *, deeper=0):
    """Render `text`; `terms` and `sources` are tuples of known slugs, `pictures` of `Shown`.

    `deeper` is added to the level of headings, so that they stand below those of the page.
    """
    rewriter = Rewriter(terms, sources, pictures, deeper)
    allowed = {
        "tags": {"button", "div", "img"},
        "attributes": {"div": {"aria-label"}, "img": {"alt", "width", "height"}},
        "values": {
            "button": {
                "type": {"button"},
                "class": {"term"},
                "popovertarget": {f"term-{slug}" for slug in terms},
            },
            "div": {name: {value} for name, value in SCROLL.items()},
            "img": {"src": {one.address for one in pictures}, "loading": {"lazy"}},
        },
    }
    blocks = tuple(
        Block("", "", "", figure)
        if (figure := figure_in(tokens))
        else Block(anchor, words, safe_html(rewriter(tokens), **allowed))
        for anchor, words, tokens in named_blocks(parse(text))
    )
    return Prose(blocks, *(tuple(dict.fromkeys(rewriter.met[k])) for k in ("term", "source")))
