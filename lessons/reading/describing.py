"""A module's rows -> `ModuleFiles`, as they stand: a draft may lack what `read_module` asks for."""

from modeltranslation.utils import build_localized_fieldname

from .models import Check, Module
from .module_cleaning import one_line_end
from .module_files import ModuleFiles
from .module_schema import LANGUAGES
from .section_files import SectionText

PLAIN = ("slug", "code", "position", "minutes", "license", "article")
BOTH = ("title", "subtitle", "summary", "audience", "guidance")
SOURCE = ("slug", "title", "author", "site", "url", "date")


def describe(module):
    """Return the module as files would say it, read anew (nothing kept, see `lesson`)."""
    module = Module.objects.select_related("essay").get(pk=module.pk)
    data = {name: getattr(module, name) for name in PLAIN} | both(module, *BOTH)
    data["languages"] = [one for one in LANGUAGES if one in module.languages]
    data["objectives"] = objectives(module)
    data["requires"] = sorted(module.requires.values_list("slug", flat=True))
    data["sources"] = [
        {name: getattr(source, name) for name in SOURCE} | both(source, "kind", "note")
        for source in module.sources.all()
    ]
    data["terms"] = [named(term, "term", "meaning") for term in module.terms.all()]
    data["pictures"] = [named(picture, "alt") for picture in module.pictures.all()]
    texts = sections(module)
    slugs = {one.slug for one in texts}
    data["prompts"] = [prompt(row, slugs) for row in module.prompts.all()]
    data["checks"] = checks(module)
    data["essay"] = essay(getattr(module, "essay", None))
    return ModuleFiles(data, texts, module.fingerprint)


def text(row, field, language):
    return one_line_end(getattr(row, build_localized_fieldname(field, language)) or "")


def both(row, *fields):
    return {field: {one: text(row, field, one) for one in LANGUAGES} for field in fields}


def named(row, *fields):
    return {"slug": row.slug} | both(row, *fields)


def prompt(row, sections):
    """What has lost its section or its statement since is not named any more."""
    texts = named(row, "title", "question", "statement")
    material = [slug for slug in row.material if slug in sections]
    lacking = row.grouping == "stance" and not any(texts["statement"].values())
    grouping = "" if lacking else row.grouping
    return texts | {"material": material, "asked": row.asked, "grouping": grouping}


def objectives(module):
    """Turn the lists of both languages into pairs; one that is shorter is filled up with ""."""
    fields = {one: build_localized_fieldname("objectives", one) for one in LANGUAGES}
    lists = {one: getattr(module, field) or [] for one, field in fields.items()}
    most = max(map(len, lists.values()))
    return [
        {one: texts[n] if n < len(texts) else "" for one, texts in lists.items()}
        for n in range(most)
    ]


def sections(module):
    return [
        SectionText(
            f"{row.position}-{row.slug}.{language}.md",
            row.position,
            row.slug,
            language,
            text(row, "title", language).replace("\n", " ").strip(),
            text(row, "body", language).strip("\n"),
        )
        for row in module.sections.all()
        for language in module.languages
    ]


def checks(module):
    rows = Check.objects.filter(section__module=module).select_related("section")
    return [
        {"slug": row.slug, "section": row.section.slug, "kind": row.kind}
        | both(row, "question", "answer")
        | {"options": [option(one) for one in row.options.all()]}
        for row in rows.prefetch_related("options").order_by("position", "pk")
    ]


def option(row):
    return {"correct": row.correct} | both(row, "text", "match", "keywords", "feedback")


def essay(row):
    if row is None:
        return None
    limits = {"words_min": row.words_min, "words_max": row.words_max}
    criteria = [
        {"title": spoken(one["title"]), "levels": [level(step) for step in one["levels"]]}
        for one in row.rubric
    ]
    return limits | both(row, "title", "instructions") | {"criteria": criteria}


def level(step):
    texts = {name: spoken(step[name]) for name in ("title", "descriptor")}
    return {"points": step["points"]} | texts


def spoken(texts):
    return {one: texts.get(one, "") for one in LANGUAGES}
