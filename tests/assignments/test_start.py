from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from classroom.people.models import Course
from lessons.assignments.models import Assignment, Work
from lessons.assignments.services import start_work
from tests.factories import make_assignment, make_work

HOUR = timedelta(hours=1)


def test_beginning_twice_is_one_work(course, student):
    assignment = make_assignment(course)

    first = start_work(assignment=assignment, enrolment=student)
    second = start_work(assignment=assignment, enrolment=student)

    assert first == second
    assert Work.objects.count() == 1


def refused(course, student, **fields):
    assignment = make_assignment(course, **fields)
    with pytest.raises(ValidationError) as error:
        start_work(assignment=assignment, enrolment=student)
    assert Work.objects.count() == 0
    return error.value.code


def test_nothing_begins_before_it_opens_or_after_it_closes(course, student):
    now = timezone.now()

    assert refused(course, student, opens_at=now + HOUR) == "not_open"
    assert refused(course, student, withdrawn_at=now) == "not_open"
    assert refused(course, student, due_at=now - HOUR, closes_at=now - HOUR) == "closed"


def test_late_work_may_begin(course, student):
    assignment = make_assignment(course, due_at=timezone.now() - HOUR)

    assert start_work(assignment=assignment, enrolment=student).enrolment == student


def test_a_work_in_a_closed_assignment_is_not_begun_again(course, student):
    now = timezone.now()
    assignment = make_assignment(course, due_at=now - HOUR, closes_at=now - HOUR)
    make_work(assignment, student)

    with pytest.raises(ValidationError):
        start_work(assignment=assignment, enrolment=student)


def test_what_its_teacher_deletes_at_this_instant_is_not_begun(course, student):
    assignment = make_assignment(course)
    Assignment.objects.all().delete()

    with pytest.raises(ValidationError):
        start_work(assignment=assignment, enrolment=student)


def test_in_a_class_archived_at_this_instant_nothing_begins(course, student):
    assignment = make_assignment(course)
    Course.objects.update(archived_at=timezone.now())

    with pytest.raises(PermissionDenied):
        start_work(assignment=assignment, enrolment=student)
