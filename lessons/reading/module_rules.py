"""What must hold across a module's parts, beyond the shape of each. Pure.

Every rule yields `(file or None for module.toml, line or path, sentence)`.
"""

from .module_schema import CHOSEN

LEAST = {"matching": 2, "ordering": 3}


def broken_rules(name, data, sections):
    """Yield what is wrong; `data` is a cleaned document, `sections` the section texts."""
    if name and data["slug"] and data["slug"] != name:
        yield None, ("slug",), f"the slug {data['slug']!r} is not the directory's name {name!r}"
    for part in ("sources", "terms", "checks", "prompts"):
        yield from repeated(part, data[part])
    yield from section_rules(sections, data["languages"])
    yield from reference_rules(data, sections)
    if data["article"] and data["article"] not in {source["slug"] for source in data["sources"]}:
        yield None, ("article",), f"unknown source {data['article']!r}"
    slugs = {section.slug for section in sections}
    for n, check in enumerate(data["checks"]):
        yield from check_rules(("checks", n), check, slugs, data["languages"][0])
    if data["essay"]:
        yield from essay_rules(data["essay"])


def repeated(part, items):
    seen = set()
    for n, item in enumerate(items):
        if item["slug"] and item["slug"] in seen:
            yield None, (part, n, "slug"), f"the slug {item['slug']!r} is used twice in {part}"
        seen.add(item["slug"])


def section_rules(sections, languages):
    if not sections:
        yield None, (), "there is no section file"
    there = {(section.slug, section.language) for section in sections}
    places = {}
    for section in sections:
        if section.language not in languages:
            yield section.file, 1, f"the module is not written in {section.language}"
        for language in languages:
            if (section.slug, language) not in there:
                twin = f"{section.position}-{section.slug}.{language}.md"
                yield section.file, 1, f"the section has no file in {language}: {twin}"
        other = places.setdefault(section.position, section)
        if other.slug != section.slug:
            yield section.file, 1, f"the number {section.position} is taken by {other.file}"
    yield from number_rules(sections)


def number_rules(sections):
    first = {}
    for section in sections:
        other = first.setdefault(section.slug, section)
        if other.position != section.position:
            yield section.file, 1, f"the same section has another number in {other.file}"


def reference_rules(data, sections):
    terms = [term["slug"] for term in data["terms"]]
    sources = {source["slug"] for source in data["sources"]}
    for section in sections:
        for slug, line in section.terms.items():
            if slug not in terms:
                yield section.file, line, f"unknown term {slug!r}"
        for slug, line in section.sources.items():
            if slug not in sources:
                yield section.file, line, f"unknown source {slug!r}"
    for language in data["languages"]:
        texts = [section for section in sections if section.language == language]
        used = {slug for section in texts for slug in section.terms}
        for n, slug in enumerate(terms):
            if slug and slug not in used:
                yield None, ("terms", n), f"the term {slug!r} is never used in {language}"


def check_rules(path, check, sections, language):
    if check["section"] and check["section"] not in sections:
        yield None, (*path, "section"), f"unknown section {check['section']!r}"
    kind, options = check["kind"], check["options"]
    if not options:
        return
    if kind in CHOSEN:
        yield from choice_rules(path, check, language)
    elif kind in ("matching", "ordering") and len(options) < LEAST[kind]:
        yield None, path, f"a {kind} check has at least {LEAST[kind]} options"
    if kind == "reasoned" and not check["answer"][language]:
        yield None, path, "a reasoned check has an answer, the reason to compare one's own with"
    for field, of in (("match", "matching"), ("keywords", "short")):
        for n, option in enumerate(options):
            place = (*path, "options", n)
            if kind == of and not option[field][language]:
                yield None, place, f"an option of a {kind} check has {field}"
            elif kind != of and option[field][language]:
                yield None, place, f"only a {of} check has {field}"


def choice_rules(path, check, language):
    kind, options = check["kind"], check["options"]
    right = sum(option["correct"] for option in options)
    if kind != "multiple" and right != 1:
        yield None, path, f"a {kind} check has exactly one correct option, not {right}"
    if kind == "multiple" and right < 1:
        yield None, path, "a multiple check has at least one correct option"
    if kind in ("truefalse", "reasoned") and len(options) != 2:
        yield None, path, f"a {kind} check has exactly two options"
    if len(options) < 2:
        yield None, path, f"a {kind} check has at least two options"
    for n, option in enumerate(options):
        if not option["feedback"][language]:
            yield None, (*path, "options", n), f"an option of a {kind} check has feedback"


def essay_rules(essay):
    if essay["words_max"] < essay["words_min"]:
        yield None, ("essay", "words_max"), "words_max is less than words_min"
    for n, criterion in enumerate(essay["criteria"]):
        points = [level["points"] for level in criterion["levels"]]
        for m in range(1, len(points)):
            if points[m] >= points[m - 1]:
                path = ("essay", "criteria", n, "levels", m, "points")
                yield None, path, "levels must go from the most points to the fewest"
