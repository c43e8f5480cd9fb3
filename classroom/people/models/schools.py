from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from classroom.text_fields import legible

from ..zones import ZONES


class School(models.Model):
    name = models.CharField(_("name"), max_length=150, validators=[legible])
    npsn = models.CharField(
        _("national school number (NPSN)"),
        max_length=8,
        unique=True,
        validators=[RegexValidator(r"^\d{8}$", _("An NPSN has exactly 8 digits."))],
    )
    time_zone = models.CharField(
        _("time zone"), max_length=40, choices=ZONES, default="Asia/Jakarta"
    )

    class Meta:
        ordering = ["name"]
        verbose_name = _("school")
        verbose_name_plural = _("schools")

    def __str__(self):
        return self.name

    @property
    def zone(self):
        return ZoneInfo(self.time_zone)


class Term(models.Model):
    """A semester of a school year, such as 2026/2027, semester 1."""

    school = models.ForeignKey(
        School, models.CASCADE, related_name="terms", verbose_name=_("school")
    )
    year = models.PositiveSmallIntegerField(_("school year begins in"))
    semester = models.PositiveSmallIntegerField(
        _("semester"), choices=[(1, _("1 (odd)")), (2, _("2 (even)"))]
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))

    class Meta:
        ordering = ["-year", "-semester"]
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        constraints = [
            models.UniqueConstraint(
                fields=["school", "year", "semester"],
                name="one_term_per_semester",
                violation_error_message=_("The school has this semester of this year already."),
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__gt=models.F("starts_on")),
                name="term_ends_after_it_starts",
                violation_error_message=_("The last day comes after the first day."),
            ),
        ]

    def __str__(self):
        return _("%(year)s, semester %(semester)s") % {
            "year": f"{self.year}/{self.year + 1}",
            "semester": self.semester,
        }


class Membership(models.Model):
    """A person's role in a school; the school admin is one of them."""

    class Role(models.TextChoices):
        STUDENT = "student", _("student")
        TEACHER = "teacher", _("teacher")
        ADMIN = "admin", _("school admin")

    school = models.ForeignKey(
        School, models.CASCADE, related_name="memberships", verbose_name=_("school")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="memberships",
        verbose_name=_("person"),
    )
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.STUDENT)
    joined_at = models.DateTimeField(auto_now_add=True)
    # Of the form that added the person: sent once more, it adds nobody.
    key = models.UUIDField(null=True, editable=False)

    class Meta:
        ordering = ["user__sort_name", "pk"]
        verbose_name = _("member")
        verbose_name_plural = _("members")
        constraints = [
            models.UniqueConstraint(
                fields=["school", "user"],
                name="one_membership_per_school",
                violation_error_message=_("This person is a member of this school already."),
            ),
            models.UniqueConstraint(fields=["school", "key"], name="one_new_person_per_form"),
        ]

    def __str__(self):
        return f"{self.user} ({self.get_role_display()})"
