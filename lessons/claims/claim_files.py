"""A file of claims -> what it says, or every mistake in it with its line. Pure: no models.

The format is described in the README ("How to add claims").
"""

import re
import tomllib
from dataclasses import dataclass
from datetime import date

from lessons.figures.facts import fill
from lessons.reading.toml_lines import line_of, lines_of

LANGUAGES = ("id", "en")
VERDICTS = ("supported", "imprecise", "opinion", "wrong")
BASES = ("C", "P", "C+P")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
TOML_LINE = re.compile(r"at line (\d+)")
TOP = {"module", "as_of", "claims"}
FILLED = "correction"  # its facts come from lessons/content/data, written as {{slug}}
# The texts of a claim: how long each may be, and whether it may be empty.
TEXTS = {"claim": (300, False), "correction": (2_000, False), "source": (300, True)}
ENTRY = {"slug", "verdict", "basis", *TEXTS}


@dataclass(frozen=True)
class ClaimFile:
    """`claims` are tables as in the file: slug, verdict, basis, and texts of both languages.

    `lines` says where the module ("module") and each claim (its slug) stand.
    """

    module: str
    as_of: date
    claims: list
    lines: dict


class Reader:
    """Checks a parsed document; `mistakes` collects (path, sentence)."""

    def __init__(self, document):
        self.document = document
        self.mistakes = []

    def wrong(self, path, sentence):
        self.mistakes.append((path, sentence))

    def read(self):
        self.check_keys(self.document, TOP, ())
        self.check_slug(self.document, "module", ())
        claims = self.document.get("claims", [])
        if not isinstance(claims, list) or not all(isinstance(one, dict) for one in claims):
            self.wrong(("claims",), "claims must be an array of tables, [[claims]]")
            claims = []
        seen = set()
        for n, claim in enumerate(claims):
            self.check_claim(claim, ("claims", n))
            slug = str(claim.get("slug"))
            if slug in seen:
                self.wrong(("claims", n, "slug"), f"the slug {slug!r} is used twice")
            seen.add(slug)
        return ClaimFile(self.document.get("module"), self.day(), claims, {})

    def day(self):
        if "as_of" not in self.document:
            return None
        try:
            return date.fromisoformat(self.document["as_of"])
        except (TypeError, ValueError):
            self.wrong(("as_of",), "as_of must be a day such as “2026-11-22”, in quotes")
            return None

    def check_keys(self, table, known, path):
        for key in table.keys() - known:
            self.wrong((*path, key), f"unknown key {key}")
        for key in known - table.keys():
            self.wrong(path, f"{key} is missing")

    def check_slug(self, table, key, path):
        value = table.get(key, "missing")
        if not (isinstance(value, str) and len(value) <= 50 and SLUG.fullmatch(value)):
            sentence = f"{value!r} is not a slug (small letters, digits, single hyphens)"
            self.wrong((*path, key), sentence)

    def check_claim(self, claim, path):
        self.check_keys(claim, ENTRY, path)
        self.check_slug(claim, "slug", path)
        for key, words in (("verdict", VERDICTS), ("basis", BASES)):
            if key in claim and claim[key] not in words:
                self.wrong((*path, key), f"{key} is not one of: {', '.join(words)}")
        for key, rule in TEXTS.items():
            if key in claim:
                self.check_text(claim[key], rule, (*path, key))

    def check_text(self, texts, rule, path):
        most, may_be_empty = rule
        if not isinstance(texts, dict) or set(texts) != set(LANGUAGES):
            self.wrong(path, f"{path[-1]} must be a text in each of: {', '.join(LANGUAGES)}")
            return
        for language, text in texts.items():
            name = f"{path[-1]}.{language}"
            if not isinstance(text, str):
                self.wrong(path, f"{name} must be a text in quotes")
            elif not text.strip() and not may_be_empty:
                self.wrong(path, f"{name} is empty")
            elif len(text) > most or "\0" in text:
                self.wrong(path, f"{name} is longer than {most} characters or holds a NUL")
            elif path[-1] == FILLED:
                texts[language] = self.with_facts(text, language, path)

    def with_facts(self, text, language, path):
        filled = fill(text, language)
        for _line, place in filled.unknown:
            self.wrong(path, f"unknown fact {place!r}")
        return filled.text


def read_claims(content):
    """Return `(ClaimFile, [])` for a file's bytes, or `(None, [(line, sentence)])`."""
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        return None, [(content[: error.start].count(b"\n") + 1, "this is not UTF-8 text")]
    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # bad syntax; absurd numbers; absurd nesting
        found = TOML_LINE.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        return None, [(line, f"this is not TOML: {str(error)[:200]}")]
    reader = Reader(document)
    claims = reader.read()
    lines = lines_of(text)
    if reader.mistakes:
        return None, sorted((line_of(lines, path), words) for path, words in reader.mistakes)
    claims.lines["module"] = line_of(lines, ("module",))
    for n, claim in enumerate(claims.claims):
        claims.lines[claim["slug"]] = line_of(lines, ("claims", n, "slug"))
    return claims, []
