"""What must hold across a module's parts, beyond the shape of each. Pure.

Every rule yields `(file or None for module.toml, line or path, sentence)`.
"""

from django.utils.translation import gettext as _

from lessons.figures.catalogue import SLUGS

from .module_schema import CHOSEN, MOST_OF_A_MOVE, MOVES

LEAST = {"matching": 2, "ordering": 3}
NEEDED = {"match": "matching", "keywords": "short"}


def broken_rules(name, data, sections, *, draft=False):
    """Yield what is wrong; `data` is a cleaned document, `sections` the section texts.

    With a `name` it is a directory's: a module that comes with us is held to more than a teacher's,
    and a `draft` to less.
    """
    if name and data["slug"] and data["slug"] != name:
        sentence = _("the slug “%(slug)s” is not the directory’s name “%(name)s”")
        yield None, ("slug",), sentence % {"slug": data["slug"], "name": name}
    for part in ("sources", "terms", "pictures", "checks", "prompts"):
        yield from repeated(part, data[part])
    yield from section_rules(sections, data["languages"])
    if not draft:
        yield from whole_rules(data, sections)
    if name:
        yield from thorough_rules(data, sections)
    slugs = {section.slug for section in sections}
    for n, check in enumerate(data["checks"]):
        yield from check_rules(("checks", n), check, slugs, data["languages"][0])
    for n, prompt in enumerate(data["prompts"]):
        yield from prompt_rules(("prompts", n), prompt, slugs)
    if data["essay"]:
        yield from essay_rules(data["essay"])


def whole_rules(data, sections):
    """What a draft may still lack: pages can be shown without it."""
    if not sections:
        yield None, (), _("there is no section file")
    yield from reference_rules(data, sections)
    yield from article_rules(data)
    for n, check in enumerate(data["checks"]):
        yield from check_texts(("checks", n), check, data["languages"][0])
    for n, prompt in enumerate(data["prompts"]):
        if prompt["grouping"] == "stance" and not prompt["statement"][data["languages"][0]]:
            yield None, ("prompts", n, "grouping"), _("groups by stand need a statement")


def article_rules(data):
    if data["article"] and data["article"] not in {source["slug"] for source in data["sources"]}:
        yield None, ("article",), unknown("source", data["article"])


def unknown(kind, slug):
    sentences = {
        "figure": _("unknown figure “%(slug)s”"),
        "picture": _("unknown picture “%(slug)s”"),
        "section": _("unknown section “%(slug)s”"),
        "source": _("unknown source “%(slug)s”"),
        "term": _("unknown term “%(slug)s”"),
    }
    return sentences[kind] % {"slug": slug}


def repeated(part, items):
    seen = set()
    for n, item in enumerate(items):
        if item["slug"] and item["slug"] in seen:
            sentence = _("the slug “%(slug)s” is used twice in %(part)s")
            yield None, (part, n, "slug"), sentence % {"slug": item["slug"], "part": part}
        seen.add(item["slug"])


def section_rules(sections, languages):
    there = {(section.slug, section.language) for section in sections}
    places = {}
    for section in sections:
        if section.language not in languages:
            sentence = _("the module is not written in %(language)s")
            yield section.file, 1, sentence % {"language": section.language}
        for language in languages:
            if (section.slug, language) not in there:
                twin = f"{section.position}-{section.slug}.{language}.md"
                sentence = _("the section has no file in %(language)s: %(file)s")
                yield section.file, 1, sentence % {"language": language, "file": twin}
        other = places.setdefault(section.position, section)
        if other.slug != section.slug:
            sentence = _("the number %(number)s is taken by %(file)s")
            yield section.file, 1, sentence % {"number": section.position, "file": other.file}
    yield from number_rules(sections)


def number_rules(sections):
    first = {}
    for section in sections:
        other = first.setdefault(section.slug, section)
        if other.position != section.position:
            sentence = _("the same section has another number in %(file)s")
            yield section.file, 1, sentence % {"file": other.file}


def reference_rules(data, sections):
    for part, kind in (("terms", "term"), ("sources", "source"), ("pictures", "picture")):
        known = {item["slug"] for item in data[part]}
        for section in sections:
            for slug, line in getattr(section, part).items():
                if slug not in known:
                    yield section.file, line, unknown(kind, slug)
    yield from figure_rules(sections)


