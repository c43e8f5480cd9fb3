import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lessons.assignments.models import Assignment, Work


class EssayTask(models.Model):
    """What an essay assignment asks beyond its instructions: how long it should be, in words."""

    assignment = models.OneToOneField(Assignment, models.CASCADE, related_name="essay_task")
    words_min = models.PositiveIntegerField(_("words, at least"), null=True, blank=True)
    words_max = models.PositiveIntegerField(_("words, at most"), null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(words_min=None)
                | models.Q(words_max=None)
                | models.Q(words_max__gte=models.F("words_min")),
                name="most_words_no_fewer_than_least",
            )
        ]

    def __str__(self):
        return str(self.assignment)


class Draft(models.Model):
    """The text as it stands. `version` counts saves: a save on an older version is a conflict."""

    work = models.OneToOneField(Work, models.CASCADE, related_name="draft")
    text = models.TextField(_("text"), blank=True)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return str(self.work)


class AttemptQuerySet(models.QuerySet):
    def visible_to(self, enrolment):
        return self.filter(work__in=Work.objects.visible_to(enrolment))


class Attempt(models.Model):
    """A text as handed in: never changed, never deleted. By its `key` a repeat is no new one."""

    work = models.ForeignKey(Work, models.CASCADE, related_name="attempts")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(_("text"))
    words = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    submitted_at = models.DateTimeField()
    key = models.UUIDField(default=uuid.uuid4, unique=True)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        get_latest_by = "number"
        constraints = [
            models.UniqueConstraint(fields=["work", "number"], name="attempts_are_numbered_once")
        ]

    def __str__(self):
        return f"{self.work} #{self.number}"
