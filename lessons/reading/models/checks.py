"""A check and its options. How each kind is asked and marked stands in `lessons.reading.checks`."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .modules import Section


class Check(models.Model):
    """A question at the end of a section. `answer` is a model answer, shown after the try."""

    class Kind(models.TextChoices):
        SINGLE = "single", _("one answer")
        MULTIPLE = "multiple", _("several answers")
        TRUE_FALSE = "truefalse", _("true or false")
        REASONED = "reasoned", _("true or false, with a reason")
        MATCHING = "matching", _("matching")
        ORDERING = "ordering", _("ordering")
        SHORT = "short", _("short answer")

    section = models.ForeignKey(Section, models.CASCADE, related_name="checks")
    slug = models.SlugField()
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=Kind)
    question = models.TextField(_("question"))
    answer = models.TextField(_("model answer"), blank=True)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("check")
        verbose_name_plural = _("checks")
        constraints = [
            models.UniqueConstraint(fields=["section", "slug"], name="one_check_of_a_slug"),
        ]

    def __str__(self):
        return self.question


class Option(models.Model):
    """One answer to choose; in a matching check the left side of a pair, in an ordering check the
    step at `position`, in a short answer a key idea found by its `keywords` ("; " between them)."""

    check_asked = models.ForeignKey(Check, models.CASCADE, related_name="options")
    position = models.PositiveSmallIntegerField()
    correct = models.BooleanField()
    text = models.TextField(_("answer"))
    match = models.TextField(_("matches"), blank=True)
    keywords = models.TextField(_("found by these words"), blank=True)
    feedback = models.TextField(_("feedback"), blank=True)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("option")
        verbose_name_plural = _("options")
        constraints = [
            models.UniqueConstraint(
                fields=["check_asked", "position"], name="options_are_numbered_once"
            ),
        ]

    def __str__(self):
        return self.text
