"""What a module still lacks before a class can read it. Pure: a module's files in, sentences out.

What is not lacking here can be exported and imported elsewhere: the rules are the format's own.
"""

import tomllib
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lessons.reading.module_cleaning import clean
from lessons.reading.module_files import TOML
from lessons.reading.module_rules import (
    article_rules,
    check_rules,
    check_texts,
    essay_rules,
    reference_rules,
)
from lessons.reading.module_schema import MODULE, Both, Optional, Tables
from lessons.reading.section_files import read_section

LANGUAGES = {"id": gettext_lazy("Indonesian"), "en": gettext_lazy("English")}
FIELDS = {
    "title": gettext_lazy("title"),
    "subtitle": gettext_lazy("subtitle"),
    "summary": gettext_lazy("summary"),
    "audience": gettext_lazy("for whom"),
    "objectives": gettext_lazy("objectives"),
    "guidance": gettext_lazy("guidance for the teacher"),
    "kind": gettext_lazy("kind of text"),
    "note": gettext_lazy("note"),
    "term": gettext_lazy("word"),
    "meaning": gettext_lazy("meaning"),
    "alt": gettext_lazy("what is to be seen"),
    "question": gettext_lazy("question"),
    "answer": gettext_lazy("model answer"),
    "text": pgettext_lazy("of a check", "an answer"),
    "match": gettext_lazy("what an answer is matched with"),
    "keywords": gettext_lazy("words by which an answer is found"),
    "feedback": gettext_lazy("feedback on an answer"),
    "statement": gettext_lazy("statement to take a stand on"),
    "instructions": gettext_lazy("instructions"),
    "descriptor": gettext_lazy("what a level looks like"),
}
PAGES = ("sources", "terms", "pictures", "prompts", "essay")  # the rest: on the cover


@dataclass(frozen=True)
class Lack:
    """`page` names the authoring page where it is mended; `slug` the section or check meant.

    `language` is the one in which it is missing, empty where it is not of one language.
    """

    sentence: str
    page: str
    slug: str = ""
    language: str = ""


def lacks(files):
    """Return what is missing or wrong; `files` are `{name: bytes}`."""
    texts = {name: content.decode() for name, content in files.items()}
    data, _mistakes = clean(tomllib.loads(texts.pop(TOML)))
    found = list(gaps(data))
    found += [Lack(capital(sentence), "cover") for _file, _path, sentence in article_rules(data)]
    if not texts:
        found.append(Lack(_("There is no section yet."), "module"))
    sections = []
    for name, text in sorted(texts.items(), key=lambda one: int(one[0].partition("-")[0])):
        section, wrong = read_section(name, text)
        sections.append(section)
        found += [in_section(section, sentence) for _line, sentence in wrong]
    for section in sections:
        alone = reference_rules(data, [section])
        found += [in_section(section, sentence) for _file, _line, sentence in alone]
    found += in_checks(data, {section.slug for section in sections})
    if data["essay"]:
        found += [Lack(sentence, "essay") for _f, _p, sentence in essay_rules(data["essay"])]
    return list(dict.fromkeys(found))


def one_to_leave_out(found, languages):
    """Return the language without which nothing of what was `found` is missing, if there is one."""
    missing = {lack.language for lack in found}
    only = missing.pop() if len(missing) == 1 else ""
    return only if only and len(languages) > 1 else ""


def in_section(section, sentence):
    facts = {"section": section.title or section.slug, "language": LANGUAGES[section.language]}
    where = _("Section “%(section)s” (%(language)s):") % facts
    return Lack(f"{where} {sentence}", "section", section.slug, section.language)


def in_checks(data, slugs):
    """Yield what is wrong with the checks as such: too few options, no right one."""
    language = data["languages"][0]
    for check in data["checks"]:
        wrong = [*check_rules((), check, slugs, language), *check_texts((), check, language)]
        for _file, _place, sentence in wrong:
            yield Lack(f"{called(check)}: {sentence}", "check", check["slug"])


def called(row):
    """Return what a part of a module is called in a sentence: its first words."""
    for field in ("question", "term", "title"):
        text = row.get(field)
        words = next(filter(None, text.values()), "") if isinstance(text, dict) else text
        if words:
            return f"“{words[:60]}{'…' if len(words) > 60 else ''}”"
    return f"“{row.get('slug', '')}”"


def gaps(data):
    """Yield a Lack for every text that is missing in a language, by the shape of the format."""
    for path, languages in empty(data, MODULE, data["languages"]):
        facts = {"field": FIELDS.get(path[-1]) or FIELDS["objectives"]}
        sentence = _("missing: %(field)s") % facts
        language = languages[0] if len(languages) == 1 else ""
        if len(data["languages"]) > 1:
            sentence += f" ({', '.join(str(LANGUAGES[one]) for one in languages)})"
        if path[0] == "checks":
            check = data["checks"][path[1]]
            yield Lack(f"{called(check)}: {sentence}", "check", check["slug"], language)
        elif path[0] in PAGES:
            row = data[path[0]] if path[0] == "essay" else data[path[0]][path[1]]
            yield Lack(f"{called(row)}: {sentence}", path[0], language=language)
        else:
            yield Lack(capital(sentence), "cover", language=language)


def capital(sentence):
    return sentence[0].upper() + sentence[1:]


def empty(values, shape, languages, path=()):
    """Yield `(path, languages)` of the texts that are there in some languages only, or must be."""
    for key, rule in shape.items():
        yield from empty_one(values[key], rule, languages, (*path, key))


def empty_one(value, rule, languages, path):
    if isinstance(rule, Both):
        without = [one for one in languages if not value[one].strip()]
        if without and not (rule.optional and len(without) == len(languages)):
            yield path, without
    elif isinstance(rule, dict):
        yield from empty(value, rule, languages, path)
    elif isinstance(rule, Optional) and value is not None:
        yield from empty(value, rule.shape, languages, path)
    elif isinstance(rule, Tables):
        for n, one in enumerate(value):
            yield from empty_one(one, rule.shape, languages, (*path, n))
