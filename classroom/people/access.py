"""The gate: a view of a class or of a school's administration states here who may come in."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone

from classroom.compiled import compiled

from .models import Enrolment, Membership

STUDENT, TEACHER = Enrolment.Role.STUDENT, Enrolment.Role.TEACHER


@compiled
def current_enrolments(user):
    """The user's places in classes, each with its course and school, in the order one joined."""
    rows = Enrolment.objects.current().filter(user=user)
    return rows.select_related("course__school").order_by("pk")


@compiled
def current_enrolment(user, course):
    rows = Enrolment.objects.current().filter(course=course, user=user)
    return rows.select_related("course__school", "course__term").order_by()


def enrolment_of(user, course_id):
    """Return the user's place in the class, with its school and term read; 404 for outsiders."""
    enrolment = current_enrolment.first(user.pk, course_id)
    if enrolment is None:
        raise Http404
    enrolment.user = user
    return enrolment


def course_view(*roles, writes=False):
    """Turn the URL's `course_id` into the caller's enrolment, the view's second argument.

    Outsiders get 404, so that nobody learns which classes exist; members without one of `roles`
    get 403. With `writes`, or on any method but GET and HEAD, an archived class refuses with 403.
    Within the view, times are the school's unless the viewer chose an own zone.
    """

    def decorate(view):
        @wraps(view)
        def guarded(request, course_id, *args, **kwargs):
            enrolment = enrolment_of(request.user, course_id)
            if roles and enrolment.role not in roles:
                raise PermissionDenied
            changes = writes or request.method not in ("GET", "HEAD")
            if changes and not enrolment.may_write:
                raise PermissionDenied
            timezone.activate(enrolment.course.school.zone)
            request.enrolment = enrolment
            return view(request, enrolment, *args, **kwargs)

        guarded.gate = "course"
        return guarded

    return decorate


def administered(request):
    """Return the caller's memberships as admin, that of the chosen school first; 404 without any.

    The session keeps the choice. A form names the school it was made for and chooses it again,
    so that with two tabs open nothing goes to the other's school.
    """
    rows = Membership.objects.filter(user=request.user, role=Membership.Role.ADMIN)
    rows = list(rows.select_related("school").order_by("pk"))
    sent = request.POST.get("school")
    if not rows or (sent and sent not in [str(row.school_id) for row in rows]):
        raise Http404
    if sent:
        request.session["school"] = sent
    chosen = request.session.get("school")
    return sorted(rows, key=lambda row: str(row.school_id) != chosen)


def school_view(view):
    """Give the view the caller's admin membership as second argument; anyone else gets 404.

    An admin of several schools works in one at a time; `others` are the memberships of the rest.
    """

    @wraps(view)
    def guarded(request, *args, **kwargs):
        membership, *membership.others = administered(request)
        membership.user = request.user
        timezone.activate(membership.school.zone)
        return view(request, membership, *args, **kwargs)

    guarded.gate = "school"
    return guarded


def staff_view(view):
    """Let in whoever teaches or administers at some school (the library of modules); else 404."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not request.user.memberships.exclude(role=Membership.Role.STUDENT).exists():
            raise Http404
        return view(request, *args, **kwargs)

    guarded.gate = "staff"
    return guarded
