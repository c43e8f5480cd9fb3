"""Sections of an own module. Their texts save themselves: a save says upon what it was written."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from modeltranslation.utils import build_localized_fieldname

from classroom.texts import as_one, fingerprint

from ..slugs import free_name, slug_of
from .versions import PAUSE, changing, hold, keep_version, renew

MOST_SECTIONS = 60


class Conflict(Exception):  # noqa: N818 - it is an answer, not an error
    """The section was saved elsewhere after the texts this save is based on."""

    def __init__(self, section):
        self.section = section


def text_fields(languages):
    """The names of a section's texts, in the order in which its page has them."""
    return [
        build_localized_fieldname(field, language)
        for language in languages
        for field in ("title", "body")
    ]


def sum_of(texts):
    """Return the fingerprint of texts as the page's script makes it."""
    return fingerprint(as_one(text or "" for text in texts))


def stored_sum(section, languages):
    return sum_of(getattr(section, name) for name in text_fields(languages))


def add_section(*, module, actor, titles):
    """Append an empty section; `titles` maps each language to its title. Return it."""
    with changing(module, actor=actor) as held:
        there = set(held.sections.values_list("slug", flat=True))
        if len(there) >= MOST_SECTIONS:
            sentence = _("A module has at most %(most)s sections.")
            raise ValidationError(sentence % {"most": MOST_SECTIONS})
        slug = free_name(slug_of(next(filter(None, titles.values())), "section"), there)
        fields = {build_localized_fieldname("title", one): title for one, title in titles.items()}
        return held.sections.create(slug=slug, position=len(there) + 1, **fields)


@transaction.atomic
def save_section(*, section, actor, texts, based_on, autosaved=False):
    """Keep `texts` (field name -> text) of a section and return it.

    `based_on` is the sum of the texts that were there when the page was made. Raise Conflict, with
    what is stored, instead of overwriting something else.
    """
    held = hold(section.module)
    stored = held.sections.get(pk=section.pk)
    there = stored_sum(stored, held.languages)
    names = text_fields(held.languages)
    if sum_of(texts.get(name) for name in names) != there:
        if based_on != there:
            raise Conflict(stored)
        for name in names:
            setattr(stored, name, texts.get(name, ""))
        stored.save(update_fields=names)
        renew(held)
    keep_version(held, actor=actor, pause=PAUSE if autosaved else None)
    return stored


def move_section(*, section, actor, step):
    """Let a section change places with the one before (`step` -1) or behind it (1)."""
    with changing(section.module, actor=actor) as held:
        rows = list(held.sections.all())
        place = rows.index(section)
        if 0 <= place + step < len(rows):
            rows.insert(place + step, rows.pop(place))
        for position, row in enumerate(rows, start=1):
            row.position = position
        held.sections.model.objects.bulk_update(rows, ["position"])


def delete_section(*, section, actor):
    """Delete a section with its checks, and with what students did in it."""
    with changing(section.module, actor=actor):
        section.delete()
