"""What a student has read and answered; hangs off `Work`."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from classroom.people.models import Enrolment
from lessons.assignments.models import (
    Assignment,
    Work,
    assignment_is_open,
    assignment_is_visible,
)

from .checks import Check
from .modules import Module, Section


class ReadingTaskQuerySet(models.QuerySet):
    def visible_to(self, enrolment):
        return self.filter(assignment_is_visible(enrolment, "assignment__"))

    def open_to(self, user):
        """In any class the user is in now, archived ones too: what `visible_to` gives in one."""
        place = "assignment__course__enrolments__"
        here = models.Q(**{f"{place}user": user, f"{place}left_at": None})
        teaches = models.Q(**{f"{place}role": Enrolment.Role.TEACHER})
        return self.filter(here & (teaches | assignment_is_open("assignment__")))


class ReadingTask(models.Model):
    """Which module a reading assignment gives, and whether its checks count as points."""

    class Counting(models.TextChoices):
        NONE = "none", _("not at all")
        COMPLETION = "completion", _("by completion: full points once every check is tried")
        BEST = "best", _("by score: the best try of every check")

    assignment = models.OneToOneField(Assignment, models.CASCADE, related_name="reading_task")
    module = models.ForeignKey(Module, models.PROTECT, related_name="tasks")
    counting = models.CharField(
        _("checks count"), max_length=12, choices=Counting, default=Counting.NONE
    )

    objects = ReadingTaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")

    def __str__(self):
        return f"{self.assignment}: {self.module}"

    def tells_answers(self, enrolment):
        """Whether what is right may be told: not while a right answer still earns points."""
        by_score = self.counting == self.Counting.BEST and self.assignment.points is not None
        return enrolment.teaches or self.assignment.is_closed or not by_score


class SectionRead(models.Model):
    work = models.ForeignKey(Work, models.CASCADE, related_name="sections_read")
    section = models.ForeignKey(Section, models.CASCADE, related_name="+")
    read_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("section read")
        verbose_name_plural = _("sections read")
        constraints = [
            models.UniqueConstraint(fields=["work", "section"], name="a_section_is_read_once")
        ]

    def __str__(self):
        return f"{self.work}: {self.section}"


class Answer(models.Model):
    """A student's tries at one check: first and last choice, first and best score (0 to 1)."""

    work = models.ForeignKey(Work, models.CASCADE, related_name="answers")
    check_asked = models.ForeignKey(Check, models.CASCADE, related_name="answers")
    first_chosen = models.JSONField(_("first choice"), default=list)  # as in `chosen`
    chosen = models.JSONField(_("last choice"), default=list)  # positions of options
    text = models.TextField(_("in own words"), blank=True)  # a short answer, or a reason
    tries = models.PositiveIntegerField(default=1)
    first_score = models.DecimalField(max_digits=4, decimal_places=3)
    best_score = models.DecimalField(max_digits=4, decimal_places=3)
    answered_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [
            models.UniqueConstraint(fields=["work", "check_asked"], name="one_answer_per_check")
        ]

    def __str__(self):
        return f"{self.work}: {self.check_asked}"
