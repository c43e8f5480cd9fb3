"""The built-in modules: files -> rows. They change with their files only."""

from django.db import transaction

from ..models import Module
from .writing import write_rows


@transaction.atomic
def load_module(files):
    """Write a `ModuleFiles` to the database; return `(module, what was done, notes)`.

    What was done is "created", "updated" or "unchanged". Notes tell what of students' work fell
    away.
    """
    slug = files.data["slug"]
    module = Module.objects.filter(slug=slug, school=None).first()
    if module and module.fingerprint == files.fingerprint:
        return module, "unchanged", []
    done = "updated" if module else "created"
    module = module or Module(slug=slug)
    return module, done, write_rows(module, files, fingerprint=files.fingerprint)


def missing_modules(slugs):
    """Modules whose files are not among `slugs`: kept, since classes may be reading them."""
    return Module.objects.filter(school=None).exclude(slug__in=slugs)


def require_modules(files):
    """Link a loaded module with those to be read before it; all of them are loaded by now."""
    module = Module.objects.get(slug=files.data["slug"], school=None)
    module.requires.set(Module.objects.filter(slug__in=files.data["requires"], school=None))
