"""The module as a student reads it; a teacher of the class sees the same pages as a preview."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import F
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from classroom.addresses import address
from classroom.compiled import compiled
from classroom.htmx import render
from classroom.people.access import STUDENT, course_view
from lessons.assignments.models import Work

from ..lesson import lesson_of, read_module
from ..live import asked_of
from ..models import Answer, ReadingTask
from ..notebook import Notebook
from ..pack import packs_of
from ..pages import article_of, progress_of, section_page, whole_module
from ..prerequisites import builds_on
from ..services import mark_read


@compiled
def task_of(enrolment, assignment):
    tasks = ReadingTask.objects.visible_to(enrolment).filter(assignment=assignment)
    return tasks.select_related("assignment").annotate(fingerprint=F("module__fingerprint"))


def task_or_404(enrolment, assignment_id):
    """Return the ReadingTask with its assignment and its module, which each process keeps."""
    task = task_of.first(enrolment, assignment_id)
    if task is None:
        raise Http404
    task.module = read_module(task.module_id, task.fingerprint)
    return task


def records(enrolment, assignment):
    """Whether what the reader does is kept; the pages say so when it is not."""
    return enrolment.studies and enrolment.may_write and not assignment.is_closed


def section_url(task, section):
    assignment = task.assignment
    return address("reading:section", assignment.course_id, assignment.pk, section.slug)


def reader_context(enrolment, task):
    return {
        "enrolment": enrolment,
        "task": task,
        "assignment": task.assignment,
        "records": records(enrolment, task.assignment),
        "may_try": enrolment.may_write,
    }


@compiled
def answers_in(assignment, enrolment, slug):
    return Answer.objects.filter(
        work__assignment=assignment, work__enrolment=enrolment, check_asked__section__slug=slug
    )


@compiled
def work_with_answers(assignment, enrolment):
    rows = Work.objects.filter(assignment=assignment, enrolment=enrolment)
    return rows.prefetch_related("answers")


def task_section(enrolment, task, slug):
    """Return the context of a section of a task, with the reader's own marks and answers."""
    progress = progress_of(task, enrolment)
    answers = answers_in(task.assignment_id, enrolment.pk, slug)
    for_points = not task.tells_answers(enrolment)
    page = section_page(
        task.module, progress, slug, seed=enrolment.pk, answers=answers, for_points=for_points
    )
    back = section_url(task, page["section"])
    page["notebook"] = Notebook(enrolment.user, page["section"], page["prose"].blocks, back=back)
    page["asked"] = asked_of(enrolment)
    return reader_context(enrolment, task) | page


@require_safe
@course_view()
def task(request, enrolment, assignment_id):
    """Show the module's cover: what it is about, how far one is, where to go on."""
    task = task_or_404(enrolment, assignment_id)
    progress = progress_of(task, enrolment)
    work = work_with_answers.first(task.assignment_id, enrolment.pk)
    answers = list(work.answers.all()) if work else []
    lesson = lesson_of(task.module)
    total = len(lesson.checks)
    context = reader_context(enrolment, task) | {
        "asked": asked_of(enrolment),
        "module": task.module,
        "progress": progress,
        "work": work,
        "packs": packs_of(task.module, keys=task.tells_answers(enrolment)),
        # Advice before one begins; whoever reads already has not waited for it.
        "builds_on": [] if progress.read else builds_on(task.module, enrolment),
        "checks_total": total,
        "checks_done": len(answers),
        "checks_left": total - len(answers),
        "go_on": lesson.first_unanswered({answer.check_asked_id for answer in answers}),
        "right_at_first": sum(answer.first_score == 1 for answer in answers),
        "right_at_last": sum(answer.best_score == 1 for answer in answers),
    }
    return render(request, "reading/task.html", context | article_of(task.module))


@require_safe
@course_view()
def section(request, enrolment, assignment_id, section_slug):
    """Show one section with its checks; `?note=` opens the form for a note on a paragraph."""
    task = task_or_404(enrolment, assignment_id)
    page = task_section(enrolment, task, section_slug)
    page["one"] = page["notebook"].ask(request.GET.get("note"))
    partial = "reading/_paragraph.html" if page["one"] else None
    return render(request, "reading/section.html", page, partial=partial)


@require_POST
@course_view(STUDENT)
def section_read(request, enrolment, assignment_id, section_slug):
    """Note a section as read and go on: to the next, to one left out, or to the finish."""
    task = task_or_404(enrolment, assignment_id)
    here = lesson_of(task.module).section_or_404(section_slug)
    try:
        mark_read(task=task, enrolment=enrolment, section=here)
    except ValidationError as error:
        messages.error(request, error.message)
        return redirect(section_url(task, here))
    progress = progress_of(task, enrolment)
    if progress.is_complete:
        messages.success(request, _("You have read every section. This reading is handed in."))
        return redirect(task.assignment)
    _before, after = progress.neighbours(section_slug)
    if after is None:
        messages.info(request, _("That was the last section, but this one is still unread."))
    return redirect(section_url(task, after or progress.resume_at))


@require_safe
@course_view()
def printout(request, enrolment, assignment_id):
    """Show the whole module on one page, to print or to read without a line."""
    task = task_or_404(enrolment, assignment_id)
    context = reader_context(enrolment, task) | whole_module(task.module, seed=enrolment.pk)
    return render(request, "reading/printout.html", context)
