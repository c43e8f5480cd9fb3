"""A module's files -> its rows, in place: what students did hangs on the rows, so they stay."""

from secrets import token_hex

from django.db import transaction
from django.utils.translation import gettext as _
from modeltranslation.utils import build_localized_fieldname

from ..describing import describe
from ..models import Check, EssayTemplate, Module
from ..module_schema import LANGUAGES
from ..module_writer import to_files
from .options import localized, write_options

PLAIN = ("code", "position", "minutes", "license", "article", "languages")
BOTH = ("title", "subtitle", "summary", "audience", "guidance")
SLUG_LENGTH = 50
RESERVED = {"import", "new"}  # pages of the library


def files_of(module):
    """Return `{name: bytes}` of a module as it stands; `read_module` reads it back as equal."""
    return to_files(describe(module))


@transaction.atomic
def write_module(files, *, module=None, school=None, author=None):
    """Write a `ModuleFiles` into an own `module`, or as a new one; return `(module, notes)`.

    A new one belongs to `school` and `author`, is not published, and takes the slug of the files
    or the next free one. Notes tell what of students' work fell away, and what is not there.
    """
    if module is None:
        slug = free_slug(files.data["slug"])
        module = Module(slug=slug, school=school, created_by=author)
    notes = write_rows(module, files, fingerprint=token_hex(32))
    return module, notes + require(module, files.data["requires"])


def free_slug(wanted):
    """Return `wanted`, or with the first number behind it that no module has."""
    taken = RESERVED.union(Module.objects.values_list("slug", flat=True))
    slug, n = wanted, 1
    while slug in taken:
        n += 1
        slug = f"{wanted[: SLUG_LENGTH - len(f'-{n}')].rstrip('-')}-{n}"
    return slug


def write_rows(module, files, *, fingerprint):
    """Write all that `files` say but what a module requires; return the notes.

    Sections and checks keep their rows by slug; answers stay while their check asks the same, see
    `meanings`. The fingerprint must be new whenever rows change, see `lesson`.
    """
    data = files.data
    fields = {name: data[name] for name in PLAIN} | localized(**{n: data[n] for n in BOTH})
    for language in LANGUAGES:
        sentences = [one[language] for one in data["objectives"] if one[language]]
        fields[build_localized_fieldname("objectives", language)] = sentences
    for field, value in fields.items():
        setattr(module, field, value)
    module.fingerprint = fingerprint
    module.save()
    write_list(module.terms, data["terms"], ("term", "meaning"))
    write_list(module.sources, data["sources"], ("kind", "note"))
    write_list(module.prompts, data["prompts"], ("title", "question", "statement"))
    write_pictures(module, data["pictures"])
    notes = write_sections(module, files.sections, data["checks"])
    write_essay(module, data["essay"])
    return notes


def require(module, slugs):
    """Link an own module with those to be read before it; return notes on those not found."""
    known = Module.objects.visible_to(module.created_by).exclude(pk=module.pk)
    found = {one.slug: one for one in known.filter(slug__in=slugs)}
    module.requires.set(found.values())
    sentence = _("the module “%(slug)s”, to be read before, is not here")
    return [sentence % {"slug": slug} for slug in slugs if slug not in found]


def write_list(rows, items, both):
    """Make `rows`, a module's terms, sources or prompts, what `items` say, by slug."""
    rows.exclude(slug__in=[item["slug"] for item in items]).delete()
    for position, item in enumerate(items, start=1):
        fields = {name: value for name, value in item.items() if name not in (*both, "slug")}
        fields |= {"position": position} | localized(**{name: item[name] for name in both})
        rows.update_or_create(slug=item["slug"], defaults=fields)


def write_pictures(module, items):
    """Describe the pictures there are; what is seen in them is no text."""
    for item in items:
        module.pictures.filter(slug=item["slug"]).update(**localized(alt=item["alt"]))


def write_sections(module, texts, checks):
    """Write sections and their checks; the old ones go last, when no check stands in them."""
    slugs = list(dict.fromkeys(text.slug for text in texts))
    sections = {}
    for position, slug in enumerate(slugs, start=1):
        pair = {text.language: text for text in texts if text.slug == slug}
        titles = {language: text.title for language, text in pair.items()}
        bodies = {language: text.body for language, text in pair.items()}
        fields = localized(title=titles, body=bodies)
        sections[slug], _created = module.sections.update_or_create(
            slug=slug, defaults={"position": position} | fields
        )
    notes = write_checks(module, sections, checks)
    gone = module.sections.exclude(slug__in=slugs)
    notes += [_("section %(slug)s was removed") % {"slug": section.slug} for section in gone]
    gone.delete()
    return notes


def write_checks(module, sections, items):
    old = {check.slug: check for check in Check.objects.filter(section__module=module)}
    notes = []
    for position, item in enumerate(items, start=1):
        check = old.pop(item["slug"], None) or Check(slug=item["slug"])
        was, check.kind = check.kind, item["kind"]
        check.section, check.position = sections[item["section"]], position
        texts = localized(question=item["question"], answer=item["answer"])
        for field, text in texts.items():
            setattr(check, field, text)
        check.save()
        notes += write_options(check, item["options"], was=was)
    for check in old.values():
        notes.append(_("check %(slug)s was removed") % {"slug": check.slug})
        check.delete()
    return notes


def write_essay(module, item):
    if item is None:
        EssayTemplate.objects.filter(module=module).delete()
        return
    fields = {name: item[name] for name in ("words_min", "words_max")}
    fields |= localized(title=item["title"], instructions=item["instructions"])
    fields["rubric"] = item["criteria"]
    EssayTemplate.objects.update_or_create(module=module, defaults=fields)
