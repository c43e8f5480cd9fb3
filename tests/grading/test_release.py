"""From the marking page to the student: released, taken back, shown at once."""

import pytest

from classroom.audit.models import Entry
from lessons.grading.services import release_marks, take_back
from tests.factories import (
    make_essay,
    make_rubric,
    make_teacher,
)

from .makers import desk_url, hand_in, make_rubric_essay, mark, url


@pytest.fixture
def work(course, student):
    return hand_in(make_rubric_essay(course), student, "The **whole** essay.")


def test_the_page_says_when_the_student_sees_changes_at_once(work, teacher, login):
    mark(work, teacher)
    before = login(teacher).get(desk_url(work)).content.decode()
    release_marks(assignment=work.assignment, teacher=teacher.user)
    after = login(teacher).get(desk_url(work)).content.decode()

    take_back = url("grading:mark_take_back", *address(work))
    assert (take_back in before, take_back in after) == (False, True)


def test_a_mark_taken_back_is_said_to_come_out_with_the_next_save(work, login):
    tutor = make_teacher(work.assignment.course, language="en")
    work.assignment.release = "at_once"
    work.assignment.save()
    mark(work, tutor)
    take_back(work=work, teacher=tutor.user)

    page = login(tutor).get(desk_url(work)).content.decode()

    assert "The student sees the mark as soon as it is saved" in page
    assert url("grading:mark_release", *address(work)) in page


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"rubric": True}, "as soon as it is saved with points for every criterion."),
        ({"points": 10}, "as soon as it is saved with points."),
        ({}, "The student sees the feedback as soon as it is saved."),
    ],
)
def test_what_release_at_once_waits_for_fits_what_is_given(course, student, login, fields, words):
    tutor = make_teacher(course, language="en")
    fields = fields | ({"rubric": make_rubric(course.school)} if "rubric" in fields else {})
    work = hand_in(make_essay(course, release="at_once", **fields), student)

    page = login(tutor).get(desk_url(work)).content.decode()

    assert words in page
    assert page.count("as soon as it is saved") == 1


def address(work):
    return work.assignment.course_id, work.assignment_id, work.pk


def test_release_and_take_back_by_their_buttons(work, teacher, login):
    mark(work, teacher)
    client = login(teacher)

    assert client.post(url("grading:mark_release", *address(work))).url == desk_url(work)
    work.refresh_from_db()
    assert work.returned_at

    client.post(url("grading:mark_take_back", *address(work)))
    work.refresh_from_db()
    assert work.returned_at is None
    assert Entry.objects.count() == 2


def test_a_mark_for_an_older_version_is_named_so(work, teacher, login):
    mark(work, teacher)
    hand_in(work.assignment, work.enrolment, "Newer.")

    desk = login(teacher).get(desk_url(work)).context["desk"]

    assert desk.standing == "new_version"


def test_releasing_a_mark_for_an_older_version_says_so_first(course, work, login):
    teacher = make_teacher(course, language="en")
    mark(work, teacher)
    client, sentence = login(teacher), "This mark is for an earlier version"

    before = client.get(desk_url(work)).content.decode()
    hand_in(work.assignment, work.enrolment, "Newer.")

    assert sentence not in before
    assert sentence in client.get(desk_url(work)).content.decode()
