"""The classes someone is in, and the home of one."""

from django.db.models import F
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from classroom.people.access import course_view
from classroom.people.models import Enrolment
from lessons.assignments import deadlines
from lessons.assignments.models import Assignment, Work
from lessons.discussions.assigning import offers_opening
from lessons.reading.live import asked_of

from ..desk import counted
from ..path import path_of
from ..today import IS_VOLUNTARY, with_own_work


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
    rows = Assignment.objects.visible_to(enrolment)
    show = class_of_teacher if enrolment.teaches else class_of_student
    context = {"enrolment": enrolment, "asked": asked_of(enrolment)} | show(enrolment, rows)
    context["may_open"] = offers_opening(enrolment)
    return render(request, "overview/course.html", context)


def class_of_student(enrolment, rows):
    """Overdue work that can still be handed in stands first."""
    rows = rows.annotate(talk_closed_at=F("prompt__closed_at"), is_voluntary=IS_VOLUNTARY)
    items = with_own_work(rows, Work.objects.visible_to(enrolment), [enrolment])
    found = {"overdue": [], "coming": [], "undated": [], "past": []}
    for item in items:
        found[group_of(item)].append(item)
    return found | {"past": found["past"][::-1], "path": path_of(items)}


def group_of(item):
    if item.assignment.is_closed or item.assignment.talk_closed_at:
        return "past"
    if deadlines.is_late(timezone.now(), item.due_at):
        return "past" if item.work and item.work.submitted_at else "overdue"
    return "coming" if item.due_at else "undated"


def class_of_teacher(enrolment, rows):
    """What waits for the teacher; what is to come by date; what is over, the latest first."""
    found = counted(rows, [enrolment])
    given = [row for row in found if not row.assignment.is_withdrawn]
    waiting = [row for row in given if row.waits]
    given = [row for row in given if not row.waits]
    current = [row for row in given if not row.assignment.is_overdue]
    return {
        "waiting": waiting,
        "coming": [row for row in current if row.assignment.due_at],
        "undated": [row for row in current if not row.assignment.due_at],
        "past": [row for row in reversed(given) if row.assignment.is_overdue],
        "withdrawn": [row for row in found if row.assignment.is_withdrawn],
        "path": path_of([row for row in found if not row.assignment.is_withdrawn]),
    }
