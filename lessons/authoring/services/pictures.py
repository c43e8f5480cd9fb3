"""Pictures of an own module: taken in, described, copied with a module, deleted."""

from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from classroom.images import MEGABYTE, CleanPicture
from lessons.reading.describing import named
from lessons.reading.importing import MOST_PICTURES
from lessons.reading.services.options import localized
from lessons.reading.services.pictures import add_pictures, picture_bytes

from ..slugs import free_name, slug_of
from .removed import put_aside
from .versions import changing

MOST_TOGETHER = 6 * MEGABYTE  # so that the module, exported, is small enough to be imported


def add_picture(*, module, actor, clean, alt):
    """Add a `CleanPicture`; `alt` maps each language to its description."""
    with changing(module, actor=actor) as held:
        there = set(held.pictures.values_list("slug", flat=True))
        if len(there) >= MOST_PICTURES:
            sentence = _("A module has at most %(most)s pictures.")
            raise ValidationError(sentence % {"most": MOST_PICTURES})
        if weight_of(held) + len(clean.content) > MOST_TOGETHER:
            sentence = _("The pictures of a module have at most %(most)s MB together.")
            raise ValidationError(sentence % {"most": MOST_TOGETHER // MEGABYTE})
        taken = there.union(held.removed_pictures.values_list("slug", flat=True))
        slug = free_name(slug_of(next(filter(None, alt.values())), "picture"), taken)
        add_pictures(held, [{"slug": slug, "alt": alt}], {slug: clean})


def weight_of(module):
    """The bytes of a module's pictures; one whose file is lost weighs nothing."""
    paths = [picture.path for picture in module.pictures.all()]
    return sum(default_storage.size(path) for path in paths if default_storage.exists(path))


def describe_picture(*, picture, actor, alt):
    with changing(picture.module, actor=actor):
        for field, text in localized(alt=alt).items():
            setattr(picture, field, text)
        picture.save()


def delete_picture(*, picture, actor):
    """Delete it; where a text still names it, its description stands."""
    with changing(picture.module, actor=actor) as held:
        put_aside(picture, last_version=held.versions.first().number)


def copy_pictures(source, target, only=None):
    """Give `target` its own copies of the pictures of `source` that it does not have.

    `only` are slugs; without it all are copied, but for one whose file is lost.
    """
    there = set(target.pictures.values_list("slug", flat=True))
    rows = [row for row in source.pictures.all() if row.slug not in there]
    rows = [row for row in rows if only is None or row.slug in only]
    found = [(row, picture_bytes(row)) for row in rows]
    items = [named(row, "alt") for row, content in found if content]
    clean = {row.slug: CleanPicture(content, row.width, row.height) for row, content in found}
    add_pictures(target, items, clean)
