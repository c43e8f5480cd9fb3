import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from classroom.addresses import address
from lessons.assignments import deadlines
from lessons.assignments.models import Assignment, Work, assignment_is_visible, work_is_visible

from .words import distance

MOST_BELOW_LEAST = _("The most cannot be fewer than the least.")


class EssayTaskQuerySet(models.QuerySet):
    def visible_to(self, enrolment):
        return self.filter(assignment_is_visible(enrolment, "assignment__"))


class EssayTask(models.Model):
    """What an essay assignment asks beyond its instructions: how long it should be, in words."""

    assignment = models.OneToOneField(Assignment, models.CASCADE, related_name="essay_task")
    words_min = models.PositiveIntegerField(_("words, at least"), null=True, blank=True)
    words_max = models.PositiveIntegerField(_("words, at most"), null=True, blank=True)

    objects = EssayTaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("essay task")
        verbose_name_plural = _("essay tasks")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(words_min=None)
                | models.Q(words_max=None)
                | models.Q(words_max__gte=models.F("words_min")),
                name="most_words_no_fewer_than_least",
                violation_error_message=MOST_BELOW_LEAST,
            )
        ]

    def __str__(self):
        return str(self.assignment)

    def distance(self, words):
        """Return how many words too few (below 0) or too many (above 0)."""
        return distance(words, self.words_min, self.words_max)


class Draft(models.Model):
    """The text as it stands. `version` counts saves: a save on an older version is a conflict."""

    work = models.OneToOneField(Work, models.CASCADE, related_name="draft")
    text = models.TextField(_("text"), blank=True)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")

    def __str__(self):
        return str(self.work)


class AttemptQuerySet(models.QuerySet):
    def visible_to(self, enrolment):
        return self.filter(work_is_visible(enrolment, "work__"))


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
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        constraints = [
            models.UniqueConstraint(fields=["work", "number"], name="attempts_are_numbered_once")
        ]

    def __str__(self):
        return f"{self.work} #{self.number}"

    def get_absolute_url(self):
        """The receipt."""
        assignment = self.work.assignment
        return address("essays:receipt", assignment.course_id, assignment.pk, self.number)

    @property
    def receipt_number(self):
        """Short enough to read out; the letters at the end catch a wrong digit."""
        return f"M-{self.pk:06}-{self.key.hex[:4].upper()}"

    @property
    def is_late(self):
        return deadlines.is_late(self.submitted_at, self.work.assignment.due_at)

    @property
    def sha256_groups(self):
        return [self.sha256[start : start + 8] for start in range(0, 64, 8)]
