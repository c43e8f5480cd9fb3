from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from .. import throttle
from ..addresses import client_address
from ..codes import normalise
from ..forms.joining import CodeForm
from ..forms.sign_in import too_many_tries
from ..models import Course, JoinCode
from ..services.enrolments import join_course
from ..services.join_codes import refuse_unless_valid


def find_code(request, text):
    """Return the valid code; else raise ValidationError, after a pause when there were many.

    Wrong codes are counted on GET too: a link is as good for guessing as a form.
    """
    user, address = (throttle.CODE_USER, request.user.pk), (
        throttle.CODE_ADDRESS, client_address(request)
    )  # fmt: skip
    wait = throttle.seconds_to_wait(*user) or throttle.seconds_to_wait(*address)
    if wait:
        raise too_many_tries(wait)
    codes = JoinCode.objects.select_related("course__school", "course__term")
    code = codes.filter(code=normalise(text)).first()
    try:
        refuse_unless_valid(code)
    except ValidationError:
        throttle.take_turn(*user)
        throttle.take_turn(*address)
        raise
    return code


@require_http_methods(["GET", "POST"])
def join(request):
    """Ask for a join code; a right one leads to its confirmation."""
    form = CodeForm(request.POST or None)
    if form.is_valid():
        try:
            return redirect(find_code(request, form.cleaned_data["code"]))
        except ValidationError as error:
            form.add_error("code", error)
    return render(request, "people/join.html", {"form": form})


@require_http_methods(["GET", "POST"])
def join_confirm(request, code):
    """Show which class the code opens; POST joins it."""
    form = CodeForm({"code": code})
    form.is_valid()
    try:
        found = find_code(request, code)
        if request.method == "POST":
            enrolment = join_course(code=found, user=request.user)
            messages.success(request, _("You are in the class %(name)s.") % {"name": found.course})
            return redirect(enrolment.course)
    except ValidationError as error:
        form.add_error("code", error)
        return render(request, "people/join.html", {"form": form})
    inside = Course.objects.visible_to(request.user).filter(pk=found.course_id).exists()
    context = {"code": found, "course": found.course, "inside": inside}
    return render(request, "people/join_confirm.html", context)
