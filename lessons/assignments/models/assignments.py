import uuid

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from classroom.addresses import address
from classroom.compiled import now
from classroom.people.models import Course, Enrolment

from .. import deadlines
from .rubrics import Rubric

# Where the pages of a kind are.
NAMESPACES = {
    "reading": "reading",
    "essay": "essays",
    "claims": "claims",
    "discussion": "discussions",
}
DUE_BEFORE_IT_OPENS = _("The due date must be after the moment it opens.")
CLOSES_BEFORE_DUE = _("It cannot close before it is due.")


def assignment_is_open(path=""):
    """The condition that students may know of an assignment: neither withdrawn nor still to open.

    `path` leads from the rows that are asked for to the assignment, such as "work__assignment__".
    """
    return models.Q(**{f"{path}withdrawn_at__isnull": True, f"{path}opens_at__lte": now()})


def assignment_is_visible(enrolment, path=""):
    """Everything of the class for its teachers; for students what is open and not withdrawn."""
    of_class = models.Q(**{f"{path}course": enrolment.course_id})
    return of_class if enrolment.teaches else of_class & assignment_is_open(path)


def work_is_visible(enrolment, path=""):
    """A teacher sees the work of the class, a student only the own."""
    visible = assignment_is_visible(enrolment, f"{path}assignment__")
    return (
        visible if enrolment.teaches else visible & models.Q(**{f"{path}enrolment": enrolment.pk})
    )


class AssignmentQuerySet(models.QuerySet):
    def visible_to(self, enrolment):
        return self.filter(assignment_is_visible(enrolment))

    def given(self):
        return self.filter(withdrawn_at=None)

    def open(self):
        return self.filter(assignment_is_open())


class Assignment(models.Model):
    """Anything a teacher gives a class. The work itself hangs off `Work`, in its kind's app."""

    class Kind(models.TextChoices):
        READING = "reading", _("reading")
        ESSAY = "essay", _("essay")
        CLAIMS = "claims", _("claim check")
        DISCUSSION = "discussion", _("discussion")

    class Release(models.TextChoices):
        MANUAL = "manual", _("when the teacher releases them")
        AT_ONCE = "at_once", _("as soon as a mark is saved")

    course = models.ForeignKey(Course, models.CASCADE, related_name="assignments")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    title = models.CharField(_("title"), max_length=150)
    instructions = models.TextField(_("instructions"), blank=True)
    opens_at = models.DateTimeField(_("opens"), default=timezone.now)
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True)
    points = models.DecimalField(
        _("points"),
        max_digits=6,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    rubric = models.ForeignKey(
        Rubric, models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    release = models.CharField(
        _("students see marks"), max_length=10, choices=Release, default=Release.MANUAL
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    changed_at = models.DateTimeField(null=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    # Of the form it came from: sent twice on a bad line, a form still gives a class one assignment.
    key = models.UUIDField(default=uuid.uuid4, editable=False)

    ended_at = None  # by its teacher; lists that show discussions read it with them

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = [models.F("due_at").asc(nulls_last=True), "pk"]
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(due_at=None) | models.Q(due_at__gt=models.F("opens_at")),
                name="due_after_it_opens",
                violation_error_message=DUE_BEFORE_IT_OPENS,
            ),
            models.CheckConstraint(
                condition=models.Q(closes_at=None)
                | models.Q(due_at=None)
                | models.Q(closes_at__gte=models.F("due_at")),
                name="closes_no_earlier_than_due",
                violation_error_message=CLOSES_BEFORE_DUE,
            ),
            models.UniqueConstraint(
                fields=["course", "key"], name="assigned_once_per_class_and_form"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        """The student's page; a kind's URL namespace is its app's name."""
        return address(f"{self.namespace}:task", self.course_id, self.pk)

    @property
    def edit_url(self):
        """The teacher's page to change it: every kind asks for more than the usual."""
        return address(f"{self.namespace}:edit", self.course_id, self.pk)

    @property
    def namespace(self):
        return NAMESPACES[self.kind]

    @property
    def kind_name(self):
        """As `get_kind_display`, which works its table out anew for every row of a list."""
        return self.Kind(self.kind).label

    @property
    def is_scheduled(self):
        return not deadlines.is_open(timezone.now(), self.opens_at)

    @property
    def is_closed(self):
        """Nothing is taken in any more."""
        return deadlines.is_closed(timezone.now(), self.closes_at)

    @property
    def is_over(self):
        """As `is_closed`, or ended by its teacher before."""
        return self.is_closed or self.ended_at is not None

    @property
    def is_overdue(self):
        return deadlines.is_late(timezone.now(), self.due_at)

    @property
    def is_open(self):
        """As the query of that name."""
        return not (self.is_withdrawn or self.is_scheduled)

    @property
    def is_withdrawn(self):
        return self.withdrawn_at is not None

    @property
    def takes_marks(self):
        """A module is read and claims are checked; these wait for a teacher's mark."""
        return self.kind in (self.Kind.ESSAY, self.Kind.DISCUSSION)


class WorkQuerySet(models.QuerySet):
    def visible_to(self, enrolment):
        return self.filter(work_is_visible(enrolment))

    def submitted(self):
        return self.exclude(submitted_at=None)


class Work(models.Model):
    """One student's side of one assignment; there is none until the student begins."""

    class State(models.TextChoices):
        NOT_STARTED = "not_started", _("not started")
        STARTED = "started", _("in progress")
        SUBMITTED = "submitted", _("handed in")
        RETURNED = "returned", _("returned")

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="works")
    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="works")
    started_at = models.DateTimeField(_("started"), default=timezone.now)
    submitted_at = models.DateTimeField(_("handed in"), null=True, blank=True)
    # The one truth about release: marks reach the student when this is set, and not before.
    returned_at = models.DateTimeField(_("returned"), null=True, blank=True)
    # Points the work earned by being done, without a teacher's mark: the checks of a reading.
    earned = models.DecimalField(max_digits=7, decimal_places=2, null=True, blank=True)
    # Set by the student ("I have read this"); takes the feedback off the to-do list.
    acknowledged_at = models.DateTimeField(_("feedback read"), null=True, blank=True)

    objects = WorkQuerySet.as_manager()

    class Meta:
        verbose_name = _("work")
        verbose_name_plural = _("works")
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "enrolment"], name="one_work_per_student_and_assignment"
            )
        ]
        indexes = [models.Index(fields=["enrolment", "submitted_at"], name="work_of_a_student")]

    def __str__(self):
        return f"{self.enrolment.user}: {self.assignment}"

    @property
    def state(self):
        if self.returned_at:
            return self.State.RETURNED
        return self.State.SUBMITTED if self.submitted_at else self.State.STARTED

    @property
    def is_renewed(self):
        """Handed in again after it came back."""
        return bool(self.returned_at and self.submitted_at and self.submitted_at > self.returned_at)

    @property
    def is_late(self):
        """Handed in after the due date as it stands now, so a moved date mends itself."""
        return deadlines.is_late(self.submitted_at, self.assignment.due_at)
