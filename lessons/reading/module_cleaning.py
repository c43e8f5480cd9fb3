"""The check of a parsed `module.toml` against its shape. Pure.

`clean` never gives up: what is wrong becomes a mistake and an empty value of the right kind, so
that one reading finds every mistake.
"""

from math import isfinite

from django.utils.translation import gettext as _

from .module_schema import FORMS, KINDS, LANGUAGES, MODULE, SLUG, Both, Text, lacks_nothing


class Cleaner:
    """Checks values against a shape; `mistakes` collects (path, sentence).

    In a `draft` a text that is still to be written is none.
    """

    def __init__(self, document, draft):
        self.mistakes, self.draft = [], draft
        asked = document.get("languages")
        said = [one for one in LANGUAGES if isinstance(asked, list) and one in asked]
        self.written_in = said or list(LANGUAGES)

    def wrong(self, path, sentence, **facts):
        self.mistakes.append((path, sentence % {"name": name(path), **facts}))

    def table(self, value, shape, path):
        if not isinstance(value, dict):
            self.wrong(path, _("%(name)s must be a table"))
            value = None
        given = value or {}
        for key in given.keys() - shape.keys():
            self.wrong((*path, key), _("unknown key %(name)s"))
        cleaned = {}
        for key, rule in shape.items():
            place = (*path, key)
            missing = key not in given and not lacks_nothing(rule)
            if missing and value is not None and not self.may_wait(rule):
                self.wrong(place, _("%(name)s is missing"))
            cleaned[key] = self.value(given.get(key), rule, place, key not in given)
        return cleaned

    def may_wait(self, rule):
        return self.draft and (isinstance(rule, Both) or getattr(rule, "blank", False))

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
                sentence = _("the module is not written in %(language)s")
                self.wrong((*path, language), sentence, language=language)
            value = {key: text for key, text in value.items() if key not in foreign}
        text = Text(rule.most, blank=self.draft)
        return empty | self.table(value, dict.fromkeys(self.written_in, text), path)

    def optional(self, value, rule, path, absent):
        return None if absent else self.table(value, rule.shape, path)

    def tables(self, value, rule, path, absent):
        if absent:
            return []
        if not isinstance(value, list):
            self.wrong(path, _("%(name)s must be an array of tables, [[%(name)s]]"))
            return []
        if len(value) < rule.least:
            self.wrong(path, _("%(name)s needs at least %(least)s"), least=rule.least)
        if len(value) > rule.most:
            self.wrong(path, _("%(name)s has more than %(most)s"), most=rule.most)
            return []
        return [self.value(item, rule.shape, (*path, n)) for n, item in enumerate(value)]

    def text(self, value, rule, path, absent):
        if absent:
            return ""
        if not isinstance(value, str):
            self.wrong(path, _("%(name)s must be a text in quotes"))
            return ""
        value = one_line_end(value)
        if "\0" in value:
            self.wrong(path, _("%(name)s holds a NUL character"))
        elif not value.strip():
            if not rule.blank:
                self.wrong(path, _("%(name)s is empty"))
        elif len(value) > rule.most:
            self.wrong(path, _("%(name)s is longer than %(most)s characters"), most=rule.most)
        elif rule.form and not FORMS[rule.form][0](value):
            self.wrong(path, FORMS[rule.form][1], kinds=", ".join(KINDS))
        return value

    def number(self, value, rule, path, absent):
        if absent:
            return 0
        kinds = (int,) if rule.whole else (int, float)
        if type(value) not in kinds or not isfinite(value):
            whole = _("%(name)s must be a whole number")
            self.wrong(path, whole if rule.whole else _("%(name)s must be a number"))
            return 0
        if not rule.least <= value <= rule.most:
            sentence = _("%(name)s must be from %(least)s to %(most)s")
            self.wrong(path, sentence, least=rule.least, most=rule.most)
        return value

    def slugs(self, value, _rule, path, absent):
        if absent:
            return []
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self.wrong(path, _("%(name)s must be a list of slugs"))
            return []
        for one in value:
            if not SLUG.fullmatch(one):
                self.wrong(path, _("%(name)s holds “%(one)s”, which is not a slug"), one=one)
        return value

    def languages(self, value, _rule, path, absent):
        if not absent and not (isinstance(value, list) and value):
            self.wrong(path, _("%(name)s must be a list of languages"))
        elif not absent:
            if unknown := [one for one in value if one not in LANGUAGES]:
                sentence = _("%(name)s holds “%(one)s”, not one of: id, en")
                self.wrong(path, sentence, one=unknown[0])
            elif len(value) > len(self.written_in):
                self.wrong(path, _("%(name)s names a language twice"))
        return self.written_in

    def flag(self, value, rule, path, absent):
        if absent:
            return rule.default
        if not isinstance(value, bool):
            self.wrong(path, _("%(name)s must be true or false"))
        return value is True


def one_line_end(text):
    """Return `text` with every end of a line as `\\n`, whichever system wrote it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def name(path):
    """Write a path as a person counts: checks 3, options 1, text.en."""
    words = ""
    for step in path:
        words += f" {step + 1}" if isinstance(step, int) else f"{'.' if words else ''}{step}"
    return words or _("the file")


def clean(document, *, draft=False):
    """Return `(cleaned, mistakes)` of a parsed `module.toml`; mistakes are (path, sentence)."""
    cleaner = Cleaner(document, draft)
    cleaned = cleaner.table(document, MODULE, ())
    return cleaned, cleaner.mistakes
