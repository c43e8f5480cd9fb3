"""What of a mark reaches the student: nothing before release, all of it after."""

import re

import pytest
from django.utils import timezone

from lessons.grading.feedback import feedback_for
from lessons.grading.services import release_marks

from .makers import hand_in, make_rubric_essay, mark, url

WORDS = "Zamrud-comment"
WHOLE = "Nilam-feedback"
POINTS = ("43.21", "43,21")
CHANGING = re.compile(
    r'"X-CSRFToken": "\w+"|name="csrfmiddlewaretoken" value="\w+"|name="key" value="[\w-]+"'
)


@pytest.fixture
def work(course, student):
    return hand_in(make_rubric_essay(course), student, "An essay.")


def pages_of(student, work):
    course, assignment = work.assignment.course_id, work.assignment_id
    return [
        url("overview:home"),
        url("overview:courses"),
        url("overview:course", course),
        url("essays:task", course, assignment),
        url("essays:receipt", course, assignment, 1),
        url("people:people", course),
        url("people:account"),
    ]


def read(client, pages):
    """The pages as the student sees them, without what differs on every request."""
    texts = {}
    for page in pages:
        response = client.get(page)
        assert response.status_code == 200, page
        texts[page] = CHANGING.sub("", response.content.decode())
    return texts


def secret_mark(work, teacher):
    return mark(work, teacher, (2, "23.21", WORDS), (2, None, ""), feedback=WHOLE)


def test_an_unreleased_mark_leaves_no_trace(work, student, teacher, login):
    client = login(student)
    pages = pages_of(student, work)
    without = read(client, pages)

    secret_mark(work, teacher)

    assert read(client, pages) == without
    found = [(p, w) for p, text in without.items() for w in (*POINTS, WORDS, WHOLE) if w in text]
    assert found == []


@pytest.mark.parametrize("name", ["gradebook", "gradebook_csv"])
def test_the_gradebook_is_not_for_students(work, student, teacher, login, name):
    secret_mark(work, teacher)

    response = login(student).get(url(f"grading:{name}", work.assignment.course_id))

    assert response.status_code == 403
    assert WORDS not in response.content.decode()


def test_a_mark_taken_back_leaves_no_trace(work, student, teacher, login):
    client = login(student)
    without = read(client, pages_of(student, work))
    secret_mark(work, teacher)
    release_marks(assignment=work.assignment, teacher=teacher.user)
    args = work.assignment.course_id, work.assignment_id, work.pk

    login(teacher).post(url("grading:mark_take_back", *args))

    assert read(client, pages_of(student, work)) == without


def test_a_released_mark_is_all_there(work, student, teacher, login):
    secret_mark(work, teacher)
    release_marks(assignment=work.assignment, teacher=teacher.user)

    page = login(student).get(work.assignment.get_absolute_url()).content.decode()

    expected = ("43,21", '/ <span class="num">50', WORDS, WHOLE)
    assert [word in page for word in expected] == [True] * 4
    assert page.count("state-done") >= 2


def test_the_chosen_levels_stand_open_and_the_rubric_is_folded_below(work, student, teacher, login):
    secret_mark(work, teacher)
    release_marks(assignment=work.assignment, teacher=teacher.user)

    page = login(student).get(work.assignment.get_absolute_url()).content.decode()

    feedback = re.search(r'<div class="feedback.*?/acknowledge/.*?name="text"', page, re.S)[0]
    shown, _button, below = feedback.partition("/acknowledge/")
    assert re.findall(r"Descriptor \S+?(?=<)", shown) == ["Descriptor 1.2", "Descriptor 2.2"]
    rubric = re.search(r'<details class="more rubric">.*?</details>', below, re.S)[0]
    assert rubric.count("Descriptor ") == 8


def test_a_classmate_never_sees_it(work, student, classmate, teacher, login):
    secret_mark(work, teacher)
    release_marks(assignment=work.assignment, teacher=teacher.user)
    work.refresh_from_db()

    page = login(classmate).get(work.assignment.get_absolute_url()).content.decode()

    assert WORDS not in page
    assert feedback_for(work, classmate) is None
    assert feedback_for(work, student).points == secret_mark(work, teacher).points


def test_before_release_not_even_the_database_is_asked(
    work, student, teacher, django_assert_num_queries
):
    secret_mark(work, teacher)

    with django_assert_num_queries(0):
        assert feedback_for(work, student) is None


def test_feedback_is_read_in_few_queries(work, student, teacher, django_assert_num_queries):
    secret_mark(work, teacher)
    work.returned_at = timezone.now()
    work.save()
    fresh = type(work).objects.select_related("assignment__rubric").get(pk=work.pk)
    feedback_for(fresh, student)  # what a process keeps of a rubric is read once

    with django_assert_num_queries(1):
        rows = feedback_for(fresh, student).rows

    assert [(row.chosen.title, row.given.points) for row in rows] != []


def test_what_the_teacher_wrote_is_shown_as_text(work, student, teacher, login):
    evil = "<script>alert(1)</script>"
    work.assignment.rubric.criteria.update(title=evil)
    mark(work, teacher, (1, None, evil), (1, None, ""), feedback=evil)
    release_marks(assignment=work.assignment, teacher=teacher.user)

    page = login(student).get(work.assignment.get_absolute_url()).content.decode()

    assert evil not in page
    assert "&lt;script&gt;" in page


def test_the_student_says_i_have_read_this(work, student, teacher, login):
    secret_mark(work, teacher)
    release_marks(assignment=work.assignment, teacher=teacher.user)
    args = work.assignment.course_id, work.assignment_id, work.pk

    response = login(student).post(url("grading:acknowledge", *args))

    work.refresh_from_db()
    assert response.url == work.assignment.get_absolute_url()
    assert work.acknowledged_at
