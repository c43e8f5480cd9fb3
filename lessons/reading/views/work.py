from django.db.models import Prefetch
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from classroom.htmx import render
from classroom.people.access import TEACHER, course_view
from lessons.assignments.models import Work

from ..models import Answer, Check
from ..pages import progress_of
from .reader import task_or_404


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
