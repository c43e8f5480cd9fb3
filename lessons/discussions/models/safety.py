from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from classroom.people.models import Enrolment, School

from .posts import Post


class SafetyRules(models.Model):
    """What a school wants for all its discussions; without a row, the defaults."""

    school = models.OneToOneField(School, models.CASCADE, related_name="discussion_rules")
    hide_on_report = models.BooleanField(
        _("hide a reported post from the class until a teacher has looked"), default=False
    )
    students_open = models.BooleanField(_("students may open discussions"), default=False)

    class Meta:
        verbose_name = _("rules of discussion")
        verbose_name_plural = _("rules of discussion")

    def __str__(self):
        return str(self.school)


class ReportQuerySet(models.QuerySet):
    def visible_to(self, enrolment):
        """What was reported in the class, for its teachers; nobody else learns of a report."""
        if not enrolment.teaches:
            return self.none()
        return self.filter(post__prompt__assignment__course=enrolment.course_id)

    def open(self):
        return self.filter(resolved_at=None)


class Report(models.Model):
    """A student says that a post should not stand. Who reported is told to teachers only."""

    class Outcome(models.TextChoices):
        KEPT = "kept", _("the post stays")
        HIDDEN = "hidden", _("the post was hidden")

    post = models.ForeignKey(Post, models.CASCADE, related_name="reports")
    reporter = models.ForeignKey(Enrolment, models.SET_NULL, null=True, related_name="+")
    reason = models.TextField(_("what is wrong with it"), max_length=500)
    created_at = models.DateTimeField(default=timezone.now)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        constraints = [
            models.UniqueConstraint(fields=["post", "reporter"], name="one_report_per_reader")
        ]

    def __str__(self):
        return f"{self.post}: {self.reason[:40]}"
