"""The Markdown files of a module's sections: `<n>-<slug>.<language>.md`. Pure."""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from markdown_it import MarkdownIt

from .module_schema import LANGUAGES, SLUG

NAME = re.compile(r"(\d{1,4})-(.+)\.([a-z]+)\.md")
# With raw HTML switched on, only to notice it: pages are rendered with it off.
PARSER = MarkdownIt("commonmark", {"html": True}).enable("table")
SCHEMES = {"http", "https", "mailto"}


@dataclass
class SectionText:
    """A section in one language. What its text refers to: slug -> line of the first use."""

    file: str
    position: int
    slug: str
    language: str
    title: str = ""
    body: str = ""
    terms: dict[str, int] = field(default_factory=dict)
    sources: dict[str, int] = field(default_factory=dict)
    figures: dict[str, int] = field(default_factory=dict)
    pictures: dict[str, int] = field(default_factory=dict)


def read_section(file, text, *, draft=False):
    """Return `(section or None, [(line, sentence)])` for one file's name and text.

    Of a `draft` only what could not be kept is a mistake, not what is still to be written or would
    not be shown.
    """
    match = NAME.fullmatch(file)
    if not match or match[3] not in LANGUAGES or not SLUG.fullmatch(match[2]):
        return None, [(1, _("the name must be like 1-some-words.id.md or 1-some-words.en.md"))]
    section = SectionText(file, int(match[1]), match[2], match[3])
    first, _newline, rest = text.partition("\n")
    mistakes, waiting = [], []
    if first.startswith("# ") and first[2:].strip():
        section.title = first[2:].strip()
    else:
        is_empty = first.strip() == "#"
        (waiting if is_empty else mistakes).append(
            (1, _("the first line must be the heading: # Title"))
        )
    if len(section.slug) > 50:
        mistakes.append((1, _("the slug is longer than 50 characters")))
    if len(section.title) > 150:
        mistakes.append((1, _("the heading is longer than 150 characters")))
    section.body = rest.strip("\n")
    if not section.body.strip():
        waiting.append((2, _("there is no text under the heading")))
    if "\0" in text:
        mistakes.append((text[: text.index("\0")].count("\n") + 1, _("a NUL character")))
    waiting += read_body(section, rest)
    return section, mistakes if draft else mistakes + waiting


def read_body(section, rest):
    """Note the terms and sources `rest` uses (it begins on line 2); return what is wrong in it."""
    mistakes, block = [], ""
    for token in PARSER.parse(rest):
        line = token.map[0] + 2 if token.map else 2
        if token.type == "html_block":
            mistakes.append((line, _("raw HTML is not shown; write Markdown")))
        elif token.type == "heading_open" and token.tag == "h1":
            mistakes.append((line, _("only the first line is a # heading; use ## here")))
        elif token.type == "inline":
            mistakes += read_line(section, token.children, line)
            mistakes += read_figures(section, token, line, block)
        block = "" if token.level else token.type
    return mistakes


def read_line(section, children, line):
    mistakes = []
    for token in children:
        if token.type in ("softbreak", "hardbreak"):
            line += 1
        elif token.type == "html_inline":
            mistakes.append((line, _("raw HTML is not shown; write Markdown")))
        elif token.type == "image":
            mistakes += read_image(section, token, line)
        elif token.type == "link_open":
            kind, _colon, slug = str(token.attrGet("href")).partition(":")
            if kind == "term":
                section.terms.setdefault(slug, line)
            elif kind == "source":
                section.sources.setdefault(slug, line)
            elif kind not in SCHEMES:
                sentence = _("a link leads to http(s), term: or source:, not %(kind)s")
                mistakes.append((line, sentence % {"kind": kind}))
    return mistakes


def read_image(section, token, line):
    kind, _colon, slug = str(token.attrGet("src")).partition(":")
    if kind == "picture":
        section.pictures.setdefault(slug, line)
    known = kind in ("picture", "figure")
    return [] if known else [(line, _("an image is a picture: or a figure: of the module"))]


def read_figures(section, inline, line, block):
    """Note a figure that is placed; it needs a paragraph of its own and brings its own words."""
    mistakes = []
    for token in inline.children:
        kind, _colon, slug = str(token.attrGet("src")).partition(":")
        if token.type != "image" or kind != "figure":
            continue
        alone = len(inline.children) == 1 and block == "paragraph_open"
        if not alone or token.content:
            mistakes.append((line, _("a figure stands alone in its paragraph: ![](figure:name)")))
        elif slug in section.figures:
            mistakes.append((line, _("the figure “%(slug)s” is placed twice") % {"slug": slug}))
        section.figures.setdefault(slug, line)
    return mistakes
