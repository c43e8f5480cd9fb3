"""A picture in a module's text: the file lies in MEDIA under a random name, served by a view."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from classroom.addresses import address
from classroom.people.models import Membership

from .modules import Module
from .progress import ReadingTask


class PictureQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What stands in a module that staff may see, or that a class of the user's was given."""
        shown = models.Q(module__in=ReadingTask.objects.open_to(user).values("module"))
        if user.memberships.exclude(role=Membership.Role.STUDENT).exists():
            shown |= models.Q(module__in=Module.objects.visible_to(user).values("pk"))
        return self.filter(shown)


class Picture(models.Model):
    """`![…](picture:slug)` in a section. `alt` says what is seen, in each language."""

    module = models.ForeignKey(Module, models.CASCADE, related_name="pictures")
    slug = models.SlugField()
    name = models.CharField(max_length=60, unique=True)  # of the file, and in the address
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    alt = models.CharField(_("description for those who do not see it"), max_length=300)

    objects = PictureQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        constraints = [
            models.UniqueConstraint(fields=["module", "slug"], name="one_picture_of_a_slug"),
        ]

    def __str__(self):
        return self.slug

    def get_absolute_url(self):
        return address("reading:picture", self.name)

    @property
    def path(self):
        """Where the file lies in MEDIA."""
        return f"pictures/{self.name}.webp"
