"""One claim at a time: the question, the ruling, and what is told once it is made."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from classroom.htmx import render
from classroom.people.access import STUDENT, course_view

from ..forms import CorrectionForm, RulingForm
from ..models import Pick, Ruling
from ..pages import claims_or_404, next_open, sheet_or_404, sheets_of, told_sheets
from ..services import correct, rule
from .task import how_it_works, records


def claim_page(request, enrolment, assignment, sheets, sheet, form=None):
    """Draw a claim: to rule on, or with what is told of it. `form` is one that was refused."""
    last = sheet.position == len(sheets)
    ruled = sheet.ruling is not None
    context = how_it_works() | {
        "enrolment": enrolment,
        "assignment": assignment,
        "sheet": sheet,
        "total": len(sheets),
        "done": sum(one.ruling is not None for one in sheets),
        "records": records(enrolment, assignment),
        "form": form or (CorrectionForm() if ruled else RulingForm()),
        "after": None if last else sheets[sheet.position],
        "before": sheets[sheet.position - 2] if sheet.position > 1 else None,
        "fresh": request.method == "POST",
    }
    return render(request, "claims/claim.html", context, partial="claims/_claim.html")


def beyond(sheets, sheet):
    """Return the claim to go to instead: they come one after the other."""
    here = next_open(sheets)
    return here if here and sheet.position > here.position else None


@require_safe
@course_view()
def claim(request, enrolment, assignment_id, position):
    """Show one claim; what comes after the first open one leads back to that."""
    assignment = claims_or_404(enrolment, assignment_id)
    sheets = told_sheets(assignment) if enrolment.teaches else sheets_of(assignment, enrolment)
    sheet = sheet_or_404(sheets, position)
    if enrolment.studies and (here := beyond(sheets, sheet)):
        return redirect(here.url)
    return claim_page(request, enrolment, assignment, sheets, sheet)


@require_POST
@course_view(STUDENT)
def claim_rule(request, enrolment, assignment_id, position):
    """Take a verdict and how sure it is, once; then everything about the claim is told."""
    assignment = claims_or_404(enrolment, assignment_id)
    sheets = sheets_of(assignment, enrolment)
    sheet = sheet_or_404(sheets, position)
    if here := beyond(sheets, sheet):
        return redirect(here.url)
    form = RulingForm(request.POST)
    if not form.is_valid():
        form = None if sheet.ruling else form
        return claim_page(request, enrolment, assignment, sheets, sheet, form)
    try:
        keep(request, enrolment, assignment, position, form.cleaned_data)
    except ValidationError as error:
        messages.error(request, error.message)
        return redirect(sheet.url)
    return answer(request, enrolment, assignment, sheet)


def keep(request, enrolment, assignment, position, said):
    """Record what was `said`, and tell a student who had said something else before."""
    pick = Pick.objects.get(assignment=assignment, position=position)
    pick.assignment = assignment
    ruling = rule(pick=pick, enrolment=enrolment, **said)
    if any(getattr(ruling, name) != value for name, value in said.items()):
        messages.info(request, _("You had answered this before: the first answer counts."))


def answer(request, enrolment, assignment, sheet):
    """The claim with what is told of it: in place, or as the next page without scripts."""
    if not request.htmx:
        return redirect(f"{sheet.url}#told")
    sheets = sheets_of(assignment, enrolment)
    return claim_page(request, enrolment, assignment, sheets, sheets[sheet.position - 1])


@require_POST
@course_view(STUDENT)
def claim_correct(request, enrolment, assignment_id, position):
    """Take the student's own sentence, once, and show it beside ours."""
    assignment = claims_or_404(enrolment, assignment_id)
    own = Ruling.objects.visible_to(enrolment).select_related("pick__claim")
    ruling = get_object_or_404(own, pick__assignment=assignment, pick__position=position)
    ruling.pick.assignment = assignment
    sheets = sheets_of(assignment, enrolment)
    sheet = sheet_or_404(sheets, position)
    form = CorrectionForm(request.POST)
    if not form.is_valid():
        return claim_page(request, enrolment, assignment, sheets, sheet, form)
    text = form.cleaned_data["correction"]
    try:
        if correct(ruling=ruling, text=text).correction != text:
            messages.info(request, _("You had written a correction before: that one is kept."))
    except ValidationError as error:
        messages.error(request, error.message)
    return answer(request, enrolment, assignment, sheet)
