"""A claim check on the pages that gather every kind of assignment."""

import pytest
from django.urls import reverse
from django.utils import timezone

from lessons.grading.classlist import Standing, class_list, work_url
from lessons.overview.desk import counted
from tests.factories import make_claim_check, make_student, make_work


@pytest.fixture
def check(course, student, classmate):
    """One has finished with 12.5 of 20 points, one is checking, one has not begun."""
    check = make_claim_check(course, title="Check me", points=20)
    make_work(check, student, submitted_at=timezone.now(), earned="12.5")
    make_work(check, classmate, earned="3")
    make_student(course, "Zaki Third")
    return check


def test_a_student_finds_it_today_and_on_the_page_of_the_class(login, course):
    fresh = make_claim_check(course, title="Check me")
    client = login(make_student(course, language="en"))

    for page in ("/", course.get_absolute_url()):
        text = client.get(page).content.decode()
        assert fresh.get_absolute_url() in text
        assert "Claim check" in text


def test_what_is_finished_no_longer_waits(login, student, check):
    assert "Check me" not in login(student).get("/").content.decode()


def test_a_teacher_sees_how_many_are_checking_and_have_finished(login, teacher, course, check):
    (counts,) = counted(course.assignments.all(), [teacher])
    text = login(teacher).get("/").content.decode()

    assert (counts.not_started, counts.writing, counts.handed_in, counts.waits) == (1, 1, 1, 0)
    assert "<b>1</b> checking" in text
    assert "<b>1</b> finished" in text


def test_the_class_list_leads_to_what_each_one_said(login, teacher, check):
    rows = class_list(check)
    text = login(teacher).get(reverse("grading:marking", args=[check.course_id, check.pk]))

    assert {row.standing for row in rows} == {
        *(Standing.DONE, Standing.CHECKING, Standing.NOT_STARTED)
    }
    links = [work_url(check, work.pk) for work in check.works.all()]
    assert all(link in text.content.decode() for link in links)
    assert reverse("claims:class_view", args=[check.course_id, check.pk]) in text.content.decode()
    assert "Who has checked" in text.content.decode()


def test_the_gradebook_has_the_points_that_were_earned(login, teacher, course, check):
    page = login(teacher).get(reverse("grading:gradebook", args=[course.pk])).content.decode()

    assert "12.5" in page
    assert "/ 20" in page


def test_it_is_marked_by_nobody(login, teacher, check):
    page = login(teacher).get(reverse("grading:marking", args=[check.course_id, check.pk]))

    assert "Start marking" not in page.content.decode()
    assert check.takes_marks is False