def figure_rules(sections):
    """A figure is known, and stands once in a module: its picture has a name of its own there."""
    placed = {}
    for section in sections:
        for slug, line in section.figures.items():
            if slug not in SLUGS:
                yield section.file, line, unknown("figure", slug)
            first = placed.setdefault((slug, section.language), section)
            if first is not section:
                sentence = _("the figure “%(slug)s” stands in %(file)s already")
                yield section.file, line, sentence % {"slug": slug, "file": first.file}


def thorough_rules(data, sections):
    """What every built-in module has, and a teacher's may do without."""
    for part in ("objectives", "sources"):
        if not data[part]:
            sentence = _("%(name)s needs at least %(least)s")
            yield None, (), sentence % {"name": part, "least": 1}
    terms = [term["slug"] for term in data["terms"]]
    for language in data["languages"]:
        texts = [section for section in sections if section.language == language]
        used = {slug for section in texts for slug in section.terms}
        for n, slug in enumerate(terms):
            if slug and slug not in used:
                sentence = _("the term “%(slug)s” is never used in %(language)s")
                yield None, ("terms", n), sentence % {"slug": slug, "language": language}
    for n, check in enumerate(data["checks"]):
        for m, option in enumerate(check["options"] if check["kind"] in CHOSEN else ()):
            if not option["feedback"][data["languages"][0]]:
                sentence = _("an option of a %(kind)s check has %(field)s")
                names = {"kind": check["kind"], "field": "feedback"}
                yield None, ("checks", n, "options", m), sentence % names


def check_rules(path, check, sections, language):
    if check["section"] and check["section"] not in sections:
        yield None, (*path, "section"), unknown("section", check["section"])
    kind, options = check["kind"], check["options"]
    if not options:
        return
    if kind in CHOSEN:
        yield from choice_rules(path, check)
    elif kind in ("matching", "ordering") and len(options) < LEAST[kind]:
        sentence = _("a %(kind)s check has at least %(least)s options")
        yield None, path, sentence % {"kind": kind, "least": LEAST[kind]}
    for field, of in NEEDED.items():
        for n, option in enumerate(options):
            if kind != of and option[field][language]:
                sentence = _("only a %(kind)s check has %(field)s")
                yield None, (*path, "options", n), sentence % {"kind": of, "field": field}


def check_texts(path, check, language):
    """The texts without which a check of its kind cannot be answered or told."""
    if check["kind"] == "reasoned" and check["options"] and not check["answer"][language]:
        yield None, path, _("a reasoned check has an answer to compare one’s own with")
    for field, of in NEEDED.items():
        for n, option in enumerate(check["options"] if check["kind"] == of else ()):
            if not option[field][language]:
                sentence = _("an option of a %(kind)s check has %(field)s")
                yield None, (*path, "options", n), sentence % {"kind": of, "field": field}


def choice_rules(path, check):
    kind, options = check["kind"], check["options"]
    right = sum(option["correct"] for option in options)
    if kind != "multiple" and right != 1:
        sentence = _("a %(kind)s check has exactly one correct option, not %(right)s")
        yield None, path, sentence % {"kind": kind, "right": right}
    if kind == "multiple" and right < 1:
        yield None, path, _("a multiple check has at least one correct option")
    if kind in ("truefalse", "reasoned") and len(options) != 2:
        yield None, path, _("a %(kind)s check has exactly two options") % {"kind": kind}
    if len(options) < 2:
        sentence = _("a %(kind)s check has at least %(least)s options")
        yield None, path, sentence % {"kind": kind, "least": 2}


def prompt_rules(path, prompt, sections):
    for slug in prompt["material"]:
        if slug not in sections:
            yield None, (*path, "material"), unknown("section", slug)
    for move in dict.fromkeys(prompt["asked"]):
        if move not in MOVES:
            sentence = _("“%(move)s” is not one of: %(moves)s")
            yield None, (*path, "asked"), sentence % {"move": move, "moves": ", ".join(MOVES)}
        elif prompt["asked"].count(move) > MOST_OF_A_MOVE:
            sentence = _("“%(move)s” is asked for more than %(most)s times")
            yield None, (*path, "asked"), sentence % {"move": move, "most": MOST_OF_A_MOVE}


def essay_rules(essay):
    if essay["words_max"] < essay["words_min"]:
        yield None, ("essay", "words_max"), _("words_max is less than words_min")
    for n, criterion in enumerate(essay["criteria"]):
        points = [level["points"] for level in criterion["levels"]]
        for m in range(1, len(points)):
            if points[m] >= points[m - 1]:
                path = ("essay", "criteria", n, "levels", m, "points")
                yield None, path, _("levels must go from the most points to the fewest")
