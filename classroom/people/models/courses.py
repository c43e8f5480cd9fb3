import secrets

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from classroom.addresses import address
from classroom.text_fields import legible

from .schools import School, Term

# Read aloud and copied from a projector: nothing that looks like something else.
CODE_ALPHABET = "ABCDEFGHJKMNPQRTUVWXYZ2346789"
CODE_LENGTH = 8


class CourseQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Classes the user is in now."""
        return self.filter(
            models.Exists(
                Enrolment.objects.filter(course=models.OuterRef("pk"), user=user, left_at=None)
            )
        )

    def active(self):
        return self.filter(archived_at=None)

    def not_over(self):
        """Active classes of terms that have not ended, with their terms, the first term first."""
        rows = self.active().filter(term__ends_on__gte=timezone.localdate())
        return rows.select_related("term").order_by("term__starts_on", "name", "subject", "pk")


class Course(models.Model):
    """A class: some people, one subject, one term."""

    school = models.ForeignKey(
        School, models.CASCADE, related_name="courses", verbose_name=_("school")
    )
    term = models.ForeignKey(Term, models.PROTECT, related_name="courses", verbose_name=_("term"))
    name = models.CharField(
        _("name"), max_length=60, validators=[legible], help_text=_("For example IX-A.")
    )
    subject = models.CharField(_("subject"), max_length=80, validators=[legible])
    archived_at = models.DateTimeField(_("archived"), null=True, blank=True, editable=False)

    objects = CourseQuerySet.as_manager()

    class Meta:
        ordering = ["name", "subject", "pk"]
        verbose_name = _("class")
        verbose_name_plural = _("classes")
        constraints = [
            models.UniqueConstraint(
                fields=["school", "term", "name", "subject"],
                name="one_class_of_a_name_per_term",
                violation_error_message=_(
                    "This term has a class of this name and subject already."
                ),
            )
        ]

    def __str__(self):
        return f"{self.name} · {self.subject}"

    def get_absolute_url(self):
        return address("overview:course", self.pk)

    def clean(self):
        if self.school_id and self.term_id and self.term.school_id != self.school_id:
            raise ValidationError({"term": _("This is a term of another school.")})

    @property
    def is_archived(self):
        return self.archived_at is not None


class EnrolmentQuerySet(models.QuerySet):
    def current(self):
        return self.filter(left_at=None)

    def students(self):
        return self.filter(role=Enrolment.Role.STUDENT)


class Enrolment(models.Model):
    """A person in a class; one row a person, reopened when someone comes back."""

    class Role(models.TextChoices):
        STUDENT = "student", _("student")
        TEACHER = "teacher", _("teacher")

    course = models.ForeignKey(
        Course, models.CASCADE, related_name="enrolments", verbose_name=_("class")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="enrolments",
        verbose_name=_("person"),
    )
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.STUDENT)
    joined_at = models.DateTimeField(_("joined"), default=timezone.now)
    left_at = models.DateTimeField(_("left"), null=True, blank=True)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        ordering = ["user__sort_name", "pk"]
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        constraints = [
            models.UniqueConstraint(
                fields=["course", "user"],
                name="one_enrolment_per_person",
                violation_error_message=_("This person is or was in this class: change that row."),
            )
        ]

    def __str__(self):
        return f"{self.user}, {self.course}"

    @property
    def teaches(self):
        return self.role == self.Role.TEACHER

    @property
    def studies(self):
        return self.role == self.Role.STUDENT

    @property
    def may_write(self):
        """In an archived class everyone reads and nobody writes."""
        return not self.course.is_archived


def new_code():
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))


class JoinCodeQuerySet(models.QuerySet):
    def valid(self):
        return self.filter(revoked_at=None, expires_at__gt=timezone.now(), course__archived_at=None)


class JoinCode(models.Model):
    """A way into a class for students, until it expires or is revoked."""

    course = models.ForeignKey(Course, models.CASCADE, related_name="join_codes")
    code = models.CharField(_("code"), max_length=CODE_LENGTH, unique=True, default=new_code)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(_("valid until"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    objects = JoinCodeQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("join code")
        verbose_name_plural = _("join codes")

    def __str__(self):
        return f"{self.code[:4]}-{self.code[4:]}"

    def get_absolute_url(self):
        return address("people:join_confirm", self.code)
