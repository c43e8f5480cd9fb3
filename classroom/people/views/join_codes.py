from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ..access import TEACHER, course_view
from ..codes import qr_svg
from ..forms.joining import NewCodeForm
from ..services.join_codes import make_join_code, revoke_join_code
from ..zones import abbreviation


def board(request, enrolment, form):
    """Show the class's code, link and QR picture, large enough for the projector."""
    code = enrolment.course.join_codes.valid().first()
    context = {"enrolment": enrolment, "code": code, "form": form}
    if code:
        context["link"] = request.build_absolute_uri(code.get_absolute_url())
        context["qr"] = qr_svg(context["link"])
        context["short_address"] = request.get_host() + reverse("people:join")
        context["zone"] = abbreviation(enrolment.course.school.time_zone)
    return render(request, "people/join_code.html", context)


@require_safe
@course_view(TEACHER)
def join_code(request, enrolment):
    return board(request, enrolment, NewCodeForm())


@require_POST
@course_view(TEACHER)
def join_code_new(request, enrolment):
    """Make a new code; the one before stops working."""
    form = NewCodeForm(request.POST)
    if not form.is_valid():
        return board(request, enrolment, form)
    make_join_code(actor=request.user, course=enrolment.course, **form.cleaned_data)
    messages.success(request, _("The class has a new join code."))
    return redirect("people:join_code", enrolment.course_id)


@require_POST
@course_view(TEACHER)
def join_code_revoke(request, enrolment, code_id):
    code = get_object_or_404(enrolment.course.join_codes, pk=code_id)
    code.course = enrolment.course
    revoke_join_code(actor=request.user, code=code)
    messages.success(request, _("The code no longer lets anybody in."))
    return redirect("people:join_code", enrolment.course_id)
