"""The shape of a `module.toml`, for `module_cleaning` and `module_writer`. Pure."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

LANGUAGES = ("id", "en")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
LINK = re.compile(r"https?://[^\s/]+\S*")
CHOSEN = ("single", "multiple", "truefalse", "reasoned")  # one or more options are the right ones
KINDS = (*CHOSEN, "matching", "ordering", "short")
# As lessons/discussions has them, which this app does not know; a test holds the two together.
MOVES = ("claim", "evidence", "question", "counter", "bridge", "change", "synthesis", "answer")
GROUPINGS = ("whole", "random", "list", "stance")
MOST_OF_A_MOVE = 5


@dataclass(frozen=True)
class Text:
    """One text of at most `most` characters; `form` names a rule of `FORMS`."""

    most: int = 20_000
    blank: bool = False
    form: str = ""


@dataclass(frozen=True)
class Both:
    """A text in each of the module's languages, or, where it is `optional`, in none."""

    most: int = 20_000
    optional: bool = False


@dataclass(frozen=True)
class Number:
    least: int = 0
    most: int = 32_767
    whole: bool = True


@dataclass(frozen=True)
class Flag:
    default: bool | None = None  # None: it must be said


@dataclass(frozen=True)
class Slugs:
    """A list of slugs, which may be left out."""


@dataclass(frozen=True)
class Languages:
    """Which of `LANGUAGES` the texts are in; all, where it is left out."""


@dataclass(frozen=True)
class Tables:
    """An array of tables, from `least` to `most` of them."""

    shape: dict
    least: int = 1
    most: int = 200


@dataclass(frozen=True)
class Optional:
    """A table that may be missing."""

    shape: dict


def is_date(text):
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return bool(DATE.fullmatch(text))


FORMS = {
    "slug": (SLUG.fullmatch, _("%(name)s is not a slug (small letters, digits, single hyphens)")),
    "date": (is_date, _("%(name)s is not a date such as 2024-05-01, 2024-05 or 2024")),
    "link": (
        LINK.fullmatch,
        _("%(name)s is not an address that begins with http:// or https://"),
    ),
    "kind": (KINDS.__contains__, _("%(name)s is not one of: %(kinds)s")),
    "grouping": (
        GROUPINGS.__contains__,
        _("%(name)s is not one of: whole, random, list, stance"),
    ),
}

LEVEL = {
    "points": Number(most=9_999, whole=False),
    "title": Both(80),
    "descriptor": Both(optional=True),
}
CRITERION = {"title": Both(150), "levels": Tables(LEVEL, least=2)}
ESSAY = {
    "words_min": Number(),
    "words_max": Number(),
    "title": Both(150),
    "instructions": Both(),
    "criteria": Tables(CRITERION),
}
OPTION = {
    "correct": Flag(default=True),  # said wherever it matters, see module_rules
    "text": Both(),
    "match": Both(optional=True),
    "keywords": Both(optional=True),
    "feedback": Both(optional=True),
}
CHECK = {
    "slug": Text(50, form="slug"),
    "section": Text(50),
    "kind": Text(form="kind"),
    "question": Both(),
    "answer": Both(optional=True),
    "options": Tables(OPTION, least=1),
}
PROMPT = {
    "slug": Text(50, form="slug"),
    "title": Both(150),
    "question": Both(),
    "statement": Both(300, optional=True),
    "material": Slugs(),
    "asked": Slugs(),
    "grouping": Text(10, blank=True, form="grouping"),
}
TERM = {"slug": Text(50, form="slug"), "term": Both(100), "meaning": Both()}
PICTURE = {"slug": Text(50, form="slug"), "alt": Both(300)}
SOURCE = {
    "slug": Text(50, form="slug"),
    "title": Text(250, blank=True),
    "author": Text(150, blank=True),
    "site": Text(150, blank=True),
    "url": Text(500, blank=True, form="link"),
    "date": Text(40, blank=True, form="date"),
    "kind": Both(150),
    "note": Both(optional=True),
}
MODULE = {
    "slug": Text(50, form="slug"),
    "code": Text(10),
    "position": Number(),
    "minutes": Number(least=1),
    "license": Text(60),
    "languages": Languages(),
    "title": Both(150),
    "subtitle": Both(200, optional=True),
    "summary": Both(),
    "audience": Both(200),
    "objectives": Tables(Both(), least=0),
    "guidance": Both(optional=True),
    "article": Text(50, blank=True, form="slug"),
    "requires": Slugs(),
    "sources": Tables(SOURCE, least=0),
    "terms": Tables(TERM, least=0),
    "pictures": Tables(PICTURE, least=0),
    "checks": Tables(CHECK, least=0),
    "prompts": Tables(PROMPT, least=0),
    "essay": Optional(ESSAY),
}


def lacks_nothing(rule):
    """What may be left out without a word."""
    if isinstance(rule, Tables):
        return rule.least == 0
    if isinstance(rule, Both):
        return rule.optional
    if isinstance(rule, Flag):
        return rule.default is not None
    return isinstance(rule, (Optional, Slugs, Languages)) or (
        getattr(rule, "form", "") in ("slug", "grouping") and rule.blank
    )
