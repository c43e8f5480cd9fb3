"""Deleted pictures: out of sight at once, gone when no version that is kept names them any more.

No other module needs them: a copy has files of its own.
"""

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Subquery

from lessons.reading.models import Picture

from ..models import RemovedPicture

KEPT = ("id", "module_id", "slug", "name", "width", "height")


def forget(names):
    """Delete files once nothing can be rolled back any more."""
    paths = [Picture(name=name).path for name in names]
    transaction.on_commit(lambda: [default_storage.delete(path) for path in paths])


def put_aside(picture, *, last_version):
    fields = {name: getattr(picture, name) for name in KEPT}
    RemovedPicture.objects.create(**fields, last_version=last_version)
    picture.delete()


def bring_back(module, slugs, *, number):
    """Put back those pictures of version `number` that are not there now; they lack their `alt`."""
    there = module.pictures.values("slug")
    rows = module.removed_pictures.filter(slug__in=slugs, last_version__gte=number)
    rows = rows.exclude(slug__in=there).order_by("-last_version")
    for row in {row.slug: row for row in rows}.values():  # of one slug the first that was deleted
        Picture.objects.create(**{name: getattr(row, name) for name in KEPT})
        row.delete()


def forget_unnamed(module):
    """Delete for good what none of the versions names."""
    oldest = module.versions.order_by("number").values("number")[:1]
    rows = module.removed_pictures.filter(last_version__lt=Subquery(oldest))
    if names := list(rows.values_list("name", flat=True)):
        rows.delete()
        forget(names)
