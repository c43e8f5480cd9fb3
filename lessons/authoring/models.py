"""What a module held at earlier times, as the files that built-in modules are made of."""

import json
import zlib

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lessons.reading.models import Module


class FilesField(models.BinaryField):
    """`{name: bytes}` of a module's files. Compressed: fifty versions of 100 KB add up."""

    def get_prep_value(self, files):
        if files is None or isinstance(files, bytes):
            return files
        texts = {name: content.decode() for name, content in files.items()}
        return zlib.compress(json.dumps(texts).encode())

    def from_db_value(self, stored, _expression, _connection):
        if stored is None:
            return None
        texts = json.loads(zlib.decompress(bytes(stored)))
        return {name: text.encode() for name, text in texts.items()}


class ModuleVersion(models.Model):
    """A module as it stood when it was saved; services/versions.py says when one is kept."""

    module = models.ForeignKey(Module, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField(default=timezone.now)
    files = FilesField()

    class Meta:
        ordering = ["-number"]
        verbose_name = _("version of a module")
        verbose_name_plural = _("versions of modules")
        constraints = [
            models.UniqueConstraint(fields=["module", "number"], name="versions_are_numbered_once")
        ]

    def __str__(self):
        return f"{self.module} #{self.number}"


class RemovedPicture(models.Model):
    """A deleted Picture, under its old `id`: out of sight, while earlier versions name it.

    `last_version` is the number of the last one that does.
    """

    module = models.ForeignKey(Module, models.CASCADE, related_name="removed_pictures")
    slug = models.SlugField()
    name = models.CharField(max_length=60, unique=True)
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    last_version = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("removed picture")
        verbose_name_plural = _("removed pictures")

    def __str__(self):
        return self.slug


class Original(models.Model):
    """What a copy was made from, as it was then: a newer one is shown by its differences."""

    module = models.OneToOneField(Module, models.CASCADE, related_name="original")
    files = FilesField()

    class Meta:
        verbose_name = _("original of a copy")
        verbose_name_plural = _("originals of copies")

    def __str__(self):
        return str(self.module)
