from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from .. import throttle
from ..addresses import client_address
from ..codes import normalise
from ..forms.joining import CodeForm
from ..forms.sign_in import too_many_tries
from ..models import Course, Enrolment, JoinCode
from ..services.enrolments import Joined, join_course, undo_join
from ..services.join_codes import refuse_unless_valid


def find_code(request, text):
    """Return the valid code; else raise ValidationError, after a pause when there were many.

    Wrong codes are counted on GET too: a link is as good for guessing as a form. As at the
    sign-in a try counts before it is looked at. A right one is given back and forgets no wrong
    ones, or whoever has one code could guess others without end.
    """
    user, address = (throttle.CODE_USER, request.user.pk), (
        throttle.CODE_ADDRESS, client_address(request)
    )  # fmt: skip
    wait = throttle.seconds_to_wait(*address) or throttle.take_turn(*user)
    if wait:
        raise too_many_tries(wait)
    codes = JoinCode.objects.select_related("course__school", "course__term")
    code = codes.filter(code=normalise(text)).first()
    try:
        refuse_unless_valid(code)
    except ValidationError:
        throttle.take_turn(*address)
        raise
    throttle.give_back(*user)
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
    """Ask whether to join by this code; which class that was is told to whoever is in it."""
    form = CodeForm({"code": code})
    form.is_valid()
    try:
        found = find_code(request, code)
        if request.method == "POST":
            keep(request, found, join_course(code=found, user=request.user))
            return redirect(found)
    except ValidationError as error:
        form.add_error("code", error)
        return render(request, "people/join.html", {"form": form})
    context = {"code": found}
    if Course.objects.visible_to(request.user).filter(pk=found.course_id).exists():
        teachers = found.course.enrolments.current().filter(role=Enrolment.Role.TEACHER)
        context |= {"course": found.course, "teachers": teachers.select_related("user")}
        context["may_undo"] = joined_by(request, found.code) is not None
    return render(request, "people/join_confirm.html", context)


def keep(request, code, joined):
    """Note what joining changed; sent twice, the form keeps what the first time changed."""
    if joined:
        request.session["joined"] = request.session.get("joined", {}) | {code.code: joined}


def joined_by(request, code):
    """Return what joining by a code changed in this session, or None."""
    joined = request.session.get("joined", {}).get(code)
    return joined and Joined(*joined)


@require_POST
def join_undo(request, code):
    """Leave the class again that one has just joined by mistake."""
    joined = joined_by(request, code)
    try:
        if joined:
            undo_join(user=request.user, joined=joined)
    except ValidationError as error:
        messages.warning(request, error.message)
        return redirect("people:join_confirm", code)
    if joined:
        messages.success(request, _("You are out of that class again."))
    return redirect("people:join")
