from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from lessons.assignments.models import Criterion, Level, Work, work_is_visible

from .scoring import is_outdated


def mark_is_visible(enrolment, path=""):
    """Teachers see every mark of the class; a student only the own, and only once released."""
    visible = work_is_visible(enrolment, f"{path}work__")
    if enrolment.teaches:
        return visible
    return visible & models.Q(**{f"{path}work__returned_at__isnull": False})


class MarkQuerySet(models.QuerySet):
    def visible_to(self, enrolment):
        return self.filter(mark_is_visible(enrolment))


class ScoreQuerySet(models.QuerySet):
    def visible_to(self, enrolment):
        return self.filter(mark_is_visible(enrolment, "mark__"))


class Mark(models.Model):
    """A teacher's judgement of one work: a draft until the work is returned.

    `points` is the total, set by `services.save_mark` and nowhere else. `version` counts saves, so
    that a second teacher's save on an older version is noticed instead of overwriting.
    `of_submission` is the `submitted_at` of what the teacher had before the eyes, so that a newer
    version handed in meanwhile does not pass for marked.
    """

    work = models.OneToOneField(Work, models.CASCADE, related_name="mark")
    points = models.DecimalField(_("points"), max_digits=7, decimal_places=2, null=True, blank=True)
    feedback = models.TextField(_("overall feedback"), blank=True)
    of_submission = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1)
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    marked_at = models.DateTimeField(auto_now=True)

    objects = MarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("mark")
        verbose_name_plural = _("marks")

    def __str__(self):
        return f"{self.work}: {self.points}"

    @property
    def is_outdated(self):
        return is_outdated(self.work.submitted_at, self.of_submission, self.marked_at)


class Score(models.Model):
    """One criterion of a mark: a level, its points unless the teacher set others, a comment."""

    mark = models.ForeignKey(Mark, models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="scores")
    level = models.ForeignKey(Level, models.PROTECT, null=True, blank=True, related_name="scores")
    points = models.DecimalField(
        _("points"),
        max_digits=6,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    comment = models.TextField(_("comment"), blank=True)

    objects = ScoreQuerySet.as_manager()

    class Meta:
        ordering = ["criterion__position"]
        verbose_name = _("points for a criterion")
        verbose_name_plural = _("points for criteria")
        constraints = [
            models.UniqueConstraint(fields=["mark", "criterion"], name="one_score_per_criterion")
        ]

    def __str__(self):
        return f"{self.criterion}: {self.points}"
