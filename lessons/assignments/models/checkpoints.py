from django.db import models
from django.utils.translation import gettext_lazy as _

from .assignments import Assignment, Work


class Checkpoint(models.Model):
    """A date before the due date by which a part of an assignment is done, of any kind."""

    class Part(models.TextChoices):
        FIRST_POST = "first_post", _("first post")

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="checkpoints")
    part = models.CharField(max_length=12, choices=Part)
    due_at = models.DateTimeField(_("due"))

    class Meta:
        ordering = ["due_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["assignment", "part"], name="one_checkpoint_per_part")
        ]

    def __str__(self):
        return f"{self.assignment}: {self.get_part_display()}"


class CheckpointPass(models.Model):
    """When a student's work first came past a checkpoint; undone work takes the row away again."""

    checkpoint = models.ForeignKey(Checkpoint, models.CASCADE, related_name="passes")
    work = models.ForeignKey(Work, models.CASCADE, related_name="passes")
    passed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["checkpoint", "work"], name="passed_once")]

    def __str__(self):
        return f"{self.work}: {self.checkpoint}"
