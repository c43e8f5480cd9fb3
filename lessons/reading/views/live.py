"""What a student is asked live: the notice on other pages, and the page to answer on."""

from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from classroom.htmx import render
from classroom.people.access import STUDENT, course_view
from classroom.unchanged import etag_of, unless_seen

from ..given import Given
from ..live import asked_of, question_of
from ..models import LiveAnswer, LiveCheck
from ..services import answer_live
from .answering import judge
from .reader import task_or_404


@require_safe
@course_view(STUDENT)
def live_now(request, enrolment):
    """Show what the class is asked now, as the part of other pages that looks again."""
    asked = asked_of(enrolment)

    def show():
        return render(request, "reading/_asked.html", {"enrolment": enrolment, "asked": asked})

    return unless_seen(request, asked.etag, show)


def asked_in(enrolment, assignment_id):
    return LiveCheck.objects.visible_to(enrolment).filter(task__assignment=assignment_id)


def task_with_live(enrolment, assignment_id):
    """Return a reading and what was asked in it last, None before anything was. Raises Http404."""
    rows = asked_in(enrolment, assignment_id)
    live = rows.select_related("task__assignment", "task__module", "check_asked").first()
    return (live.task, live) if live else (task_or_404(enrolment, assignment_id), None)


def etag_of_page(live):
    """Not by the own answer: what one is writing must not be swapped for what one has sent."""
    return etag_of(live.pk, live.state) if live else etag_of("nothing")


@require_http_methods(["GET", "HEAD", "POST"])
@course_view(STUDENT)
def live(request, enrolment, assignment_id):
    """Show what was asked last, to answer it (POST) while it is open, and how it went after."""

    def show():
        task, live = task_with_live(enrolment, assignment_id)
        act = answer if request.method == "POST" else page
        return act(request, enrolment, task, live)

    if request.method == "POST" or not request.htmx:
        return show()
    state = asked_in(enrolment, assignment_id).states().first()
    return unless_seen(request, etag_of_page(state), show)


def page(request, enrolment, task, live, question=None, late=False):
    """Show the page, or its content to who is on it; `question` is one that was tried just now."""
    context = {
        "enrolment": enrolment,
        "assignment": task.assignment,
        "module": task.module,
        "live": live,
        "late": late,
        "etag": etag_of_page(live),
    }
    if live:
        own = LiveAnswer.objects.visible_to(enrolment).filter(live=live).first()
        question = question or question_as_left(live, own, seed=enrolment.pk)
        context |= {"own": own, "question": question, "may_try": live.is_open}
    return render(request, "reading/live.html", context, partial="reading/_live.html")


def question_as_left(live, own, *, seed):
    """Return the question with what the student gave; how that went only after the reveal."""
    question = question_of(live, seed=seed)
    if own and live.is_revealed:
        question.try_with(Given(own.chosen, own.text))
    elif own:
        question.given = Given(own.chosen, own.text)
    return question


def answer(request, enrolment, task, live):
    """Keep an answer to what is asked now; one to what was asked before it comes too late."""
    question, late = None, live is None or request.POST.get("live") != str(live.pk)
    if not late:
        question = question_of(live, seed=enrolment.pk)
        try:
            if keep(live, enrolment, question, request.POST) and not request.htmx:
                return redirect(request.path)
        except ValidationError:
            late, question = True, None
            task, live = task_with_live(enrolment, task.assignment_id)
    response = page(request, enrolment, task, live, question, late)
    response.headers["ETag"] = etag_of_page(live)
    return response


def keep(live, enrolment, question, data):
    """Keep what was sent if it is an answer, and return whether it was; tell nothing of it."""
    if not judge(question, data):
        return False
    answer_live(live=live, enrolment=enrolment, given=question.given, score=question.score)
    question.score = None
    return True
