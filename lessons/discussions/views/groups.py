"""Who sits with whom: the teacher's page of groups and what is done on it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from classroom.htmx import render
from classroom.people.access import TEACHER, course_view

from ..forms_of_care import MakeForm, MoveForm
from ..names import name_of
from ..pages import prompt_or_404
from ..seats import is_grouped, tables_of
from ..services import make_groups, move_seat


@require_safe
@course_view(TEACHER)
def groups(request, enrolment, assignment_id):
    """Show the groups with names, and who has no seat yet."""
    prompt = prompt_or_404(enrolment, assignment_id)
    tables, unseated = tables_of(prompt)
    context = {
        "enrolment": enrolment,
        "assignment": prompt.assignment,
        "prompt": prompt,
        "is_grouped": is_grouped(prompt),
        "tables": tables,
        "unseated": unseated,
        "smallest": min(tables, key=lambda one: len(one.seats), default=None),
        "seen": ",".join(str(table.group.pk) for table in tables),
        "here": _("Groups"),
    }
    return render(request, "discussions/groups.html", context)


def back(prompt):
    return redirect("discussions:groups", prompt.assignment.course_id, prompt.assignment_id)


@require_POST
@course_view(TEACHER)
def groups_make(request, enrolment, assignment_id):
    """Make the groups, or make them anew."""
    prompt = prompt_or_404(enrolment, assignment_id)
    form = MakeForm(request.POST)
    if not form.is_valid():
        messages.error(request, form.errors.as_data()["__all__"][0].message)
        return back(prompt)
    try:
        make_groups(prompt=prompt, actor=request.user, instead_of=form.cleaned_data["seen"])
    except ValidationError as error:
        messages.error(request, error.message)
    else:
        messages.success(
            request, made_anew() if form.cleaned_data["seen"] else _("The groups are made.")
        )
    return back(prompt)


def made_anew():
    return _(
        "New groups are made, and each begins empty. What was written before stays readable to "
        "those who sat there."
    )


@require_POST
@course_view(TEACHER)
def seat_move(request, enrolment, assignment_id):
    """Put one student into another group, or a late joiner into the smallest."""
    prompt = prompt_or_404(enrolment, assignment_id)
    form = MoveForm(request.POST, prompt=prompt)
    if not form.is_valid():
        messages.error(request, _("Choose a student of this class and one of its groups."))
        return back(prompt)
    student, group = form.cleaned_data["student"], form.cleaned_data["group"]
    try:
        group = move_seat(prompt=prompt, enrolment=student, group=group, actor=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        said = _("%(name)s is in group %(n)d now.")
        messages.success(request, said % {"name": name_of(student), "n": group.number})
    return back(prompt)
