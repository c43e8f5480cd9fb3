"""Reads for the pages of lists: what stands in them, found, filtered and paged."""

from django.core.paginator import Paginator
from django.db.models import Count, Prefetch, Q

from .models import Enrolment, Membership
from .models.names import folded

PAGE = 50
LONGEST_ID = 18  # digits: what every database keeps


def page_of(request, rows, size=PAGE):
    """Return the page of `rows` that the address asks for; a wrong number gives the nearest."""
    return Paginator(rows, size).get_page(request.GET.get("page"))


def asked(request, name):
    """Return the word of the address, without NULs, which PostgreSQL does not take."""
    return request.GET.get(name, "").replace("\0", "").strip()


def is_id(text):
    return text.isdecimal() and len(text) <= LONGEST_ID


def ticked(request, name):
    """Return the ids sent in boxes of this name; what cannot be an id is left out."""
    return [int(text) for text in request.POST.getlist(name) if is_id(text)]


def find_members(school, text="", role=""):
    """Return the school's members whose name, username or number has the text in it."""
    members = school.memberships.select_related("user")
    if role in Membership.Role.values:
        members = members.filter(role=role)
    if text:
        members = members.filter(
            Q(user__sort_name__contains=folded(text))
            | Q(user__username__icontains=text)
            | Q(user__nis__startswith=text)
            | Q(user__nisn__startswith=text)
        )
    return members


def with_classes(members, school):
    """Give each member's user `classes`: the enrolments in this school's running classes."""
    current = Enrolment.objects.current().filter(course__school=school, course__archived_at=None)
    current = current.select_related("course").order_by("course__name", "course__subject")
    return members.prefetch_related(
        Prefetch("user__enrolments", queryset=current, to_attr="classes")
    )


def with_counts(courses):
    """Give each class `students` and `teachers`: how many are in it now.

    The order is said again: counting groups the rows, and a model's own order does not apply then.
    """
    here = Q(enrolments__left_at=None)
    roles = Enrolment.Role
    return courses.annotate(
        students=Count("enrolments", filter=here & Q(enrolments__role=roles.STUDENT)),
        teachers=Count("enrolments", filter=here & Q(enrolments__role=roles.TEACHER)),
    ).order_by("name", "subject", "pk")
