"""A directory's files -> a module, or every mistake in them with file and line. Pure: no models.

The format is described in the README ("Add a lesson module").
"""

import re
import tomllib
from dataclasses import dataclass
from hashlib import sha256

from django.utils.translation import gettext as _

from .module_cleaning import clean, one_line_end
from .module_facts import Facts
from .module_rules import broken_rules
from .section_files import NAME, SectionText, read_section
from .toml_lines import line_of, lines_of

TOML = "module.toml"
TOML_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True, order=True)
class Mistake:
    file: str
    line: int
    sentence: str

    def __str__(self):
        return f"{self.file}:{self.line}: {self.sentence}"


@dataclass(frozen=True)
class ModuleFiles:
    """A module as its files say. `data` has the shape of `module_schema.MODULE`."""

    data: dict
    sections: list[SectionText]
    fingerprint: str


def read_module(name, files, *, draft=False):
    """Return `(module, mistakes)` for a directory's name and its `{file name: bytes}`.

    With any mistake the module is None. Without a name the slug may be any. Of a `draft` it is no
    mistake what is still to be written, or refers to something that is not there.
    """
    texts, mistakes = read_texts(files)
    facts, sections = Facts(strict=bool(name)), []
    for file, text in texts.items():
        if file != TOML:
            filled, unknown = facts.in_section(file, text)
            section, wrong = read_section(file, filled, draft=draft)
            sections += [section] if section else []
            mistakes += [Mistake(file, *one) for one in (*unknown, *wrong)]
    data, wrong = read_toml(name, texts, sections, facts, draft=draft)
    mistakes += wrong
    if TOML not in files:
        mistakes.append(Mistake(TOML, 1, _("the file is missing")))
    if mistakes:
        return None, sorted(mistakes)
    sections.sort(key=lambda section: section.position)
    return ModuleFiles(data, sections, fingerprint(files, facts.used(sections))), []


def read_texts(files):
    """Return `({name: text}, mistakes)`; what is not of a module's names need not be text."""
    texts, mistakes = {}, []
    for file, content in sorted(files.items()):
        try:
            texts[file] = one_line_end(content.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            if file != TOML and not NAME.fullmatch(file):
                texts[file] = ""  # its name is the mistake
                continue
            line = content[: error.start].count(b"\n") + 1
            mistakes.append(Mistake(file, line, _("this is not UTF-8 text")))
    return texts, mistakes


def read_toml(name, texts, sections, facts, *, draft):
    """Return `(data, mistakes)` of module.toml together with the rules that span the files."""
    text = texts.get(TOML)
    if text is None:
        return None, []
    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # bad syntax; absurd numbers; absurd nesting
        found = TOML_LINE.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        sentence = _("this is not TOML: %(why)s") % {"why": str(error)[:200]}
        return None, [Mistake(TOML, line, sentence)]
    filled, unknown = facts.in_document(document)
    data, wrong = clean(filled, draft=draft)
    lines = lines_of(text)
    mistakes = [
        Mistake(TOML, line_of(lines, path), sentence) for path, sentence in (*unknown, *wrong)
    ]
    for file, place, sentence in broken_rules(name, data, sections, draft=draft):
        line = place if isinstance(place, int) else line_of(lines, place)
        mistakes.append(Mistake(file or TOML, line, sentence))
    return data, mistakes


def fingerprint(files, facts=""):
    """Return what changes with the files, and with the `facts` that they take from elsewhere."""
    digest = sha256(facts.encode())
    for file, content in sorted(files.items()):
        digest.update(f"{file}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()
