"""The shape of a `module.toml`, and the check of a parsed one against it. Pure.

`clean` never gives up: what is wrong becomes a mistake and an empty value of the right kind, so
that one reading finds every mistake.
"""

import re
from dataclasses import dataclass
from datetime import date
from math import isfinite

LANGUAGES = ("id", "en")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
LINK = re.compile(r"https?://[^\s/]+\S*")
CHOSEN = ("single", "multiple", "truefalse", "reasoned")  # one or more options are the right ones
KINDS = (*CHOSEN, "matching", "ordering", "short")


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
    """An array of tables, at least `least` of them."""

    shape: dict
    least: int = 1


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
    "slug": (SLUG.fullmatch, "is not a slug (small letters, digits and single hyphens)"),
    "date": (is_date, "is not a date such as 2024-05-01, 2024-05 or 2024"),
    "link": (LINK.fullmatch, "is not an address that begins with http:// or https://"),
    "kind": (KINDS.__contains__, f"is not one of: {', '.join(KINDS)}"),
}

LEVEL = {"points": Number(most=9_999, whole=False), "title": Both(80), "descriptor": Both()}
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
PROMPT = {"slug": Text(50, form="slug"), "title": Both(150), "question": Both()}
TERM = {"slug": Text(50, form="slug"), "term": Both(100), "meaning": Both()}
SOURCE = {
    "slug": Text(50, form="slug"),
    "title": Text(250, blank=True),
    "author": Text(150, blank=True),
    "site": Text(150, blank=True),
    "url": Text(500, blank=True, form="link"),
    "date": Text(40, blank=True, form="date"),
    "kind": Both(150),
    "note": Both(),
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
    "objectives": Tables(Both(), least=1),
    "guidance": Both(optional=True),
    "article": Text(50, blank=True, form="slug"),
    "requires": Slugs(),
    "sources": Tables(SOURCE, least=1),
    "terms": Tables(TERM, least=0),
    "checks": Tables(CHECK, least=0),
    "prompts": Tables(PROMPT, least=0),
    "essay": Optional(ESSAY),
}


class Cleaner:
    """Checks values against a shape; `mistakes` collects (path, sentence)."""

    def __init__(self, document):
        self.mistakes = []
        asked = document.get("languages")
        said = [one for one in LANGUAGES if isinstance(asked, list) and one in asked]
        self.written_in = said or list(LANGUAGES)

    def wrong(self, path, sentence):
        self.mistakes.append((path, sentence))

    def table(self, value, shape, path):
        if not isinstance(value, dict):
            self.wrong(path, f"{name(path)} must be a table")
            value = None
        given = value or {}
        for key in given.keys() - shape.keys():
            self.wrong((*path, key), f"unknown key {name((*path, key))}")
        cleaned = {}
        for key, rule in shape.items():
            place = (*path, key)
            missing = key not in given and not lacks_nothing(rule)
            if missing and value is not None:
                self.wrong(place, f"{name(place)} is missing")
            cleaned[key] = self.value(given.get(key), rule, place, key not in given)
        return cleaned

    def value(self, value, rule, path, absent=False):
        if isinstance(rule, dict):
            return self.table(value, rule, path)
        clean = getattr(self, type(rule).__name__.lower())
        return clean(value, rule, path, absent)

    def both(self, value, rule, path, absent):
        empty = dict.fromkeys(LANGUAGES, "")
        if absent:
            return empty
        foreign = [one for one in LANGUAGES if one not in self.written_in]
        if isinstance(value, dict):
            for language in value.keys() & foreign:
                self.wrong((*path, language), f"the module is not written in {language}")
            value = {key: text for key, text in value.items() if key not in foreign}
        return empty | self.table(value, dict.fromkeys(self.written_in, Text(rule.most)), path)

    def optional(self, value, rule, path, absent):
        return None if absent else self.table(value, rule.shape, path)

    def tables(self, value, rule, path, absent):
        if absent:
            return []
        if not isinstance(value, list):
            self.wrong(path, f"{name(path)} must be an array of tables, [[{name(path)}]]")
            return []
        if len(value) < rule.least:
            self.wrong(path, f"{name(path)} needs at least {rule.least}")
        return [self.value(item, rule.shape, (*path, n)) for n, item in enumerate(value)]

    def text(self, value, rule, path, absent):
        if absent:
            return ""
        if not isinstance(value, str):
            self.wrong(path, f"{name(path)} must be a text in quotes")
            return ""
        value = one_line_end(value)
        if "\0" in value:
            self.wrong(path, f"{name(path)} holds a NUL character")
        elif not value.strip():
            if not rule.blank:
                self.wrong(path, f"{name(path)} is empty")
        elif len(value) > rule.most:
            self.wrong(path, f"{name(path)} is longer than {rule.most} characters")
        elif rule.form and not FORMS[rule.form][0](value):
            self.wrong(path, f"{name(path)} {FORMS[rule.form][1]}")
        return value

    def number(self, value, rule, path, absent):
        if absent:
            return 0
        kinds = (int,) if rule.whole else (int, float)
        if type(value) not in kinds or not isfinite(value):
            self.wrong(path, f"{name(path)} must be a {'whole ' if rule.whole else ''}number")
            return 0
        if not rule.least <= value <= rule.most:
            self.wrong(path, f"{name(path)} must be from {rule.least} to {rule.most}")
        return value

    def slugs(self, value, _rule, path, absent):
        if absent:
            return []
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self.wrong(path, f"{name(path)} must be a list of slugs")
            return []
        for one in value:
            if not SLUG.fullmatch(one):
                self.wrong(path, f"{name(path)} holds {one!r}, which is not a slug")
        return value

    def languages(self, value, _rule, path, absent):
        if not absent and not (isinstance(value, list) and value):
            self.wrong(path, f"{name(path)} must be a list of languages")
        elif not absent:
            if unknown := [one for one in value if one not in LANGUAGES]:
                self.wrong(path, f"{name(path)} holds {unknown[0]!r}, not one of: id, en")
            elif len(value) > len(self.written_in):
                self.wrong(path, f"{name(path)} names a language twice")
        return self.written_in

    def flag(self, value, rule, path, absent):
        if absent:
            return rule.default
        if not isinstance(value, bool):
            self.wrong(path, f"{name(path)} must be true or false")
        return value is True


def lacks_nothing(rule):
    """What may be left out without a word."""
    if isinstance(rule, Tables):
        return rule.least == 0
    if isinstance(rule, Both):
        return rule.optional
    if isinstance(rule, Flag):
        return rule.default is not None
    return isinstance(rule, (Optional, Slugs, Languages)) or (
        getattr(rule, "form", "") == "slug" and rule.blank
    )


def one_line_end(text):
    """Return `text` with every end of a line as `\\n`, whichever system wrote it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def name(path):
    """Write a path as a person counts: checks 3, options 1, text.en."""
    words = ""
    for step in path:
        words += f" {step + 1}" if isinstance(step, int) else f"{'.' if words else ''}{step}"
    return words or "the file"


def clean(document):
    """Return `(cleaned, mistakes)` of a parsed `module.toml`; mistakes are (path, sentence)."""
    cleaner = Cleaner(document)
    cleaned = cleaner.table(document, MODULE, ())
    return cleaned, cleaner.mistakes
