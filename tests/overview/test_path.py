"""The modules of a class as a path, on the class's page."""

import re

import pytest
from django.utils import timezone

from tests.factories import (
    make_essay,
    make_module,
    make_reading,
    make_student,
    make_work,
)


@pytest.fixture
def modules(db):
    return [make_module(1) for _ in range(3)]


def path_in(page):
    """Return what the path says of each module: title and state, as text."""
    html = page.content.decode()
    html = html[html.index('<ol class="path">') : html.index("</ol>", html.index('class="path"'))]
    lines = (re.sub(r"<[^>]+>", " ", item) for item in html.split("<li>")[1:])
    return [" ".join(line.split()) for line in lines]


def test_a_student_sees_how_far_they_are_in_the_modules_order(course, modules, login):
    student = make_student(course, language="en")
    last, first, second = (
        make_reading(course, module, title=title)
        for module, title in zip((modules[2], *modules[:2]), "CAB", strict=True)
    )
    make_work(first, student, submitted_at=timezone.now())
    make_work(second, student)
    make_work(last, make_student(course), submitted_at=timezone.now())

    page = login(student).get(course.get_absolute_url())

    assert path_in(page) == ["A finished", "B begun", "C not begun"]


def test_a_teacher_sees_how_many_are(course, teacher, modules, login):
    teacher.user.language = "en"
    teacher.user.save()
    readings = [make_reading(course, module) for module in modules[:2]]
    make_reading(course, modules[2], withdrawn_at=timezone.now())
    students = [make_student(course) for _ in range(3)]
    make_work(readings[0], students[0], submitted_at=timezone.now())
    make_work(readings[0], students[1])

    page = login(teacher).get(course.get_absolute_url())

    assert path_in(page) == [
        f"{readings[0]} 1 of 3 finished · 1 begun",
        f"{readings[1]} 0 of 3 finished",
    ]


def test_one_module_is_no_path(course, student, login):
    make_reading(course)
    make_essay(course)

    assert 'class="path"' not in login(student).get(course.get_absolute_url()).content.decode()


@pytest.mark.parametrize("role", ["student", "teacher"])
def test_it_takes_one_more_query_for_any_number_of_modules(
    course, student, teacher, login, django_assert_max_num_queries, role
):
    client = login({"student": student, "teacher": teacher}[role])
    client.get(course.get_absolute_url())  # what the school allows is remembered for a minute
    counts = []
    for many in (1, 2, 20):
        for _ in range(many):
            make_reading(course)
        with django_assert_max_num_queries(12) as captured:
            client.get(course.get_absolute_url())
        counts.append(len(captured))

    assert counts == [counts[0], counts[0] + 1, counts[0] + 1]
