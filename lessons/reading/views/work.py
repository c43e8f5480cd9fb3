from django.db.models import Prefetch
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from classroom.htmx import render
from classroom.people.access import TEACHER, course_view
from classroom.people.models import Enrolment
from lessons.assignments.models import Work

from ..lesson import lesson_of
from ..models import Answer, Check
from ..pages import progress_of
from ..tallies import tallies
from .reader import task_or_404

SHOWN = (
    *("check_asked", "first_chosen", "chosen", "text", "first_score", "best_score"),
    "work__enrolment__user",
)


@require_safe
@course_view(TEACHER)
def work(request, enrolment, assignment_id, work_id):
    """Show a teacher how far one student has read, and how the checks went."""
    task = task_or_404(enrolment, assignment_id)
    works = Work.objects.visible_to(enrolment).filter(assignment=task.assignment)
    work = get_object_or_404(works.select_related("enrolment__user"), pk=work_id)
    work.assignment = task.assignment
    answers = Prefetch("answers", Answer.objects.filter(work=work), to_attr="of_student")
    checks = Check.objects.filter(section__module=task.module).prefetch_related(answers)
    context = {
        "enrolment": enrolment,
        "task": task,
        "assignment": task.assignment,
        "work": work,
        "student": work.enrolment.user,
        "progress": progress_of(task, work.enrolment),
        "checks": checks.select_related("section").order_by("section__position", "position"),
    }
    return render(request, "reading/work.html", context)


def answers_of(task, students):
    """The answers of those who study in the class now, by name."""
    rows = Answer.objects.filter(work__assignment=task.assignment, work__enrolment__in=students)
    names = [f"work__enrolment__user__{name}" for name in ("full_name", "username")]
    rows = rows.select_related("work__enrolment__user").only(*SHOWN, *names)
    return list(rows.order_by("work__enrolment__user__sort_name", "work"))


@require_safe
@course_view(TEACHER)
def class_answers(request, enrolment, assignment_id):
    """Show a teacher, question by question, how the class answered."""
    task = task_or_404(enrolment, assignment_id)
    lesson = lesson_of(task.module)
    students = Enrolment.objects.current().students().filter(course=enrolment.course)
    answers = answers_of(task, students)
    parts = ((one, tallies(lesson.options_in(one), answers)) for one in lesson.sections)
    context = {
        "enrolment": enrolment,
        "assignment": task.assignment,
        "students": students.count(),
        "answers": answers,
        "parts": [(section, found) for section, found in parts if found],
    }
    return render(request, "reading/class_answers.html", context)
