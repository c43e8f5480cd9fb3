from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from classroom.compiled import compiled
from classroom.htmx import render
from classroom.people.access import course_view
from classroom.texts import count_words, fingerprint
from lessons.assignments.models import Work
from lessons.grading.criteria import criteria_of
from lessons.grading.feedback import feedback_for

from ..forms import EssayForm
from ..models import Attempt, EssayTask

# Filled in by the server and, while typing, by static/js/essay.js.
RANGE_NOTES = {"few": _("{n} fewer than asked"), "many": _("{n} more than asked")}


def get_task(enrolment, assignment_id):
    """Return the EssayTask that `enrolment` may see, with its assignment, or raise 404."""
    tasks = EssayTask.objects.visible_to(enrolment).select_related("assignment__rubric")
    task = get_object_or_404(tasks, assignment=assignment_id)
    task.assignment.course = enrolment.course
    return task


@compiled
def own_work(enrolment, assignment):
    works = Work.objects.visible_to(enrolment).filter(enrolment=enrolment.pk, assignment=assignment)
    return works.select_related("draft", "assignment__essay_task", "assignment__rubric")


@compiled
def attempts_of(work):
    """Their texts are read where they are shown."""
    return Attempt.objects.filter(work=work).defer("text")


def own_essay(enrolment, assignment_id):
    """Return `(task, work)`; the work with its draft, None before it is begun. Raises 404."""
    work = own_work.first(enrolment, assignment_id)
    if work is None or not hasattr(work.assignment, "essay_task"):
        return get_task(enrolment, assignment_id), None
    work.assignment.course = enrolment.course
    task = work.assignment.essay_task
    task.assignment = work.assignment
    return task, work


def range_note(task, words):
    distance = task.distance(words)
    if not distance:
        return ""
    return RANGE_NOTES["few" if distance < 0 else "many"].format(n=abs(distance))


def task_context(enrolment, task):
    """What both the student's page and a teacher's look at it show."""
    return {
        "enrolment": enrolment,
        "task": task,
        "assignment": task.assignment,
        "criteria": criteria_of(task.assignment),
        "range_notes": RANGE_NOTES,
    }


def writing_context(enrolment, task, work, form=None):
    """What the student's page shows; `form` is a bound one that could not be saved."""
    draft = getattr(work, "draft", None)
    attempts = attempts_of(work.pk) if work else []
    for attempt in attempts:
        attempt.work = work
    stored = fingerprint(draft.text if draft else "")
    text = form["text"].value() if form else getattr(draft, "text", "")
    version = draft.version if draft else 0
    words = count_words(text or "")
    return task_context(enrolment, task) | {
        "work": work,
        "draft": draft,
        "stored": stored,
        "attempts": attempts,
        "last": attempts[-1] if attempts else None,
        "form": form or EssayForm(enrolment=enrolment, initial={"text": text, "version": version}),
        "words": words,
        "range_note": range_note(task, words),
        "changed": bool(attempts) and stored != attempts[-1].sha256,
        "mark": feedback_for(work, enrolment) if work and work.returned_at else None,
    }


@require_safe
@course_view()
def task(request, enrolment, assignment_id):
    """The student's writing page; a teacher sees what the students are asked."""
    if enrolment.teaches:
        essay = get_task(enrolment, assignment_id)
        return render(request, "essays/look.html", task_context(enrolment, essay))
    context = writing_context(enrolment, *own_essay(enrolment, assignment_id))
    return render(request, "essays/task.html", context)
