"""How an own module is changed: one at a time, read anew by everyone, with a version behind it."""

from contextlib import contextmanager
from datetime import timedelta
from secrets import token_hex

from django.db import transaction
from django.utils import timezone

from lessons.reading.models import Module
from lessons.reading.services.writing import files_of, write_module

from ..models import ModuleVersion
from ..rereading import as_written
from .removed import bring_back, forget_unnamed

MOST = 50
PAUSE = timedelta(minutes=5)  # while a text saves itself


def hold(module):
    """Return the row of `module`, locked until the transaction ends."""
    return Module.objects.select_for_update().get(pk=module.pk)


def renew(held):
    """Let every process read the module anew.

    Never the fingerprint of its texts: those of an earlier day may come back, their rows do not.
    """
    held.fingerprint = token_hex(32)
    held.save(update_fields=["fingerprint"])


@contextmanager
def changing(module, *, actor):
    """Hold an own module while its rows are written; a version before and after is kept."""
    with transaction.atomic():
        held = hold(module)
        keep_version(held, actor=actor)
        yield held
        renew(held)
        keep_version(held, actor=actor)
        forget_unnamed(held)  # not while a version, which may be the oldest, is being restored


def keep_version(module, *, actor, pause=None):
    """Keep the module as it stands, unless the latest version says the same.

    With a `pause` nothing is kept while the latest is younger. Of all versions the last 50 stay.
    """
    latest = module.versions.first()
    if latest and pause and latest.saved_at > timezone.now() - pause:
        return
    files = files_of(module)
    if latest and latest.files == files:
        return
    number = latest.number + 1 if latest else 1
    ModuleVersion.objects.create(module=module, number=number, saved_by=actor, files=files)
    module.versions.filter(number__lte=number - MOST).delete()


def restore_version(*, version, actor):
    """Make the module what `version` says, itself as a new version; return what fell away."""
    written = as_written(version.files)
    slugs = [item["slug"] for item in written.data["pictures"]]
    with changing(version.module, actor=actor) as held:
        bring_back(held, slugs, number=version.number)
        _module, notes = write_module(written, module=held)
    return notes
