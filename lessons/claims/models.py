"""Claims, which of them an assignment gives, and how students ruled on them."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from classroom.addresses import address
from lessons.assignments.models import Assignment, Work, work_is_visible
from lessons.reading.models import Module

from .calibration import LEAST, MOST


class Verdict(models.TextChoices):
    SUPPORTED = "supported", pgettext_lazy("verdict", "supported")
    IMPRECISE = "imprecise", pgettext_lazy("verdict", "imprecise")
    OPINION = "opinion", pgettext_lazy("verdict", "opinion")
    WRONG = "wrong", pgettext_lazy("verdict", "wrong")


# Where a claim can be put right in a sentence of one's own.
MENDABLE = (Verdict.IMPRECISE, Verdict.WRONG)


class ClaimQuerySet(models.QuerySet):
    def in_use(self):
        """What can still be given."""
        return self.filter(retired_at=None)


class Claim(models.Model):
    """Something an article says, loaded from files; its texts stand in two languages."""

    class Basis(models.TextChoices):
        CHECKED = "C", _("looked up in the source")
        KNOWN = "P", _("general knowledge, not yet looked up in a source")
        BOTH = "C+P", _("partly looked up, partly general knowledge")

    slug = models.SlugField(unique=True)
    module = models.ForeignKey(Module, models.PROTECT, related_name="claims")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(_("claim"), max_length=300)
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict)
    basis = models.CharField(max_length=3, choices=Basis)
    correction = models.TextField(_("correction"))
    source = models.CharField(_("source"), max_length=300, blank=True)
    as_of = models.DateField()
    # Its file no longer has it, but classes were given it.
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["module__position", "position", "pk"]
        verbose_name = _("claim")
        verbose_name_plural = _("claims")

    def __str__(self):
        return self.text

    @property
    def is_mendable(self):
        return self.verdict in MENDABLE

    @property
    def is_looked_up(self):
        return self.basis != self.Basis.KNOWN


class Pick(models.Model):
    """One claim of an assignment, in its place."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="picks")
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="picks")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        verbose_name = _("claim given to a class")
        verbose_name_plural = _("claims given to a class")
        constraints = [
            models.UniqueConstraint(fields=["assignment", "claim"], name="a_claim_is_given_once"),
            models.UniqueConstraint(
                fields=["assignment", "position"], name="one_claim_in_each_place"
            ),
        ]

    def __str__(self):
        return f"{self.assignment}, {self.position}"

    def get_absolute_url(self):
        args = [self.assignment.course_id, self.assignment_id, self.position]
        return address("claims:claim", *args)


class RulingQuerySet(models.QuerySet):
    def visible_to(self, enrolment):
        return self.filter(work_is_visible(enrolment, "work__"))


class Ruling(models.Model):
    """A student's verdict on a claim and how sure it was, never changed; maybe a correction.

    Whether it is right and what it scores follows from the claim and is not kept a second time.
    """

    work = models.ForeignKey(Work, models.CASCADE, related_name="rulings")
    pick = models.ForeignKey(Pick, models.CASCADE, related_name="rulings")
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict)
    confidence = models.PositiveSmallIntegerField(_("how sure"))  # per cent
    correction = models.TextField(_("correction"), blank=True)
    ruled_at = models.DateTimeField(default=timezone.now)

    objects = RulingQuerySet.as_manager()

    class Meta:
        ordering = ["pick__position", "pk"]
        verbose_name = _("verdict")
        verbose_name_plural = _("verdicts")
        constraints = [
            models.UniqueConstraint(fields=["work", "pick"], name="a_claim_is_ruled_on_once"),
            models.CheckConstraint(
                condition=models.Q(confidence__gte=LEAST, confidence__lte=MOST),
                name="sure_from_half_to_whole",
            ),
        ]

    def __str__(self):
        return f"{self.work}: {self.verdict}, {self.confidence}%"
