"""Two states of a module -> what differs between them, part by part, word by word. Pure."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lessons.reading.module_schema import LANGUAGES

from .rereading import as_written

ALIKE = 0.5  # of words and spaces; below it a line is another one
WORDS = re.compile(r"\s+|[^\s]+")
KINDS = {
    "cover": _("Cover"),
    "section": _("Section"),
    "check": _("Check"),
    "term": _("Word"),
    "source": _("Source"),
    "picture": _("Picture"),
    "prompt": _("Discussion prompt"),
    "essay": _("Essay"),
}
SAME, ADDED, REMOVED = "same", "added", "removed"
COVER = ("title", "subtitle", "summary", "audience", "guidance")
RIGHT, WRONG = "✓ ", "– "


@dataclass(frozen=True)
class Part:
    """One thing a module holds; `texts` maps languages ("" for none) to what it says there."""

    kind: str
    slug: str
    texts: dict

    @property
    def name(self):
        own = self.texts.get(get_language(), "")
        first = next((text for text in (own, *self.texts.values()) if text.strip()), self.slug)
        return first.strip().split("\n")[0][:80]


@dataclass(frozen=True)
class Change:
    """A part that differs: `how` is "added", "removed" or "changed"; `texts` are pairs of a
    language and its lines, each line a list of (same, added or removed, words)."""

    kind: str
    slug: str
    name: str
    how: str
    texts: list

    @property
    def kind_name(self):
        return KINDS[self.kind]

    @property
    def how_name(self):
        return {
            "added": pgettext_lazy("a part of a module is", "new"),
            "removed": pgettext_lazy("a part of a module is", "removed"),
            "changed": pgettext_lazy("a part of a module is", "changed"),
        }[self.how]


def compared(before, after):
    """Return the Changes that lead from the files `before` to those `after`."""
    old, new = parts_of(before), parts_of(after)
    changes = []
    for key in [*new, *(key for key in old if key not in new)]:
        then, now = old.get(key), new.get(key)
        if then and now and then.texts == now.texts:
            continue
        part = now or then
        how = "changed" if then and now else "added" if now else "removed"
        changes.append(Change(*key, part.name, how, differing(then, now)))
    return changes


def differing(then, now):
    """Return `[(language, lines)]` of the languages in which the texts differ."""
    before, after = (part.texts if part else {} for part in (then, now))
    pairs = ((one, before.get(one, ""), after.get(one, "")) for one in ("", *LANGUAGES))
    return [(one, lines(old, new)) for one, old, new in pairs if old != new]


def lines(old, new):
    """Compare line by line, and within lines that replace each other word by word."""
    old, new = old.split("\n"), new.split("\n")
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    out = []
    for n, (how, a, b, c, d) in enumerate(steps):
        if how == "equal":
            out += beside(old[a:b], first=n == 0, last=n + 1 == len(steps))
        else:
            for then, now in zip_longest(old[a:b], new[c:d], fillvalue=""):
                out += replaced(then, now)
    return [line for line in out if any(text.strip() for _how, text in line)]


def beside(texts, *, first, last):
    """Of lines that stay keep the one behind the change before, and the one before the next."""
    texts = [text for text in texts if text.strip()]
    head = [] if first else texts[:1]
    tail = [] if last else texts[len(head) :][-1:]
    gap = ["…"] if len(texts) > len(head) + len(tail) else []
    return [[(SAME, text)] for text in (*head, *gap, *tail)]


def replaced(old, new):
    """Return the line with its changes; one that has little in common with the old, as two."""
    then, now = WORDS.findall(old), WORDS.findall(new)
    matcher = SequenceMatcher(None, then, now, autojunk=False)
    if matcher.ratio() < ALIKE:
        return [[(REMOVED, old)], [(ADDED, new)]]
    out = []
    for how, a, b, c, d in matcher.get_opcodes():
        if how == "equal":
            out.append((SAME, "".join(then[a:b])))
            continue
        out += [(REMOVED, "".join(then[a:b]))] if b > a else []
        out += [(ADDED, "".join(now[c:d]))] if d > c else []
    return [out]


def parts_of(files):
    """Return `{(kind, slug): Part}` in the order of the module."""
    module = as_written(files)
    data = module.data
    found = [Part("cover", "", cover(data))]
    texts = {}
    for one in module.sections:
        texts.setdefault(one.slug, {})[one.language] = f"{one.title}\n{one.body}"
    found += [Part("section", slug, by_language) for slug, by_language in texts.items()]
    found += [Part("check", one["slug"], check(one)) for one in data["checks"]]
    found += [Part("term", one["slug"], both(one, "term", "meaning")) for one in data["terms"]]
    found += [Part("source", one["slug"], source(one)) for one in data["sources"]]
    found += [Part("picture", one["slug"], both(one, "alt")) for one in data["pictures"]]
    found += [Part("prompt", one["slug"], prompt(one)) for one in data["prompts"]]
    found += [Part("essay", "", essay(data["essay"]))] if data["essay"] else []
    return {(part.kind, part.slug): part for part in found}


def both(row, *fields):
    """Return what stands in each language, a field a line."""
    texts = {one: "\n".join(row[field][one] for field in fields) for one in LANGUAGES}
    return {one: text for one, text in texts.items() if text.strip()}


def prompt(one):
    facts = [*one["material"], *one["asked"], one["grouping"]]
    return both(one, "title", "question", "statement") | {"": " ".join(filter(None, facts))}


def cover(data):
    texts = both(data, *COVER)
    for language in texts:
        texts[language] += "\n" + "\n".join(f"- {one[language]}" for one in data["objectives"])
    facts = [str(data[name]) for name in ("code", "minutes", "license", "article") if data[name]]
    return texts | {"": "\n".join([*facts, *data["requires"]])}


def check(row):
    texts = {}
    for language, text in both(row, "question", "answer").items():
        options = [option(row["kind"], one, language) for one in row["options"]]
        texts[language] = "\n".join([text, *options])
    return texts | {"": row["kind"]}


def option(kind, row, language):
    mark = (RIGHT if row["correct"] else WRONG) if kind != "ordering" else ""
    said = [row[field][language] for field in ("text", "match", "keywords", "feedback")]
    return mark + " | ".join(filter(None, said))


def source(row):
    facts = [row[name] for name in ("title", "author", "site", "url", "date") if row[name]]
    return both(row, "kind", "note") | {"": "\n".join(facts)}


def essay(row):
    texts = both(row, "title", "instructions")
    for language in texts:
        for criterion in row["criteria"]:
            texts[language] += f"\n{criterion['title'][language]}"
            for level in criterion["levels"]:
                said = (level["title"][language], level["descriptor"][language])
                texts[language] += f"\n- {level['points']} " + " | ".join(filter(None, said))
    return texts | {"": f"{row['words_min']}–{row['words_max']}"}
