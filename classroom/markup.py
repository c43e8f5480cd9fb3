"""What people write -> safe HTML: Markdown is rendered first, the result is then sanitised."""

from html import escape

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

TAGS = {
    *("p", "br", "hr", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "strong", "em", "a"),
    *("code", "pre", "table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
MARKDOWN = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table")


def lower_headings(tokens):
    """Shift headings below the page's own: what a writer calls 1 stands as h2 or deeper."""
    for token in tokens:
        if token.type.startswith("heading"):
            token.tag = f"h{min(int(token.tag[1]) + 1, 4)}"
    return tokens


def parse(text):
    return MARKDOWN.parse(text or "")


def to_html(text, *, rewrite=lower_headings):
    """Render Markdown by anyone as HTML that is safe to show to everyone."""
    return safe_html(rewrite(parse(text)))


def safe_html(tokens, *, tags=frozenset(), attributes=None, values=None):
    """Render tokens of Markdown, whoever wrote and whatever rewrote them, as safe HTML.

    Who makes more than the usual elements says so in `tags`, `attributes` and `values` (element ->
    attribute -> allowed values). Sanitising stays last.
    """
    html = MARKDOWN.renderer.render(tokens, MARKDOWN.options, {})
    clean = nh3.clean(
        html,
        tags=TAGS | tags,
        attributes=ATTRIBUTES | (attributes or {}),
        tag_attribute_values=values,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener nofollow ugc",
    )
    return mark_safe(clean)  # noqa: S308 - sanitised on the line above


def filled(pattern, *parts):
    """Fill HTML with parts as Django's `format_html` does, for the hundreds of posts of a page.

    Texts that are only made when they are shown (lazy ones) are no matter here: half the time.
    What goes in again and again is best made safe once, by Django's `escape`.
    """
    parts = [part if part.__class__ is SafeString else escape(str(part)) for part in parts]
    return SafeString(pattern.format(*parts))
