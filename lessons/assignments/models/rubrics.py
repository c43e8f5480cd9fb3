from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from classroom.people.models import Enrolment, School


class Rubric(models.Model):
    """Criteria by levels, written in the language of the class it is used in.

    Built-in rubrics come with a module as templates and are copied here when they are first used,
    so a teacher edits an own one and never someone else's.
    """

    school = models.ForeignKey(School, models.CASCADE, related_name="rubrics")
    title = models.CharField(_("title"), max_length=150)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    # With every save of its criteria: whoever keeps them knows by it that they are old.
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        ordering = ["title", "pk"]
        verbose_name = _("rubric")
        verbose_name_plural = _("rubrics")

    def __str__(self):
        return self.title

    def is_editable_by(self, user):
        """Whoever teaches every class that is marked by it; a colleague's class is not changed."""
        own = Enrolment.objects.current().filter(user=user, role=Enrolment.Role.TEACHER)
        elsewhere = self.assignments.exclude(course__in=own.values("course"))
        return not elsewhere.exists()


class Criterion(models.Model):
    rubric = models.ForeignKey(Rubric, models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("criterion"), max_length=150)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        constraints = [
            models.UniqueConstraint(
                fields=["rubric", "position"],
                name="criteria_are_numbered_once",
            )
        ]

    def __str__(self):
        return self.title


class Level(models.Model):
    """One step of a criterion; the best comes first."""

    criterion = models.ForeignKey(Criterion, models.CASCADE, related_name="levels")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("level"), max_length=80)
    descriptor = models.TextField(_("what it looks like"), blank=True)
    points = models.DecimalField(
        _("points"), max_digits=6, decimal_places=2, validators=[MinValueValidator(0)]
    )

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("level")
        verbose_name_plural = _("levels")

    def __str__(self):
        return self.title
