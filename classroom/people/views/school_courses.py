from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ..access import school_view
from ..forms.school import CourseForm, PeopleForm
from ..lists import asked, find_members, page_of, ticked, with_classes, with_counts
from ..models import Enrolment, Membership, User
from ..services.courses import add_course, edit_course, set_archived
from ..services.enrolments import put_into_course, take_out_of_course
from ..services.schools import one_form_at_a_time
from .school_forms import edit_page, form_page

LISTED = 200  # a whole year's students, to be put in at once


def course_or_404(membership, course_id):
    return get_object_or_404(
        membership.school.courses.select_related("school", "term"), pk=course_id
    )


def chosen_term(request, terms):
    """Return the term asked for, else the one running today, else the newest."""
    wished = request.GET.get("term", "")
    today = timezone.localdate()
    asked = [term for term in terms if str(term.pk) == wished]
    running = [term for term in terms if term.starts_on <= today <= term.ends_on]
    return next(iter([*asked, *running, *terms]), None)


@require_safe
@school_view
def school_courses(request, membership):
    """List the classes of one term."""
    terms = list(membership.school.terms.all())
    term = chosen_term(request, terms)
    rows = with_counts(membership.school.courses.filter(term=term))
    context = {"school": membership.school, "terms": terms, "term": term}
    return render(
        request, "people/school_courses.html", context | {"courses": page_of(request, rows)}
    )


@require_http_methods(["GET", "POST"])
@school_view
def school_course_add(request, membership):
    form = CourseForm(request.POST or None, school=membership.school)
    with one_form_at_a_time(form, membership.school):
        if form.is_valid():
            course = add_course(actor=request.user, school=membership.school, **form.cleaned_data)
            messages.success(request, _("The class was added. Now put people into it."))
            return redirect("people:school_course", course.pk)
    back = reverse("people:school_courses"), _("Classes")
    return form_page(request, membership, form, _("Add a class"), back)


@require_safe
@school_view
def school_course(request, membership, course_id):
    """Show one class and who is in it."""
    course = course_or_404(membership, course_id)
    rows = list(
        course.enrolments.current().select_related("user").order_by("-role", "user__sort_name")
    )
    context = {"school": membership.school, "course": course, "enrolments": rows}
    return render(request, "people/school_course.html", context)


@require_http_methods(["GET", "POST"])
@school_view
def school_course_edit(request, membership, course_id):
    """Change a class's name, subject or term."""
    course = course_or_404(membership, course_id)
    act = partial(edit_course, course=course)
    title, saved = _("Change the class"), _("The class was saved.")
    back = reverse("people:school_course", args=[course.pk]), str(course)
    return edit_page(
        request, membership, course, CourseForm, act, title=title, back=back, saved=saved
    )


@require_POST
@school_view
def school_course_archive(request, membership, course_id):
    course = course_or_404(membership, course_id)
    set_archived(actor=request.user, course=course, archived=True)
    messages.success(request, _("The class is archived: everyone reads, nobody writes."))
    return redirect("people:school_course", course.pk)


@require_POST
@school_view
def school_course_restore(request, membership, course_id):
    course = course_or_404(membership, course_id)
    set_archived(actor=request.user, course=course, archived=False)
    messages.success(request, _("The class is restored: work goes on."))
    return redirect("people:school_course", course.pk)


def choice_page(request, membership, course, form=None):
    """Show the people of the school who could come into the class."""
    teachers = request.GET.get("role") == "teacher"
    role = Enrolment.Role.TEACHER if teachers else Enrolment.Role.STUDENT
    text = asked(request, "q")
    context = {"school": membership.school, "course": course, "form": form, "role": role, "q": text}
    context["members"] = page_of(request, candidates(course, role, text), LISTED)
    context["ticked"] = ticked(request, "people")
    return render(request, "people/school_course_choice.html", context)


@require_safe
@school_view
def school_course_choice(request, membership, course_id):
    return choice_page(request, membership, course_or_404(membership, course_id))


@require_POST
@school_view
def school_course_put_in(request, membership, course_id):
    """Put the chosen people into the class."""
    course = course_or_404(membership, course_id)
    users = User.objects.filter(memberships__school=membership.school)
    form = PeopleForm(request.POST, users=users)
    if form.is_valid():
        chosen, role = form.cleaned_data["chosen"], form.cleaned_data["role"]
        try:
            number = put_into_course(actor=request.user, course=course, users=chosen, role=role)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            said = ngettext("%d person was put in.", "%d people were put in.", number)
            messages.success(request, said % number)
            return redirect("people:school_course", course.pk)
    return choice_page(request, membership, course, form)


def candidates(course, role, text):
    """Return the members who could come into the class in this role, each with their classes."""
    here = course.enrolments.current().values("user")
    members = find_members(course.school, text).exclude(user__in=here)
    studies = {"role": Membership.Role.STUDENT}
    wanted = members.filter(**studies) if role == "student" else members.exclude(**studies)
    return with_classes(wanted, course.school)


@require_POST
@school_view
def school_course_take_out(request, membership, course_id):
    """Take the chosen people out of the class."""
    course = course_or_404(membership, course_id)
    rows = course.enrolments.filter(pk__in=ticked(request, "enrolments"))
    number = take_out_of_course(actor=request.user, enrolments=rows)
    said = ngettext("%d person was taken out.", "%d people were taken out.", number) % number
    messages.info(request, said if number else _("Choose at least one person."))
    return redirect("people:school_course", course.pk)
