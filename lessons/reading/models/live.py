"""A check that a teacher opens to the whole class at once, on the projector and on phones."""

from datetime import timedelta

from django.db import models
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from classroom.compiled import now
from classroom.people.models import Enrolment
from lessons.assignments.models import assignment_is_visible

from .checks import Check
from .progress import ReadingTask

LASTS = timedelta(hours=2)  # two lessons: what a teacher forgot is over by then


class LiveCheckQuerySet(models.QuerySet):
    def visible_to(self, enrolment):
        return self.filter(assignment_is_visible(enrolment, "task__assignment__"))

    def running(self):
        """Open, or closed with the answer still to come."""
        return self.filter(revealed_at=None, opened_at__gt=now(-LASTS))

    def open(self):
        return self.running().filter(closed_at=None)

    def states(self):
        """Read what names a state and nothing else: pages ask for it every few seconds."""
        return self.only("opened_at", "closed_at", "revealed_at")

    def with_counts(self):
        """Add how many students have `answered`, of how many `students` there are in the class."""
        answers = LiveAnswer.objects.counted().filter(live=models.OuterRef("pk"))
        students = Enrolment.objects.current().students()
        students = students.filter(course=models.OuterRef("task__assignment__course"))
        return self.annotate(
            answered=number_of(answers, "live"), students=number_of(students, "course")
        )


def number_of(rows, by):
    """Return the number of `rows` as a subquery; they all have the same `by`."""
    counts = rows.order_by().values(by).annotate(n=models.Count("pk")).values("n")
    return Coalesce(models.Subquery(counts, output_field=models.IntegerField()), 0)


class LiveCheck(models.Model):
    """Asked from `opened_at` until `closed_at`; the class sees what is right from `revealed_at`."""

    task = models.ForeignKey(ReadingTask, models.CASCADE, related_name="live_checks")
    check_asked = models.ForeignKey(Check, models.CASCADE, related_name="live_checks")
    opened_by = models.ForeignKey(Enrolment, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    revealed_at = models.DateTimeField(null=True, blank=True)

    objects = LiveCheckQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        verbose_name = _("question asked live")
        verbose_name_plural = _("questions asked live")
        constraints = [
            models.UniqueConstraint(
                fields=["task"],
                condition=models.Q(closed_at=None),
                name="one_live_check_at_a_time",
            )
        ]

    def __str__(self):
        return f"{self.task}: {self.check_asked}"

    @property
    def is_revealed(self):
        return self.revealed_at is not None

    @property
    def is_open(self):
        return self.closed_at is None and timezone.now() < self.opened_at + LASTS

    @property
    def state(self):
        if self.is_revealed:
            return "revealed"
        return "open" if self.is_open else "closed"


class LiveAnswerQuerySet(models.QuerySet):
    def visible_to(self, enrolment):
        """The class's for its teachers, for students the own."""
        of_class = self.filter(live__task__assignment__course=enrolment.course_id)
        return of_class if enrolment.teaches else of_class.filter(enrolment=enrolment)

    def counted(self):
        """Those of who is a student of the class now."""
        return self.filter(enrolment__left_at=None, enrolment__role=Enrolment.Role.STUDENT)


class LiveAnswer(models.Model):
    """What one student answered in class; the last choice until the check is closed counts."""

    live = models.ForeignKey(LiveCheck, models.CASCADE, related_name="answers")
    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="+")
    chosen = models.JSONField(default=list)
    text = models.TextField(blank=True)
    score = models.DecimalField(max_digits=4, decimal_places=3)
    answered_at = models.DateTimeField(auto_now=True)

    objects = LiveAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer given live")
        verbose_name_plural = _("answers given live")
        constraints = [
            models.UniqueConstraint(
                fields=["live", "enrolment"], name="one_live_answer_per_student"
            )
        ]

    def __str__(self):
        return f"{self.live}: {self.enrolment}"
