from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from classroom.htmx import render
from classroom.people.access import STUDENT, TEACHER, course_view

from ..models import Stance
from ..pages import head_of, prompt_or_404, prompt_page
from ..parts import parts_for
from ..services import show_shift, stand_again, take_stand
from ..shift import picture, shift_of
from ..standing import may_see_shift, moved
from ..standing_forms import StandForm
from ..stands import LEAST_SHOWN
from ..threads import Threads, is_door_open


@require_POST
@course_view(STUDENT)
def stance_save(request, enrolment, assignment_id):
    """Keep where one stands: at first, or `again` once that is asked."""
    prompt = prompt_or_404(enrolment, assignment_id)
    form = StandForm(request.POST)
    if form.is_valid():
        try:
            keep(prompt, enrolment, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
    if not form.errors and not request.htmx:
        messages.success(request, _("Your stand is kept."))
        return redirect(f"{prompt.get_absolute_url()}#stance")
    return shown(request, prompt, enrolment, form)


def keep(prompt, enrolment, stand, again, reason):
    if again:
        stand_again(prompt=prompt, enrolment=enrolment, stand=stand, reason=reason)
    else:
        take_stand(prompt=prompt, enrolment=enrolment, stand=stand)


def shown(request, prompt, enrolment, form):
    """The stand as it is kept, or with what was sent and why it could not be."""
    threads = Threads(prompt, enrolment)
    if request.htmx:
        context = head_of(prompt, enrolment)
        context |= parts_for(threads, context["work"])
    else:
        context = prompt_page(request, prompt, enrolment, threads=threads)
    if context["standing"] is None:
        raise Http404
    if form.errors:
        error = " ".join(error for errors in form.errors.values() for error in errors)
        sent = {"chosen": request.POST.get("stand", ""), "reason": request.POST.get("reason", "")}
        context["standing"] = replace(context["standing"], error=error, **sent)
    context["fresh_stand"] = True
    template = "discussions/_stance.html" if request.htmx else "discussions/task.html"
    return render(request, template, context)


@require_safe
@course_view()
def shift(request, enrolment, assignment_id):
    """How minds moved: for teachers with names, for the class once it is opened, without."""
    prompt = prompt_or_404(enrolment, assignment_id)
    if not may_see_shift(prompt, enrolment) or not is_door_open(prompt, enrolment):
        raise Http404
    moves = shift_of(moved(prompt).values_list("before", "after"))
    context = {
        "enrolment": enrolment,
        "prompt": prompt,
        "assignment": prompt.assignment,
        "shift": moves,
        "picture": picture(moves),
        "least": LEAST_SHOWN,
        "here": _("How minds moved"),
    }
    if enrolment.teaches:
        context["stances"] = named(prompt, enrolment)
    return render(request, "discussions/shift.html", context)


def named(prompt, enrolment):
    stances = Stance.objects.visible_to(enrolment).filter(prompt=prompt)
    return stances.select_related("enrolment__user").order_by("enrolment__user__sort_name", "pk")


@require_POST
@course_view(TEACHER)
def shift_show(request, enrolment, assignment_id):
    return changed(prompt_with_statement(enrolment, assignment_id), is_shown=True)


@require_POST
@course_view(TEACHER)
def shift_hide(request, enrolment, assignment_id):
    return changed(prompt_with_statement(enrolment, assignment_id), is_shown=False)


def prompt_with_statement(enrolment, assignment_id):
    prompt = prompt_or_404(enrolment, assignment_id)
    if not prompt.statement:
        raise Http404
    return prompt


def changed(prompt, *, is_shown):
    show_shift(prompt=prompt, is_shown=is_shown)
    return redirect("discussions:shift", prompt.assignment.course_id, prompt.assignment_id)
