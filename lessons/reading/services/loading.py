"""A module's files -> its rows, in place: what students did hangs on the rows, so they stay."""

from django.db import transaction
from modeltranslation.utils import build_localized_fieldname

from ..models import Answer, Check, EssayTemplate, Module, Option
from ..module_schema import LANGUAGES

PLAIN = ("code", "position", "minutes", "license", "article")
BOTH = ("title", "subtitle", "summary", "audience", "guidance")

OPTION_TEXTS = ("text", "match", "keywords", "feedback")


def localized(**texts):
    """`title={"id": …, "en": …}` -> the fields modeltranslation keeps them in."""
    return {
        build_localized_fieldname(field, language): text[language]
        for field, text in texts.items()
        for language in LANGUAGES
    }


@transaction.atomic
def load_module(files):
    """Write a `ModuleFiles` to the database; return `(module, what was done, notes)`.

    What was done is "created", "updated" or "unchanged". Notes tell what of students' work fell
    away. Sections and checks keep their rows by slug; answers stay while the options' number and
    rightness do, since a score from other options means nothing.
    """
    data = files.data
    module = Module.objects.filter(slug=data["slug"], school=None).first()
    if module and module.fingerprint == files.fingerprint:
        return module, "unchanged", []
    texts = {name: data[name] for name in BOTH}
    objectives = {lang: [one[lang] for one in data["objectives"]] for lang in LANGUAGES}
    fields = {name: data[name] for name in PLAIN} | localized(**texts, objectives=objectives)
    fields["fingerprint"] = files.fingerprint
    new, created = Module.objects.update_or_create(slug=data["slug"], defaults=fields)
    write_list(new.terms, data["terms"], ("term", "meaning"))
    write_list(new.sources, data["sources"], ("kind", "note"))
    write_list(new.prompts, data["prompts"], ("title", "question"))
    notes = write_sections(new, files.sections, data["checks"])
    write_essay(new, data["essay"])
    return new, "created" if created else "updated", notes


def write_list(rows, items, both):
    """Make `rows`, a module's terms, sources or prompts, what `items` say, by slug."""
    rows.exclude(slug__in=[item["slug"] for item in items]).delete()
    for position, item in enumerate(items, start=1):
        fields = {name: value for name, value in item.items() if name not in (*both, "slug")}
        fields |= {"position": position} | localized(**{name: item[name] for name in both})
        rows.update_or_create(slug=item["slug"], defaults=fields)


def write_sections(module, texts, checks):
    """Write sections and their checks; the old ones go last, when no check stands in them."""
    slugs = list(dict.fromkeys(text.slug for text in texts))
    sections = {}
    for position, slug in enumerate(slugs, start=1):
        pair = {text.language: text for text in texts if text.slug == slug}
        fields = localized(
            title={language: text.title for language, text in pair.items()},
            body={language: text.body for language, text in pair.items()},
        )
        sections[slug], _created = module.sections.update_or_create(
            slug=slug, defaults={"position": position} | fields
        )
    notes = write_checks(module, sections, checks)
    gone = module.sections.exclude(slug__in=slugs)
    notes += [f"section {section.slug} was removed" for section in gone]
    gone.delete()
    return notes


def write_checks(module, sections, items):
    old = {check.slug: check for check in Check.objects.filter(section__module=module)}
    notes = []
    for position, item in enumerate(items, start=1):
        check = old.pop(item["slug"], None) or Check(slug=item["slug"])
        check.section = sections[item["section"]]
        check.position, check.kind = position, item["kind"]
        texts = localized(question=item["question"], answer=item["answer"])
        for field, text in texts.items():
            setattr(check, field, text)
        check.save()
        notes += write_options(check, item["options"])
    for check in old.values():
        notes.append(f"check {check.slug} was removed")
        check.delete()
    return notes


def write_options(check, items):
    notes = []
    before = list(check.options.values_list("correct", flat=True))
    if before and before != [item["correct"] for item in items]:
        dropped, _by_model = Answer.objects.filter(check_asked=check).delete()
        if dropped:
            notes.append(f"check {check.slug} changed its options: {dropped} answers dropped")
    check.options.filter(position__gt=len(items)).delete()
    for position, item in enumerate(items, start=1):
        texts = localized(**{name: item[name] for name in OPTION_TEXTS})
        Option.objects.update_or_create(
            check_asked=check,
            position=position,
            defaults={"correct": item["correct"]} | texts,
        )
    return notes


def write_essay(module, item):
    if item is None:
        EssayTemplate.objects.filter(module=module).delete()
        return
    fields = {name: item[name] for name in ("words_min", "words_max")}
    fields |= localized(title=item["title"], instructions=item["instructions"])
    fields["rubric"] = item["criteria"]
    EssayTemplate.objects.update_or_create(module=module, defaults=fields)


def missing_modules(slugs):
    """Modules whose files are not among `slugs`: kept, since classes may be reading them."""
    return Module.objects.filter(school=None).exclude(slug__in=slugs)


def require_modules(files):
    """Link a loaded module with those to be read before it; all of them are loaded by now."""
    module = Module.objects.get(slug=files.data["slug"], school=None)
    module.requires.set(Module.objects.filter(slug__in=files.data["requires"], school=None))
