"""A teacher gives, changes, takes back."""

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from classroom.audit.services import record
from classroom.people.models import Course

from ..models import Assignment, Rubric
from .rubrics import best_total, copy_rubric

DATES = ("opens_at", "due_at", "closes_at")


@transaction.atomic
def assign(*, actor, kind, classes, key, rubric=None, points=None, **texts):
    """Give the same thing to several classes; return the assignments that are new.

    `classes` is a list of `(course, due_at)`, all of one school. `key` is the form's: a class that
    already has an assignment of that key gets no second one. `rubric` is a Rubric, or a template
    to copy once for all the classes; its best levels then make the points.
    """
    due = dict(classes)
    # Locked first, so that the same form sent twice at one instant finds the other's rows.
    courses = list(Course.objects.select_for_update().filter(pk__in=[c.pk for c in due]))
    given = Assignment.objects.filter(key=key, course__in=courses).select_related("rubric")
    before = {assignment.course_id: assignment for assignment in given}
    missing = [course for course in courses if course.pk not in before]
    if not missing:
        return []
    if before:
        rubric = next(iter(before.values())).rubric
    elif rubric and not isinstance(rubric, Rubric):
        rubric = copy_rubric(template=rubric, school=courses[0].school, teacher=actor)
    return [
        Assignment.objects.create(
            course=course,
            kind=kind,
            key=key,
            due_at=due[course],
            rubric=rubric,
            points=best_total(rubric) if rubric else points,
            created_by=actor,
            **texts,
        )
        for course in missing
    ]


def said(dates):
    """Dates as the school's clock shows them, for the record."""
    return {
        name: timezone.localtime(instant).isoformat() if instant else None
        for name, instant in dates.items()
    }


def hold(assignment):
    """Keep an assignment and its rubric as they are until the transaction ends; read it anew.

    404 if a teacher has deleted it meanwhile.
    """
    try:
        assignment.refresh_from_db(from_queryset=Assignment.objects.select_for_update())
    except Assignment.DoesNotExist as gone:
        raise Http404 from gone
    if assignment.rubric_id:
        assignment.rubric = Rubric.objects.select_for_update().get(pk=assignment.rubric_id)


@transaction.atomic
def edit(*, actor, assignment, **fields):
    """Change texts and dates; changed dates go on the record."""
    before = Assignment.objects.select_for_update().get(pk=assignment.pk)
    for name, value in fields.items():
        setattr(assignment, name, value)
    assignment.changed_by, assignment.changed_at = actor, timezone.now()
    assignment.save(update_fields=[*fields, "changed_by", "changed_at"])
    moved = [name for name in DATES if getattr(before, name) != getattr(assignment, name)]
    if moved:
        record(
            actor=actor,
            action="assignment_dates_changed",
            target=assignment,
            school=assignment.course.school,
            before=said({name: getattr(before, name) for name in moved}),
            after=said({name: getattr(assignment, name) for name in moved}),
        )


@transaction.atomic
def withdraw(*, actor, assignment):
    """Take an assignment back; return whether it was kept, which it is once anybody has begun.

    A repeat does nothing.
    """
    # The lock makes a student who begins at this instant wait, or be seen.
    assignment = Assignment.objects.select_for_update().filter(pk=assignment.pk).first()
    if assignment is None:
        return False
    if assignment.is_withdrawn:
        return True
    kept = assignment.works.exists()
    record(
        actor=actor,
        action="assignment_withdrawn",
        target=assignment,
        school=assignment.course.school,
        after={"kept": kept},
    )
    if kept:
        assignment.withdrawn_at = timezone.now()
        assignment.save(update_fields=["withdrawn_at"])
    else:
        assignment.delete()
    return kept


@transaction.atomic
def restore(*, actor, assignment):
    hold(assignment)
    if not assignment.is_withdrawn:
        return
    assignment.withdrawn_at = None
    assignment.save(update_fields=["withdrawn_at"])
    record(
        actor=actor,
        action="assignment_restored",
        target=assignment,
        school=assignment.course.school,
    )
