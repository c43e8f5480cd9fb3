from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from classroom.people.models import Enrolment
from lessons.assignments.models import assignment_is_visible

from ..stands import Stand
from .posts import Post
from .prompts import Prompt

SCALE = [MinValueValidator(1), MaxValueValidator(5)]  # from wholly against to wholly for


class StanceQuerySet(models.QuerySet):
    def visible_to(self, enrolment):
        """A teacher sees where the students of the class stand, a student only the own stand."""
        rows = self.filter(assignment_is_visible(enrolment, "prompt__assignment__"))
        return rows if enrolment.teaches else rows.filter(enrolment=enrolment)


class Stance(models.Model):
    """Where a student stands on the statement, before and after. `before` never changes."""

    prompt = models.ForeignKey(Prompt, models.CASCADE, related_name="stances")
    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="+")
    before = models.PositiveSmallIntegerField(_("before"), validators=SCALE)
    before_at = models.DateTimeField(default=timezone.now)
    after = models.PositiveSmallIntegerField(_("after"), validators=SCALE, null=True, blank=True)
    after_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(_("what moved you, or did not"), blank=True, max_length=500)

    objects = StanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("stand")
        verbose_name_plural = _("stands")
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

    @property
    def before_name(self):
        return Stand(self.before).label

    @property
    def after_name(self):
        return Stand(self.after).label if self.after else ""


class RestatementQuerySet(models.QuerySet):
    def put_to(self, enrolment):
        """Of a point made by `enrolment`, in a post that stands and can be read."""
        posts = Post.objects.visible_to(enrolment).standing()
        return self.filter(post__in=posts, of_post__author=enrolment)


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

    objects = RestatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("restatement")
        verbose_name_plural = _("restatements")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(post=models.F("of_post")),
                name="nobody_restates_the_own_post",
            )
        ]

    def __str__(self):
        return f"{self.post}: {self.state}"

    @property
    def is_waiting(self):
        return self.state == self.State.WAITING
