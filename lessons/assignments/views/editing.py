"""A teacher changes, withdraws and restores what was assigned."""

from functools import wraps

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from classroom.people.access import TEACHER, course_view
from classroom.people.models import Course

from ..forms import EditForm
from ..models import Assignment
from ..sentences import withdrawn
from ..services import edit, hold, restore, withdraw


def assignment_or_404(enrolment, assignment_id):
    rows = Assignment.objects.visible_to(enrolment).select_related("rubric", "course__school")
    return get_object_or_404(rows, pk=assignment_id)


def given_with(assignment, user):
    """The same, given by the same form to other classes which `user` teaches now."""
    return (
        Assignment.objects.given()
        .filter(
            key=assignment.key,
            course__in=Course.objects.active(),
            course__enrolments__user=user,
            course__enrolments__role=TEACHER,
            course__enrolments__left_at=None,
        )
        .exclude(pk=assignment.pk)
        .select_related("course")
    )


@require_http_methods(["GET", "POST"])
@course_view(TEACHER, writes=True)
def assignment_edit(request, enrolment, assignment_id):
    """Change texts and dates; a kind with a page of its own is changed there."""
    assignment = assignment_or_404(enrolment, assignment_id)
    if assignment.edit_url != request.path:
        return redirect(assignment.edit_url, preserve_request=True)
    return edit_page(request, enrolment, assignment)


def atomic_when_sent(view):
    """Make a POST one transaction; whoever only looks must not wait for SQLite's one writer."""
    sent = transaction.atomic(view)

    @wraps(view)
    def either(request, *args, **kwargs):
        return (sent if request.method == "POST" else view)(request, *args, **kwargs)

    return either


@atomic_when_sent
def edit_page(request, enrolment, assignment, *, form_class=EditForm, act=edit):
    """Draw and save any kind's form; kind and module stay what they were."""
    data = None
    if request.method == "POST":
        data = request.POST
        hold(assignment)  # whoever saves at this instant does so before or after
    title = assignment.title  # the form writes on `assignment` even when it is refused
    form, since = form_class(data, instance=assignment, enrolment=enrolment), []
    if form.is_valid():
        since = form.saved_since()
        if not since:
            act(actor=request.user, assignment=assignment, **form.changes())
            messages.success(request, _("Saved."))
            return redirect("grading:marking", enrolment.course_id, assignment.pk)
        assignment.refresh_from_db()
        form = form.typed_over(form_class(instance=assignment, enrolment=enrolment))
    context = {
        "enrolment": enrolment,
        "assignment": assignment,
        "title": title,
        "form": form,
        "since": since,
        "changed": assignment,
        "begun": assignment.works.count(),
        "siblings": given_with(assignment, request.user),
    }
    return render(request, "assignments/edit.html", context)


@require_POST
@course_view(TEACHER)
def assignment_withdraw(request, enrolment, assignment_id):
    assignment = assignment_or_404(enrolment, assignment_id)
    kept = withdraw(actor=request.user, assignment=assignment)
    messages.success(request, withdrawn(assignment, kept))
    return redirect(enrolment.course)


@require_POST
@course_view(TEACHER)
def assignment_restore(request, enrolment, assignment_id):
    assignment = assignment_or_404(enrolment, assignment_id)
    restore(actor=request.user, assignment=assignment)
    messages.success(request, _("“%(title)s” is back.") % {"title": assignment.title})
    return redirect(enrolment.course)
