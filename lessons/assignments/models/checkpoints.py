from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .. import deadlines
from .assignments import Assignment, Work


class CheckpointQuerySet(models.QuerySet):
    def with_passes(self, enrolments):
        """Give each `passed_at`: when a student of `enrolments` came past it, None for not yet."""
        own = CheckpointPass.objects.filter(
            checkpoint=models.OuterRef("pk"), work__enrolment__in=enrolments
        )
        return self.annotate(passed_at=models.Subquery(own.values("passed_at")[:1]))


class Checkpoint(models.Model):
    """A date before the due date by which a part of an assignment is done, of any kind."""

    class Part(models.TextChoices):
        FIRST_POST = "first_post", _("first post")

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="checkpoints")
    part = models.CharField(max_length=12, choices=Part)
    due_at = models.DateTimeField(_("due"))

    objects = CheckpointQuerySet.as_manager()

    class Meta:
        ordering = ["due_at", "pk"]
        verbose_name = _("date on the way")
        verbose_name_plural = _("dates on the way")
        constraints = [
            models.UniqueConstraint(fields=["assignment", "part"], name="one_checkpoint_per_part")
        ]

    def __str__(self):
        return f"{self.assignment}: {self.get_part_display()}"

    @property
    def is_missed(self):
        """Passed late, or late already; of one read by `with_passes`."""
        return deadlines.is_late(self.passed_at or timezone.now(), self.due_at)


class CheckpointPass(models.Model):
    """When a student's work first came past a checkpoint; undone work takes the row away again."""

    checkpoint = models.ForeignKey(Checkpoint, models.CASCADE, related_name="passes")
    work = models.ForeignKey(Work, models.CASCADE, related_name="passes")
    passed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("date on the way met")
        verbose_name_plural = _("dates on the way met")
        constraints = [models.UniqueConstraint(fields=["checkpoint", "work"], name="passed_once")]

    def __str__(self):
        return f"{self.work}: {self.checkpoint}"
