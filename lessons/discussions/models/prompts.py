from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from classroom.addresses import address
from classroom.people.models import Enrolment
from lessons.assignments.models import Assignment, assignment_is_visible
from lessons.reading.models import Section

from ..moves import Asked


class PromptQuerySet(models.QuerySet):
    def visible_to(self, enrolment):
        return self.filter(assignment_is_visible(enrolment, "assignment__"))


class Prompt(models.Model):
    """A discussion in a class. Its title, question (`instructions`) and dates are the assignment's.

    Everything here has a default that is good for most, so that a teacher may leave it folded away.
    """

    class Grouping(models.TextChoices):
        WHOLE = "whole", _("the whole class together")
        RANDOM = "random", _("groups made at random")
        LIST = "list", _("groups by the class list")
        STANCE = "stance", _("groups by stand: differing minds together")

    assignment = models.OneToOneField(Assignment, models.CASCADE, related_name="prompt")
    opened_by = models.ForeignKey(
        Enrolment, models.SET_NULL, null=True, related_name="opened_prompts"
    )
    posts_first = models.BooleanField(_("post before seeing others' posts"), default=True)
    least_words = models.PositiveSmallIntegerField(
        _("words of a first post, at least"),
        default=20,
        validators=[MinValueValidator(1), MaxValueValidator(500)],
    )
    names_hidden = models.BooleanField(_("hide names from classmates"), default=False)
    grouping = models.CharField(
        _("groups"), max_length=10, choices=Grouping, default=Grouping.WHOLE
    )
    group_size = models.PositiveSmallIntegerField(
        _("students in a group"),
        default=5,
        validators=[MinValueValidator(2), MaxValueValidator(12)],
    )
    gallery = models.BooleanField(_("other groups can be read once it is over"), default=True)
    edit_minutes = models.PositiveSmallIntegerField(
        _("minutes in which a post can be changed"),
        default=15,
        validators=[MaxValueValidator(10_080)],
    )
    # Something one can be for or against; empty where nobody is asked to take a stand.
    statement = models.TextField(_("statement to take a stand on"), blank=True, max_length=300)
    swap_at = models.DateTimeField(_("sides are swapped"), null=True, blank=True)
    shift_shown_at = models.DateTimeField(null=True, blank=True)  # the class sees how minds moved
    closed_at = models.DateTimeField(null=True, blank=True)  # by the teacher, who may reopen

    objects = PromptQuerySet.as_manager()

    class Meta:
        verbose_name = _("discussion")
        verbose_name_plural = _("discussions")

    def __str__(self):
        return str(self.assignment)

    def get_absolute_url(self):
        return address("discussions:task", self.assignment.course_id, self.assignment_id)

    @property
    def is_voluntary(self):
        """Opened by a student: asked of nobody, so there is no part that could be done."""
        return self.opened_by_id is not None

    @property
    def is_closed(self):
        """Nothing more can be posted; everything can be read."""
        return self.closed_at is not None or self.assignment.is_closed

    @property
    def is_over(self):
        """Closed or past its due date: then a gallery opens."""
        return self.is_closed or self.assignment.is_overdue

    @property
    def sides_are_swapped(self):
        return bool(self.statement and self.swap_at and self.swap_at <= timezone.now())


class MoveAsked(models.Model):
    """One line of what a prompt asks for: so many posts that do this."""

    prompt = models.ForeignKey(Prompt, models.CASCADE, related_name="asked")
    move = models.CharField(max_length=10, choices=Asked)
    number = models.PositiveSmallIntegerField(
        default=1, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("post asked for")
        verbose_name_plural = _("posts asked for")
        constraints = [
            models.UniqueConstraint(fields=["prompt", "move"], name="a_move_is_asked_for_once")
        ]

    def __str__(self):
        return f"{self.number} × {self.get_move_display()}"


class Material(models.Model):
    """A paragraph of a module, or an address, to discuss with; `quote` as it stood when chosen."""

    prompt = models.ForeignKey(Prompt, models.CASCADE, related_name="material")
    position = models.PositiveSmallIntegerField(default=1)
    section = models.ForeignKey(Section, models.SET_NULL, null=True, blank=True, related_name="+")
    anchor = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=320)
    quote = models.TextField(blank=True)
    url = models.URLField(max_length=500, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("material")
        verbose_name_plural = _("material")

    def __str__(self):
        return self.title


class Group(models.Model):
    """Students who discuss among themselves. A dissolved group keeps its posts readable."""

    prompt = models.ForeignKey(Prompt, models.CASCADE, related_name="groups")
    number = models.PositiveSmallIntegerField()
    dissolved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["number", "pk"]
        verbose_name = _("group")
        verbose_name_plural = _("groups")
        constraints = [
            models.UniqueConstraint(
                fields=["prompt", "number"],
                condition=models.Q(dissolved_at=None),
                name="groups_are_numbered_once",
            )
        ]

    def __str__(self):
        return f"{self.number}"


class SeatQuerySet(models.QuerySet):
    def taken(self):
        """Seats that count now, in groups that stand: of a student at most one in a prompt."""
        return self.filter(left_at=None, group__dissolved_at=None)


class Seat(models.Model):
    """A student's place in a group; it stays after a move, for what was written there."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="seats")
    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="+")
    left_at = models.DateTimeField(null=True, blank=True)  # moved to another group

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("place in a group")
        verbose_name_plural = _("places in groups")
        constraints = [
            models.UniqueConstraint(fields=["group", "enrolment"], name="one_seat_in_a_group")
        ]

    def __str__(self):
        return f"{self.group}: {self.enrolment}"


class Visit(models.Model):
    """When someone last looked, so that what is new since can be told and trusted."""

    prompt = models.ForeignKey(Prompt, models.CASCADE, related_name="visits")
    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        verbose_name = _("visit")
        verbose_name_plural = _("visits")
        constraints = [
            models.UniqueConstraint(fields=["prompt", "enrolment"], name="one_visit_per_person")
        ]

    def __str__(self):
        return f"{self.prompt}: {self.enrolment}"


class Letter(models.Model):
    """By which classmates know a student where names are hidden; it stays with its person."""

    prompt = models.ForeignKey(Prompt, models.CASCADE, related_name="letters")
    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="+")
    place = models.PositiveSmallIntegerField()  # in the alphabet, from 0

    class Meta:
        verbose_name = _("letter for a hidden name")
        verbose_name_plural = _("letters for hidden names")
        constraints = [
            models.UniqueConstraint(fields=["prompt", "enrolment"], name="one_letter_per_person"),
            models.UniqueConstraint(fields=["prompt", "place"], name="letters_are_given_once"),
        ]

    def __str__(self):
        return f"{self.enrolment}: {self.place}"
