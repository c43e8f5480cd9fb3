"""What a reader marked and wrote in a section, beside its paragraphs."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from modeltranslation.utils import build_localized_fieldname

from classroom.addresses import address
from classroom.compiled import compiled

from .models import Note
from .module_schema import LANGUAGES
from .paragraphs import twins


@dataclass
class Paragraph:
    """A block of the text as a page shows it, with the reader's own marks."""

    anchor: str  # "" for what nothing links to
    twin: str  # the anchor of the same paragraph in the other language, or ""
    text: str
    html: str
    notes: list
    is_marked: bool = False
    is_asked: bool = False  # the form for a note on it is open
    is_fresh: bool = False  # changed just now: the keyboard goes there


def twins_of(section):
    """Return {anchor in the language of the page: anchor of the paragraph in another one}."""
    bodies = (getattr(section, build_localized_fieldname("body", lang)) for lang in LANGUAGES)
    others = [body for body in bodies if body and body != section.body]
    return twins(section.body, others[0]) if others else {}


@lru_cache(maxsize=512)  # a page has ten paragraphs or more, and most readers mark two
def drawn_plainly(blocks, known, section_id, back, _language):
    """Return {anchor: HTML} of paragraphs as they are without notes; `known` are their twins."""
    known = dict(known)
    notebook = {"back": back, "mark_url": address("reading:paragraph_mark", section_id)}
    drawn = {}
    for block in blocks:
        if block.anchor:
            twin = known.get(block.anchor, "")
            one = Paragraph(block.anchor, twin, block.text, block.html, notes=[])
            context = {"one": one, "notebook": notebook}
            drawn[block.anchor] = render_to_string("reading/_paragraph.html", context)
    return drawn


def home_of(section, anchors):
    """Return {every anchor that leads to one of a section's `anchors`: that one}."""
    others = {twin: anchor for anchor, twin in twins_of(section).items() if anchor in anchors}
    return others | {anchor: anchor for anchor in anchors}


@compiled
def notes_on(user, section):
    return Note.objects.visible_to(user).filter(section=section)


class Notebook:
    """Own notes on a section, and its paragraphs; read in one query, when a page shows them.

    `back` is the address of the section's page; `form` is a note that was sent and refused.
    """

    def __init__(self, user, section, blocks, *, back, form=None):
        self.user, self.section, self.blocks = user, section, blocks
        self.back, self.form = back, form
        self.anchors = [block.anchor for block in blocks if block.anchor]
        self.home = home_of(section, self.anchors)
        self.asked = None  # the anchor whose form is open

    @property
    def write_url(self):
        return address("reading:note_write", self.section.pk)

    @cached_property  # every paragraph has a button that goes there
    def mark_url(self):
        return address("reading:paragraph_mark", self.section.pk)

    def ask(self, anchor):
        """Open the form for a note on the paragraph of an anchor; return it, or None."""
        self.asked = anchor and self.home.get(anchor, anchor)
        return self.at(anchor) if anchor else None

    @property
    def has_lost(self):
        """Whether what was asked for is no longer in the text."""
        return bool(self.asked) and self.asked not in self.home

    @cached_property
    def notes(self):
        """All of them, each with its `place`, the anchor of a paragraph of the page, or ""."""
        notes = notes_on(self.user.pk, self.section.pk)
        for note in notes:
            note.place = self.home.get(note.anchor, "")
        order = {anchor: number for number, anchor in enumerate(self.anchors)}
        return sorted(notes, key=lambda one: order.get(one.place, len(order)))

    @cached_property
    def twins(self):
        return twins_of(self.section)

    @property
    def parts(self):
        """The text as the page shows it: paragraphs with something on them, and HTML between."""
        drawn = drawn_plainly(
            self.blocks, tuple(self.twins.items()), self.section.pk, self.back, get_language()
        )
        busy = {note.place for note in self.notes} | {self.asked}
        busy &= set(self.anchors)
        for is_busy, blocks in groupby(self.blocks, lambda block: block.anchor in busy):
            if is_busy:
                yield from map(self.paragraph, blocks)
            else:
                yield mark_safe("".join(drawn.get(one.anchor) or one.html for one in blocks))  # noqa: S308 - cleaned when it was drawn

    def paragraph(self, block):
        here = [note for note in self.notes if note.place == block.anchor]
        return Paragraph(
            anchor=block.anchor,
            twin=self.twins.get(block.anchor, ""),
            text=block.text,
            html=block.html,
            notes=[note for note in here if not note.is_highlight],
            is_marked=any(note.is_highlight for note in here),
            is_asked=block.anchor == self.asked,
        )

    def at(self, anchor):
        """Return the paragraph of an anchor in any language, or None."""
        own = self.home.get(anchor)
        found = (block for block in self.blocks if own and block.anchor == own)
        return next(map(self.paragraph, found), None)
