"""Answering a check: recorded for a student of the class, only tried by everyone else."""

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from classroom.htmx import render
from classroom.people.access import course_view
from classroom.people.lists import is_id

from ..forms import AnswerForm
from ..lesson import lesson_of
from ..services import record_answer
from .reader import section_url, task_or_404, task_section


def question_or_404(page, check_id):
    for question in page["questions"]:
        if question.check.pk == check_id:
            return question
    raise Http404


def judge(question, data):
    """Put the try, or what it lacks, into `question`; return whether it was a try."""
    form = AnswerForm(data, question=question)
    is_an_answer = form.is_an_answer
    question.fresh, question.given, question.score = True, form.given, None
    question.error = next((errors[0] for errors in form.errors.values()), "")
    if is_an_answer:
        question.try_with(form.given)
    return is_an_answer


def try_one(page, data):
    """Judge a try at the check that `data` names, into `page`; nothing is kept."""
    check_id = data.get("check", "")
    page["question"] = question_or_404(page, int(check_id) if is_id(check_id) else None)
    judge(page["question"], data)


@require_POST
@course_view()
def check_answer(request, enrolment, assignment_id, check_id):
    """Judge a try at a check; answer with the check alone, or go back to where it stands."""
    task = task_or_404(enrolment, assignment_id)
    page = task_section(enrolment, task, lesson_of(task.module).place_of(check_id))
    question = question_or_404(page, check_id)
    if check_id in page["asked"].withheld:
        question.fresh = True
        context = page | {"question": question}
        return render(request, "reading/section.html", context, partial="reading/_withheld.html")
    if judge(question, request.POST) and keep(task, enrolment, question) and not request.htmx:
        return redirect(f"{section_url(task, page['section'])}#check-{check_id}")
    context = page | {"question": question}
    return render(request, "reading/section.html", context, partial="reading/_check.html")


def keep(task, enrolment, question):
    """Record a student's try; return whether it was. What is closed is only tried."""
    if not enrolment.studies:
        return False
    try:
        question.answer = record_answer(
            task=task,
            enrolment=enrolment,
            check=question.check,
            given=question.given,
            score=question.score,
        )
    except ValidationError:
        return False
    return True
