"""A rubric changes after marks were given by it: what they say stays true."""

from django.utils import timezone

from classroom.audit.models import Entry
from lessons.assignments.models import Level, Work
from lessons.grading.models import Mark, Score
from tests.assignments.rubric_page import sent, url
from tests.factories import (
    make_attempt,
    make_student,
    make_teacher,
    make_work,
)


def mark(essay, student, teacher):
    criterion = essay.rubric.criteria.first()
    work = make_work(essay, student)
    given = Mark.objects.create(work=work, points=25, marked_by=teacher.user)
    return Score.objects.create(
        mark=given, criterion=criterion, level=criterion.levels.first(), points=25
    )


def test_what_marks_use_is_not_removed(essay, student, teacher, login):
    mark(essay, student, teacher)
    data = sent(essay.rubric, save=1, criteria=1, **{"c0-title": "Only", "c0-id": ""})

    response = login(teacher).post(url(essay), data)

    assert response.status_code == 200
    assert len(response.context["form"].errors) == 1
    assert [c.title for c in essay.rubric.criteria.all()] == ["Criterion 1", "Criterion 2"]
    assert Level.objects.count() == 4
    assert Entry.objects.count() == 0


def test_marks_already_given_are_spoken_of_once_something_is_handed_in(course, essay, login):
    client = login(make_teacher(course, language="en"))
    sentence = "Points already given stay as they are."

    before = client.get(url(essay)).content.decode()
    make_attempt(make_work(essay, make_student(course)))
    after = client.get(url(essay)).content.decode()

    assert [sentence in before, sentence in after] == [False, True]


def test_points_of_marks_already_given_stay(essay, student, teacher, login):
    score = mark(essay, student, teacher)

    login(teacher).post(url(essay), sent(essay.rubric, save=1, **{"c0-l0-points": "50"}))

    score.refresh_from_db()
    assert (score.points, score.mark.points) == (25, 25)


def test_a_level_cannot_fall_below_the_points_given(essay, student, teacher, login):
    mark(essay, student, teacher)

    page = login(teacher).post(url(essay), sent(essay.rubric, save=1, **{"c0-l0-points": "20"}))

    assert "25" in str(page.context["form"].errors[0])
    assert essay.rubric.criteria.first().levels.first().points == 25


NEW = {"criteria": 3, "c2-title": "New", "c2-levels": 1, "c2-l0-title": "Good", "c2-l0-points": 5}


def test_a_mark_not_released_waits_for_a_new_criterion(essay, student, teacher, login):
    given = mark(essay, student, teacher).mark

    login(teacher).post(url(essay), sent(essay.rubric, save=1, **NEW))

    given.refresh_from_db()
    assert (essay.rubric.criteria.count(), given.points) == (3, None)


def test_while_students_see_marks_no_criterion_is_added(essay, student, teacher, login):
    given = mark(essay, student, teacher).mark
    Work.objects.update(returned_at=timezone.now())

    page = login(teacher).post(url(essay), sent(essay.rubric, save=1, **NEW))

    given.refresh_from_db()
    assert len(page.context["form"].errors) == 1
    assert (essay.rubric.criteria.count(), given.points) == (2, 25)
