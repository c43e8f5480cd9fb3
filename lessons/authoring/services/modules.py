"""A module of one's own is made, opened to others, and deleted."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from modeltranslation.utils import build_localized_fieldname

from classroom.audit.services import record
from lessons.reading.models import Module, ReadingTask
from lessons.reading.services.writing import files_of, free_slug, write_module

from ..models import Original
from ..readiness import lacks
from ..rereading import as_written
from ..slugs import slug_of
from .pictures import copy_pictures
from .removed import forget
from .versions import changing, hold, keep_version

LAST = 1000  # in the library, behind the built-in ones


@transaction.atomic
def make_module(*, actor, school, languages, titles):
    """Make an empty module; `titles` maps each language to its title."""
    first = next(title for title in titles.values() if title)
    module = Module(
        slug=free_slug(slug_of(first, "module")),
        code=str(actor.modules.count() + 1),
        position=LAST,
        minutes=45,
        license=f"© {actor}"[:60],
        languages=languages,
        school=school,
        created_by=actor,
        fingerprint="-",
    )
    for language, title in titles.items():
        setattr(module, build_localized_fieldname("title", language), title)
    module.save()
    keep_version(module, actor=actor)
    return module


@transaction.atomic
def copy_module(*, module, actor, school):
    """Make an own copy of `module`, which stays as it is; return `(copy, notes)`."""
    files = files_of(module)
    written = as_written(files)
    for language in written.data["languages"]:
        with override(language):
            title = _("%(title)s (copy)") % {"title": written.data["title"][language]}
        written.data["title"][language] = title[:150]
    written.data["position"] = LAST
    copy, notes = write_module(written, school=school, author=actor)
    copy.copy_of, copy.copied_fingerprint = module, module.fingerprint
    copy.save(update_fields=["copy_of", "copied_fingerprint"])
    copy_pictures(module, copy)
    Original.objects.create(module=copy, files=files)
    keep_version(copy, actor=actor)
    return copy, notes


def write_row(actor, module, action, **facts):
    record(actor=actor, action=action, target=module, school=module.school, **facts)


@transaction.atomic
def publish(*, module, actor):
    """Let it be assigned. Raises ValidationError while something is missing that a class needs."""
    held = hold(module)
    if held.published_at:
        return
    if missing := lacks(files_of(held)):
        raise ValidationError([one.sentence for one in missing])
    held.published_at = timezone.now()
    held.save(update_fields=["published_at"])
    keep_version(held, actor=actor)
    write_row(actor, held, "module_published")


@transaction.atomic
def unpublish(*, module, actor):
    """Take it out of what can be assigned; classes that have it keep it."""
    held = hold(module)
    if not held.published_at:
        return
    held.published_at = held.shared_at = None
    held.save(update_fields=["published_at", "shared_at"])
    write_row(actor, held, "module_unpublished")


@transaction.atomic
def share(*, module, actor):
    """Show it to the colleagues of its school."""
    held = hold(module)
    if not held.published_at:
        raise ValidationError(_("Publish the module first; then it can be shared."))
    if not held.shared_at:
        held.shared_at = timezone.now()
        held.save(update_fields=["shared_at"])
        write_row(actor, held, "module_shared")


@transaction.atomic
def unshare(*, module, actor):
    held = hold(module)
    if held.shared_at:
        held.shared_at = None
        held.save(update_fields=["shared_at"])
        write_row(actor, held, "module_unshared")


def classes_with(module):
    """Return the assignments, withdrawn ones too, through which classes have the module."""
    tasks = ReadingTask.objects.filter(module=module)
    tasks = tasks.select_related("assignment__course").order_by("assignment__course__name")
    return [task.assignment for task in tasks]


@transaction.atomic
def delete_module(*, module, actor):
    """Delete a module for good. Raises ValidationError when a class has it."""
    held = hold(module)
    if classes_with(held):
        raise ValidationError(_("A class has this module, so it cannot be deleted."))
    write_row(actor, held, "module_deleted")
    for rows in (held.pictures, held.removed_pictures):
        forget(rows.values_list("name", flat=True))
    held.delete()


def save_cover(*, module, actor, languages, fields, requires):
    """Write the cover's `fields`; the texts of a language that is left out are deleted."""
    with changing(module, actor=actor) as held:
        gone = [one for one in held.languages if one not in languages]
        held.languages = languages
        for name, value in fields.items():
            setattr(held, name, value)
        held.save()
        held.requires.set(requires)
        if gone:
            write_module(as_written(files_of(held)), module=held)
