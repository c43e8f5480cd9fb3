"""The pages that are measured, found in whatever school the database holds."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.urls import reverse

from classroom.people.models import Course, Enrolment, Membership
from lessons.assignments.models import Assignment, Work

STUDENT, TEACHER, MARKER, ADMIN, ANYONE = "student", "teacher", "marker", "admin", ""
# role: (queries at most, median at most this many times the bare view's)
BARS = {
    ANYONE: (12, 8),
    STUDENT: (12, 8),
    TEACHER: (20, None),
    MARKER: (20, 15),
    ADMIN: (20, None),
}


@dataclass
class Page:
    name: str
    role: str  # whose bar it has to pass
    path: str
    user: object = None
    most_ms: float | None = None  # a bar of its own for the median, instead of the role's


def session_cookie(user):
    """Sign the user in without a password: a row of the session table, as a login makes it."""
    if user is None:
        return ""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return f"sessionid={session.session_key}"


def busiest(kind):
    """Return the assignment of a kind with most handed in, and one of its works."""
    work = (
        Work.objects.filter(assignment__kind=kind, assignment__withdrawn_at=None)
        .exclude(submitted_at=None)
        .select_related("assignment__course", "enrolment__user")
        .order_by("assignment_id", "-returned_at", "pk")
        .first()
    )
    return work.assignment, work


def bare_page(found):
    """Return the bare view within our own site, signed in: what a page costs before it begins."""
    return Page(
        "bare, signed in", STUDENT, "/bare/", next(page.user for page in found if page.user)
    )


def pages():
    essay, work = busiest(Assignment.Kind.ESSAY)
    course, student = essay.course, work.enrolment.user
    teaching = Enrolment.objects.current().filter(course=course, role=Enrolment.Role.TEACHER)
    teacher = teaching.select_related("user").first().user
    membership = Membership.objects.filter(school=course.school, role=Membership.Role.ADMIN).first()
    return [
        Page("sign in", ANYONE, reverse("people:login")),
        *student_pages(course, essay, student),
        *teacher_pages(course, essay, work, teacher),
        Page("school: people", ADMIN, reverse("people:school_people"), membership.user),
        Page("school: classes", ADMIN, reverse("people:school_courses"), membership.user),
    ]


def student_pages(course: Course, essay, student):
    reading = course.assignments.filter(kind=Assignment.Kind.READING).first()
    section = reading.reading_task.module.sections.first()
    in_section = reverse("reading:section", args=[course.pk, reading.pk, section.slug])
    return [
        Page("today", STUDENT, reverse("overview:home"), student),
        Page("class", STUDENT, course.get_absolute_url(), student),
        Page("module", STUDENT, reading.get_absolute_url(), student),
        Page("section", STUDENT, in_section, student),
        Page("essay", STUDENT, essay.get_absolute_url(), student),
    ]


def teacher_pages(course, essay, work, teacher):
    marking = reverse("grading:marking", args=[course.pk, essay.pk])
    marking_page = reverse("essays:work", args=[course.pk, essay.pk, work.pk])
    return [
        Page("desk", TEACHER, reverse("overview:home"), teacher),
        Page("class, teacher", TEACHER, course.get_absolute_url(), teacher),
        Page("people of class", TEACHER, reverse("people:people", args=[course.pk]), teacher),
        Page("marking list", MARKER, marking, teacher),
        Page("marking page", MARKER, marking_page, teacher),
        Page("gradebook", MARKER, reverse("grading:gradebook", args=[course.pk]), teacher),
    ]
