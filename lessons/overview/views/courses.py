"""The classes someone is in, and the home of one."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from classroom.compiled import compiled
from classroom.people.access import course_view
from classroom.people.models import Enrolment
from lessons.assignments import deadlines
from lessons.assignments.models import Assignment, Work
from lessons.discussions.assigning import offers_opening
from lessons.reading.live import asked_of

from ..desk import counted
from ..path import path_of
from ..today import OF_TALKS, paired


@require_safe
def courses(request):
    rows = Enrolment.objects.current().filter(user=request.user)
    rows = list(
        rows.select_related("course__school", "course__term").order_by("course__name", "course__pk")
    )
    context = {
        "active": [row for row in rows if row.may_write],
        "archived": [row for row in rows if not row.may_write],
    }
    return render(request, "overview/courses.html", context)


@require_safe
@course_view()
def course(request, enrolment):
    """What is due in a class, by date; what is over is folded away."""
    show = class_of_teacher if enrolment.teaches else class_of_student
    context = {"enrolment": enrolment, "asked": asked_of(enrolment)} | show(enrolment)
    context["may_open"] = offers_opening(enrolment)
    return render(request, "overview/course.html", context)


@compiled
def given_to(enrolment):
    return Assignment.objects.visible_to(enrolment).annotate(**OF_TALKS)


@compiled
def own_works(enrolment):
    return Work.objects.visible_to(enrolment)


def class_of_student(enrolment):
    """Overdue work that can still be handed in stands first."""
    items = paired(given_to(enrolment), own_works(enrolment), [enrolment])
    found = {"overdue": [], "coming": [], "undated": [], "past": []}
    for item in items:
        found[group_of(item)].append(item)
    return found | {"past": found["past"][::-1], "path": path_of(items)}


def group_of(item):
    if item.assignment.is_over:
        return "past"
    if deadlines.is_late(timezone.now(), item.due_at):
        return "past" if item.work and item.work.submitted_at else "overdue"
    return "coming" if item.due_at else "undated"


def class_of_teacher(enrolment):
    """What waits for the teacher; what is to come by date; what is over, the latest first."""
    found = counted(Assignment.objects.visible_to(enrolment), [enrolment])
    given = [row for row in found if not row.assignment.is_withdrawn]
    waiting = [row for row in given if row.waits]
    given = [row for row in given if not row.waits]
    current = [row for row in given if not row.is_past]
    return {
        "waiting": waiting,
        "coming": [row for row in current if row.assignment.due_at],
        "undated": [row for row in current if not row.assignment.due_at],
        "past": [row for row in reversed(given) if row.is_past],
        "withdrawn": [row for row in found if row.assignment.is_withdrawn],
        "path": path_of([row for row in found if not row.assignment.is_withdrawn]),
    }
