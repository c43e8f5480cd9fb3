"""Reporting a post, deciding on reports, and the school's rules."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from classroom.htmx import render
from classroom.people.access import STUDENT, TEACHER, course_view, school_view

from ..forms_of_care import ReasonForm, ReportForm, RulesForm
from ..models import Post, Report
from ..moderation import cases_of
from ..pages import prompt_or_404
from ..services import report_post, resolve_reports, rules_of, set_rules
from ..showing import chip_of, html_of
from ..threads import Threads


def node_to_read(threads, ref):
    """The node of a post that stands and that the reader sees; else 404."""
    node = threads.by_ref.get(ref)
    if node is None or not node.is_shown or node.post.deleted_at:
        raise Http404
    return node


def quoted(prompt, enrolment, node):
    """The context of a page about one post, which it shows as it stands."""
    node.html, node.chip = html_of(node.post.text), chip_of(node.post.move)
    return {
        "enrolment": enrolment,
        "assignment": prompt.assignment,
        "prompt": prompt,
        "node": node,
    }


@require_http_methods(["GET", "HEAD", "POST"])
@course_view(STUDENT, writes=True)
def report(request, enrolment, assignment_id, ref):
    """Ask what is wrong with a classmate's post, then tell the teachers."""
    prompt = prompt_or_404(enrolment, assignment_id)
    node = node_to_read(Threads(prompt, enrolment), ref)
    if node.is_mine:
        raise Http404
    before = Report.objects.filter(post=node.post, reporter=enrolment).first()
    form = ReportForm(request.POST if request.method == "POST" else None)
    if before is None and form.is_valid() and reported(request, node.post, enrolment, form):
        return redirect(f"{prompt.get_absolute_url()}#{node.post.anchor}")
    context = quoted(prompt, enrolment, node) | {"form": form, "here": _("Report a post")}
    return render(request, "discussions/report.html", context | {"before": before})


def reported(request, post, enrolment, form):
    try:
        report_post(post=post, reporter=enrolment, **form.cleaned_data)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    messages.success(request, _("Thank you for saying so. Your teacher will look at the post."))
    return True


@require_safe
@course_view(TEACHER)
def reports(request, enrolment, assignment_id):
    """List what was reported here, what waits for a decision first."""
    prompt = prompt_or_404(enrolment, assignment_id)
    cases = cases_of(prompt, enrolment)
    context = {
        "enrolment": enrolment,
        "assignment": prompt.assignment,
        "prompt": prompt,
        "cases": cases,
        "waiting": sum(bool(case.open) for case in cases),
        "here": _("Reports"),
    }
    return render(request, "discussions/reports.html", context)


@require_POST
@course_view(TEACHER)
def reports_resolve(request, enrolment, assignment_id, ref):
    """Let a reported post stand, or hide it with a reason."""
    prompt = prompt_or_404(enrolment, assignment_id)
    rows = Post.objects.visible_to(enrolment).filter(prompt=prompt, reports__isnull=False)
    post = get_object_or_404(rows.distinct().called(ref))
    keeps = request.POST.get("outcome") == Report.Outcome.KEPT
    form = ReasonForm(request.POST)
    if keeps:
        resolve_reports(post=post, actor=request.user, outcome=Report.Outcome.KEPT)
        messages.success(request, _("The post stands."))
    elif form.is_valid():
        decided = {"outcome": Report.Outcome.HIDDEN, "reason": form.cleaned_data["reason"]}
        resolve_reports(post=post, actor=request.user, **decided)
        messages.success(request, _("The post is hidden from the class. Its author sees why."))
    else:
        messages.error(request, " ".join(form.errors["reason"]))
    return redirect("discussions:reports", enrolment.course_id, assignment_id)


@require_http_methods(["GET", "HEAD", "POST"])
@school_view
def school_rules(request, membership):
    """What the school wants for all its discussions."""
    school = membership.school
    data = request.POST if request.method == "POST" else None
    form = RulesForm(data, instance=rules_of(school))
    if form.is_valid():
        set_rules(school=school, actor=request.user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("discussions:school_rules")
    context = {"school": school, "form": form}
    return render(request, "discussions/school_rules.html", context)
