"""A check that a teacher opens to the whole class at once, on the projector and on phones."""

from django.db import models
from django.utils import timezone

from classroom.people.models import Enrolment

from .checks import Check
from .progress import ReadingTask


class LiveCheck(models.Model):
    """Asked from `opened_at` until `closed_at`; the class sees what is right from `revealed_at`."""

    task = models.ForeignKey(ReadingTask, models.CASCADE, related_name="live_checks")
    check_asked = models.ForeignKey(Check, models.CASCADE, related_name="live_checks")
    opened_by = models.ForeignKey(Enrolment, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    revealed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["task"],
                condition=models.Q(closed_at=None),
                name="one_live_check_at_a_time",
            )
        ]

    def __str__(self):
        return f"{self.task}: {self.check_asked}"


class LiveAnswer(models.Model):
    """What one student answered in class; the last choice until the check is closed counts."""

    live = models.ForeignKey(LiveCheck, models.CASCADE, related_name="answers")
    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="+")
    chosen = models.JSONField(default=list)
    text = models.TextField(blank=True)
    score = models.DecimalField(max_digits=4, decimal_places=3)
    answered_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["live", "enrolment"], name="one_live_answer_per_student"
            )
        ]

    def __str__(self):
        return f"{self.live}: {self.enrolment}"
