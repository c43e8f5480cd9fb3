"""The pictures of a module as files: out with it, and in with one that is new."""

from secrets import token_hex

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from ..models import Picture
from .options import localized


def picture_files(module):
    """Return `{name: bytes}` of a module's pictures; one whose file is lost is left out."""
    rows = module.pictures.all()
    files = {f"pictures/{picture.slug}.webp": picture_bytes(picture) for picture in rows}
    return {name: content for name, content in files.items() if content}


def picture_bytes(picture):
    """Return what lies in MEDIA, nothing where it is lost."""
    if not default_storage.exists(picture.path):
        return b""
    with default_storage.open(picture.path) as file:
        return file.read()


@transaction.atomic
def add_pictures(module, items, cleaned):
    """Add to a new module the pictures its files name; `cleaned` maps slugs to `CleanPicture`s.

    The files are kept once the rows are: nothing is left of what was rolled back.
    """
    for item in items:
        clean = cleaned[item["slug"]]
        row = Picture.objects.create(
            module=module,
            slug=item["slug"],
            name=token_hex(16),
            width=clean.width,
            height=clean.height,
            **localized(alt=item["alt"]),
        )
        transaction.on_commit(lambda row=row, clean=clean: keep(row, clean))


def keep(picture, clean):
    default_storage.save(picture.path, ContentFile(clean.content))
