"""What a text of a module can refer to: its words, sources and pictures, and the site's figures."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lessons.figures.catalogue import DRAWN, figure

from .paired import localized


@dataclass(frozen=True)
class Piece:
    """What a text refers to by `to`: its name, and the words put in, by language."""

    to: str
    name: str
    words: dict

    @property
    def mark(self):
        """Its Markdown in the language of the page."""
        image = "!" if self.to.startswith(("picture:", "figure:")) else ""
        words = self.words.get(get_language()) or next(iter(self.words.values()), "")
        return f"{image}[{words}]({self.to})"


def pieces(module):
    """Return [(what they are called, where they are, the pieces)]."""

    def page(name):
        return reverse(f"authoring:{name}", args=[module.slug])

    languages = module.languages
    words = [named("term", "term", row, languages) for row in module.terms.all()]
    sources = [named("source", "", row, languages) for row in module.sources.all()]
    pictures = [named("picture", "alt", row, languages) for row in module.pictures.all()]
    return [
        (_("Words explained"), page("terms"), words),
        (_("Sources"), page("sources"), sources),
        (_("Pictures"), page("pictures"), pictures),
        (_("Figures"), reverse("reading:figures"), figures(languages)),
    ]


def named(kind, field, row, languages):
    """`field` holds the words in each language; nothing where they are the same in all."""
    name = getattr(row, field) if field else str(row)
    words = {one: (field and getattr(row, localized(field, one))) or name for one in languages}
    return Piece(f"{kind}:{row.slug}", name, words)


def figures(languages):
    """The figures that are drawn by the site bring their own words."""
    words = dict.fromkeys(languages, "")
    return [Piece(f"figure:{slug}", figure(slug, get_language()).title, words) for slug in DRAWN]
