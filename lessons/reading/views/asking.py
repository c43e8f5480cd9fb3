"""A teacher asks the class a check live, from its slide; every act leads back to the slide."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from classroom.people.access import TEACHER, course_view
from classroom.unchanged import unless_seen

from ..lesson import lesson_of
from ..live import etag_of_count
from ..services import close_live, open_live, reveal_live
from .live import asked_in
from .present import check_url
from .reader import task_or_404


def live_or_404(enrolment, assignment_id, live_id):
    rows = asked_in(enrolment, assignment_id)
    rows = rows.select_related("task__assignment", "task__module", "check_asked")
    return get_object_or_404(rows, pk=live_id)


@require_POST
@course_view(TEACHER)
def live_open(request, enrolment, assignment_id, check_id):
    """Ask the class a check of the reading."""
    task = task_or_404(enrolment, assignment_id)
    slide = check_url(task, check_id)
    check = next(one for one in lesson_of(task.module).checks if one.pk == check_id)
    try:
        open_live(task=task, enrolment=enrolment, check=check)
    except ValidationError as error:
        messages.error(request, error.message)
    return redirect(slide)


@require_safe
@course_view(TEACHER)
def live_slide(request, enrolment, assignment_id, live_id):
    """Lead to the slide a live check was asked from."""
    live = live_or_404(enrolment, assignment_id, live_id)
    return redirect(check_url(live.task, live.check_asked_id))


@require_POST
@course_view(TEACHER)
def live_close(request, enrolment, assignment_id, live_id):
    """Take no more answers; the slide then shows how the class answered."""
    live = live_or_404(enrolment, assignment_id, live_id)
    close_live(live=live)
    return redirect(check_url(live.task, live.check_asked_id))


@require_POST
@course_view(TEACHER)
def live_reveal(request, enrolment, assignment_id, live_id):
    """Show the class what is right."""
    live = live_or_404(enrolment, assignment_id, live_id)
    reveal_live(live=live)
    return redirect(check_url(live.task, live.check_asked_id))


@require_safe
@course_view(TEACHER)
def live_state(request, enrolment, assignment_id, live_id):
    """Show how many have answered, as the part of the slide that looks again."""
    rows = asked_in(enrolment, assignment_id).states().with_counts()
    live = get_object_or_404(rows, pk=live_id)

    def show():
        context = {"live": live, "slide_url": ""}
        if not live.is_open:
            whole = live_or_404(enrolment, assignment_id, live_id)
            context["slide_url"] = check_url(whole.task, whole.check_asked_id)
        return render(request, "reading/_live_count.html", context)

    return unless_seen(request, etag_of_count(live), show)
