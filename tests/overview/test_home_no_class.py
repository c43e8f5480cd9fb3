"""The first page of who is in no class, or only in archived ones."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import (
    make_admin,
    make_course,
    make_essay,
    make_school,
    make_student,
    make_user,
    make_work,
)

URL = "/"
DAY = timedelta(days=1)


def titles(items):
    return [item.assignment.title for item in items]


def test_an_admin_without_classes_goes_to_the_school(db, login):
    response = login(make_admin(make_school())).get(URL)

    assert response.url == reverse("people:school")


def test_someone_in_no_class_is_told_how_to_join(db, login):
    page = login(make_user()).get(URL).content.decode()

    assert reverse("people:join") in page


def test_a_teacher_in_no_class_is_not_sent_to_the_codes(db, login):
    page = login(make_user(school=make_school(), role="teacher")).get(URL).content.decode()

    assert reverse("people:join") not in page[page.index('id="main"') :]


def test_whose_only_class_is_archived_reads_the_last_feedback(course, login):
    student = make_student(course, language="en")
    for title, days in (("last", 9), ("long ago", 99)):
        essay = make_essay(course, title=title)
        make_work(essay, student, returned_at=timezone.now() - days * DAY)
    make_essay(course, title="asked no more")
    client = login(student)
    course.archived_at = timezone.now()
    course.save()

    page = client.get(URL)

    assert titles(page.context["today"].returned) == ["last"]
    assert "asked no more" not in page.content.decode()
    assert "Your classes are archived" in page.content.decode()
    assert f'href="{reverse("overview:courses")}"' in page.content.decode()
    assert "You are in no class yet" not in page.content.decode()


@pytest.mark.parametrize("role", ["student", "teacher"])
def test_whose_only_class_is_archived_is_told_so(course, login, role):
    user = make_user(language="en")
    course.enrolments.create(user=user, role=role)
    course.archived_at = timezone.now()
    course.save()

    page = login(user).get(URL)

    assert (page.context["today"], page.context["desk"]) == (None, None)
    assert "Your classes are archived" in page.content.decode()
    assert "You are in no class yet" not in page.content.decode()


def test_feedback_of_an_archived_class_stands_beside_what_is_to_do(course, student, login):
    make_essay(course, title="to do")
    archived = make_course(course.school, archived_at=timezone.now())
    enrolment = archived.enrolments.create(user=student.user)
    make_work(make_essay(archived, title="back"), enrolment, returned_at=timezone.now())

    page = login(student).get(URL)

    today = page.context["today"]
    assert (titles(today.returned), titles(today.soon + today.later)) == (["back"], ["to do"])
    assert not page.context["only_archived"]
