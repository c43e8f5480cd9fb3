"""What has changed in the module that a copy was made from: seen, or taken over."""

from django.db import transaction
from modeltranslation.utils import build_localized_fieldname

from lessons.reading.services.options import localized
from lessons.reading.services.writing import files_of

from ..models import Original
from ..rereading import as_written
from .pictures import copy_pictures
from .versions import changing, hold


def known_of(module):
    """Return the files of the original as the author knows them."""
    known = Original.objects.filter(module=module).first()
    return known.files if known else files_of(module)


@transaction.atomic
def mark_seen(*, module):
    """Remember the original as it is now: only what changes from here on is news."""
    held = hold(module)
    held.copied_fingerprint = module.copy_of.fingerprint
    held.save(update_fields=["copied_fingerprint"])
    files = {"files": files_of(module.copy_of)}
    Original.objects.update_or_create(module=held, defaults=files)


def take_section(*, module, slug, actor):
    """Write a section as the original has it now, with the words and sources it refers to.

    Return whether there is such a section.
    """
    files = files_of(module.copy_of)
    now = as_written(files)
    texts = [one for one in now.sections if one.slug == slug and one.language in module.languages]
    if not texts:
        return False
    with changing(module, actor=actor) as held:
        fields = {}
        for text in texts:
            fields[build_localized_fieldname("title", text.language)] = text.title
            fields[build_localized_fieldname("body", text.language)] = text.body
        last = {"position": held.sections.count() + 1}
        held.sections.update_or_create(slug=slug, defaults=fields, create_defaults=fields | last)
        for text in texts:
            add_missing(held.terms, text.terms, now.data["terms"], ("term", "meaning"))
            add_missing(held.sources, text.sources, now.data["sources"], ("kind", "note"))
            copy_pictures(module.copy_of, held, only=text.pictures)
        know_section(module, slug, files)
    return True


def add_missing(rows, slugs, items, both):
    """Add what a section refers to and the copy does not have, behind what it has."""
    there = set(rows.values_list("slug", flat=True))
    missing = [item for item in items if item["slug"] in slugs and item["slug"] not in there]
    for position, item in enumerate(missing, start=len(there) + 1):
        plain = {name: value for name, value in item.items() if name not in both}
        texts = localized(**{name: item[name] for name in both})
        rows.create(position=position, **plain, **texts)


def know_section(module, slug, files):
    """The section is no news any more."""
    known = known_of(module)
    kept = {name: text for name, text in known.items() if not is_of(name, slug)}
    taken = {name: text for name, text in files.items() if is_of(name, slug)}
    Original.objects.update_or_create(module=module, defaults={"files": kept | taken})


def is_of(name, slug):
    """Whether a file's name, such as 2-two-rulers.id.md, is that of the section."""
    return name.partition("-")[2].partition(".")[0] == slug
