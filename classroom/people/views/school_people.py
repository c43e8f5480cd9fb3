from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ..access import school_view
from ..forms.members import NewPersonForm, PersonForm
from ..forms.school import CoursesForm, RoleForm
from ..lists import asked, find_members, page_of, ticked, with_classes
from ..models import Enrolment, Membership, User
from ..services.enrolments import put_into_courses, take_out_of_course
from ..services.members import add_person, edit_person, set_role
from ..services.passwords import at_home, reset_password, resettable_by_admin
from ..services.schools import one_form_at_a_time
from .school_forms import edit_page, form_page


def member_or_404(membership, user_id):
    members = membership.school.memberships.select_related("user", "school")
    return get_object_or_404(members, user=user_id)


def may_edit(membership, user):
    """Details belong to the person's first school; one admin does not rewrite another."""
    if user == membership.user:
        return True
    others = Membership.objects.filter(user=user, role=Membership.Role.ADMIN)
    at_home_here = User.objects.filter(at_home(membership.school), pk=user.pk)
    return at_home_here.exists() and not others.exists()


@require_safe
@school_view
def school_people(request, membership):
    """List the school's people, found by name, username or number."""
    text, role = asked(request, "q"), asked(request, "role")
    members = with_classes(find_members(membership.school, text, role), membership.school)
    context = {"school": membership.school, "members": page_of(request, members)}
    context |= {"q": text, "role": role, "role_choices": Membership.Role.choices}
    return render(request, "people/school_people.html", context)


@sensitive_variables("password")
@require_http_methods(["GET", "POST"])
@school_view
def school_person_add(request, membership):
    """Add a person and show the one-time password this once; a repeat shows none."""
    school = membership.school
    form = NewPersonForm(request.POST or None, school=school)
    with one_form_at_a_time(form, school):
        user, password = form.added(), None
        if user is None and form.is_valid():
            user, password = add_person(actor=request.user, school=school, **form.cleaned_data)
    if user:
        can_reset = User.objects.filter(resettable_by_admin(school), pk=user.pk)
        context = {"school": school, "person": user, "password": password, "new": True}
        context["may_reset"] = password is None and can_reset.exists()
        return render(request, "people/school_person_password.html", context)
    back = reverse("people:school_people"), _("People of the school")
    return form_page(request, membership, form, _("Add a person"), back)


def person_page(request, membership, member, role_form=None, courses_form=None):
    """Show one person with the forms of what may be done; bound forms show their mistakes."""
    school, user = membership.school, member.user
    mine = Enrolment.objects.current().filter(user=user, course__school=school)
    mine = list(mine.select_related("course__term").order_by("course__name"))
    free = school.courses.not_over().exclude(pk__in=[row.course_id for row in mine])
    can_reset = User.objects.filter(resettable_by_admin(school), pk=user.pk)
    role_in_class = "student" if member.role == Membership.Role.STUDENT else "teacher"
    context = {
        "school": school,
        "member": member,
        "enrolments": mine,
        "role_form": role_form or RoleForm(initial={"role": member.role}, is_own=False),
        "courses_form": courses_form or CoursesForm(initial={"role": role_in_class}, courses=free),
        "may_take_out": any(not row.course.is_archived for row in mine),
        "may_edit": may_edit(membership, user),
        "may_reset": can_reset.exists(),
    }
    return render(request, "people/school_person.html", context)


@require_safe
@school_view
def school_person(request, membership, user_id):
    return person_page(request, membership, member_or_404(membership, user_id))


@require_http_methods(["GET", "POST"])
@school_view
def school_person_edit(request, membership, user_id):
    """Change a person's name, username and numbers."""
    user = member_or_404(membership, user_id).user
    if not may_edit(membership, user):
        raise PermissionDenied
    act = partial(edit_person, school=membership.school, user=user)
    title, saved = _("Change a person's details"), _("The person's details were saved.")
    back = reverse("people:school_person", args=[user.pk]), str(user)
    return edit_page(
        request, membership, user, PersonForm, act, title=title, back=back, saved=saved
    )


@require_POST
@school_view
def school_person_role(request, membership, user_id):
    """Set a person's role in the school."""
    member = member_or_404(membership, user_id)
    is_own = member.user == request.user
    form = RoleForm(request.POST, is_own=is_own)
    if form.is_valid():
        try:
            set_role(actor=request.user, membership=member, role=form.cleaned_data["role"])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            if is_own and form.cleaned_data["give_up"]:
                said = _("You are no longer admin of %(school)s.") % {"school": membership.school}
                messages.success(request, said)
                return redirect("overview:home")
            messages.success(request, _("The role was set."))
            return redirect("people:school_person", user_id)
    return person_page(request, membership, member, role_form=form)


@sensitive_variables("password")
@require_POST
@school_view
def school_person_password(request, membership, user_id):
    """Give a person a one-time password and show it this once."""
    user, school = member_or_404(membership, user_id).user, membership.school
    password = reset_password(
        actor=request.user,
        user=user,
        school=school,
        allowed=resettable_by_admin(school),
        key=request.POST.get("key"),
    )
    context = {"school": school, "person": user, "password": password}
    return render(request, "people/school_person_password.html", context)


@require_POST
@school_view
def school_person_put_in(request, membership, user_id):
    """Put one person into the chosen classes."""
    member = member_or_404(membership, user_id)
    form = CoursesForm(request.POST, courses=membership.school.courses.not_over())
    if form.is_valid():
        try:
            number = put_into_courses(actor=request.user, user=member.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            said = ngettext("Put into %d class.", "Put into %d classes.", number) % number
            messages.success(request, said)
            return redirect("people:school_person", user_id)
    return person_page(request, membership, member, courses_form=form)


@require_POST
@school_view
def school_person_take_out(request, membership, user_id):
    """Take one person out of the chosen classes."""
    member = member_or_404(membership, user_id)
    rows = Enrolment.objects.filter(user=member.user, course__school=membership.school)
    rows = rows.filter(pk__in=ticked(request, "enrolments"))
    number = take_out_of_course(actor=request.user, enrolments=rows)
    said = ngettext("Taken out of %d class.", "Taken out of %d classes.", number) % number
    messages.info(request, said if number else _("Choose at least one class."))
    return redirect("people:school_person", user_id)
