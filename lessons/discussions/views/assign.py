from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from classroom.people.access import TEACHER, course_view
from lessons.assignments.models import Assignment
from lessons.assignments.sentences import assigned
from lessons.assignments.views.editing import assignment_or_404, edit_page
from lessons.reading.models import Module, PromptTemplate, ReadingTask

from ..assigning import DiscussionAssignForm, DiscussionEditForm, OpenForm, may_open
from ..services import assign_discussion, edit_discussion, open_discussion


@require_http_methods(["GET", "POST"])
@course_view(TEACHER, writes=True)
def assign(request, enrolment):
    """Give a discussion; `?prompt=module/question` begins with that question of a module."""
    proposals = PromptTemplate.objects.filter(module__in=Module.objects.assignable_by(request.user))
    proposals = proposals.select_related("module").order_by(
        "module__position", "module", "position"
    )
    proposal = proposal_or_404(proposals, request.GET.get("prompt"))
    data = request.POST if request.method == "POST" else None
    host = request.get_host()
    form = DiscussionAssignForm(data, enrolment=enrolment, proposal=proposal, host=host)
    if form.is_valid():
        new = assign_discussion(actor=request.user, **form.given())
        messages.success(request, assigned(new))
        return redirect(enrolment.course)
    context = {"enrolment": enrolment, "form": form, "proposals": proposals, "proposal": proposal}
    context["is_unread"] = proposal and not is_given(proposal.module, enrolment)
    return render(request, "discussions/assign.html", context)


def is_given(module, enrolment):
    tasks = ReadingTask.objects.visible_to(enrolment).filter(assignment__withdrawn_at=None)
    return tasks.filter(module=module).exists()


def proposal_or_404(proposals, place):
    if not place:
        return None
    module, _slash, slug = place.partition("/")
    return get_object_or_404(proposals, module__slug=module, slug=slug)


@require_http_methods(["GET", "POST"])
@course_view(writes=True)
def open_(request, enrolment):
    """A student opens a discussion, where the school lets students; a teacher assigns one."""
    if enrolment.teaches:
        return redirect("discussions:assign", enrolment.course_id)
    if not may_open(enrolment):
        raise PermissionDenied
    form = OpenForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        prompt = open_discussion(enrolment=enrolment, **form.cleaned_data)
        messages.success(request, _("Your discussion is open to the class."))
        return redirect(prompt)
    return render(request, "discussions/open.html", {"enrolment": enrolment, "form": form})


@require_http_methods(["GET", "POST"])
@course_view(TEACHER, writes=True)
def edit(request, enrolment, assignment_id):
    """What every assignment has, and what this discussion asks for."""
    assignment = assignment_or_404(enrolment, assignment_id)
    if assignment.kind != Assignment.Kind.DISCUSSION:
        raise Http404
    form_class = partial(DiscussionEditForm, host=request.get_host())
    return edit_page(request, enrolment, assignment, form_class=form_class, act=edit_discussion)
