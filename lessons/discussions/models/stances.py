from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from classroom.people.models import Enrolment

from .posts import Post
from .prompts import Prompt

SCALE = [MinValueValidator(1), MaxValueValidator(5)]  # from wholly against to wholly for


class Stance(models.Model):
    """Where a student stands on the statement, before and after. `before` never changes."""

    prompt = models.ForeignKey(Prompt, models.CASCADE, related_name="stances")
    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="+")
    before = models.PositiveSmallIntegerField(_("before"), validators=SCALE)
    before_at = models.DateTimeField(default=timezone.now)
    after = models.PositiveSmallIntegerField(_("after"), validators=SCALE, null=True, blank=True)
    after_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(_("what moved you, or did not"), blank=True, max_length=500)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["prompt", "enrolment"], name="one_stance_per_student"),
            models.CheckConstraint(
                condition=models.Q(before__range=(1, 5))
                & (models.Q(after=None) | models.Q(after__range=(1, 5))),
                name="stances_are_from_1_to_5",
            ),
        ]

    def __str__(self):
        return f"{self.enrolment}: {self.before} → {self.after}"


class Restatement(models.Model):
    """The other side's point in one's own words, before one argues against it.

    Whoever made the point accepts it or puts it right; until then it waits.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("not answered yet")
        ACCEPTED = "accepted", _("accepted")
        CORRECTED = "corrected", _("put right")

    post = models.OneToOneField(Post, models.CASCADE, related_name="restatement")
    of_post = models.ForeignKey(Post, models.CASCADE, related_name="restated_by")
    text = models.TextField(_("their point in your words"), max_length=1000)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    correction = models.TextField(_("put right"), blank=True, max_length=1000)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(post=models.F("of_post")),
                name="nobody_restates_the_own_post",
            )
        ]

    def __str__(self):
        return f"{self.post}: {self.state}"
