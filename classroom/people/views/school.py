from django.db.models import Count, Q
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from ..access import school_view
from ..lists import with_counts
from ..models import Membership


@require_safe
@school_view
def school(request, membership):
    """Show the school in numbers and what to do next."""
    school = membership.school
    roles = Membership.Role
    counts = school.memberships.aggregate(
        students=Count("pk", filter=Q(role=roles.STUDENT)),
        teachers=Count("pk", filter=Q(role=roles.TEACHER)),
    )
    courses = with_counts(school.courses.active())
    counts |= {
        "terms": school.terms.count(),
        "courses": len(courses),
        "no_teacher": sum(not course.teachers for course in courses),
        "no_student": sum(not course.students for course in courses),
    }
    context = {"school": school, "counts": counts, "steps": next_steps(counts)}
    return render(request, "people/school.html", context | {"others": membership.others})


@require_POST
@school_view
def school_choose(request, membership):
    """Go to another school that one administers; the gate has chosen it."""
    return redirect("people:school")


def next_steps(counts):
    """Return what is still missing, as (sentence, URL name, words of the link)."""
    steps = []
    if not counts["terms"]:
        steps.append(
            (_("There is no term yet. Classes belong to a term."), "term_add", _("Add a term"))
        )
    elif not counts["courses"]:
        steps.append((_("There is no class yet."), "school_course_add", _("Add a class")))
    if not counts["teachers"] or not counts["students"]:
        sentence = _("There are no teachers or no students yet.")
        steps.append((sentence, "school_person_add", _("Add a person")))
    see_them = ("school_courses", _("See the classes"))
    if n := counts["no_teacher"]:
        sentence = ngettext("%d class has no teacher.", "%d classes have no teacher.", n)
        steps.append((sentence % n, *see_them))
    if n := counts["no_student"]:
        sentence = ngettext("%d class has no students.", "%d classes have no students.", n)
        steps.append((sentence % n, *see_them))
    return steps
