"""A discussion on the pages that gather: today, the class, the teacher's desk, the gradebook."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from lessons.discussions.services import publish_post
from tests.discussions.makers import LONG, make_prompt
from tests.factories import make_student

NOW = timezone.now()
DAY = timedelta(days=1)


def post(prompt, author):
    return publish_post(prompt=prompt, author=author, move="claim", text=LONG, key=uuid4())


def with_first_post(course, due_in, **fields):
    prompt = make_prompt(course, due_at=NOW + 20 * DAY, **fields)
    prompt.assignment.checkpoints.create(part="first_post", due_at=NOW + due_in)
    return prompt


def today_of(client):
    today = client.get("/").context["today"]
    return {name: [item.assignment for item in getattr(today, name)] for name in vars(today)}


@pytest.mark.parametrize(("due_in", "group"), [(-DAY, "overdue"), (DAY, "soon")])
def test_the_date_of_the_first_post_presses(course, student, login, due_in, group):
    prompt = with_first_post(course, due_in, opens_at=NOW - 5 * DAY)

    assert today_of(login(student))[group] == [prompt.assignment]


def test_once_it_stands_the_date_of_everything_does(course, student, login):
    prompt = with_first_post(course, DAY, asked=[("claim", 2)])
    post(prompt, student)

    assert today_of(login(student))["started"] == [prompt.assignment]


def test_a_first_post_after_its_date_is_said_to_be_late(course, student, login):
    prompt = with_first_post(course, -DAY, asked=[("claim", 2)], opens_at=NOW - 5 * DAY)
    post(prompt, student)
    student.user.language = "en"
    student.user.save()

    for address in ("/", course.get_absolute_url(), prompt.get_absolute_url()):
        assert "posted late" in login(student).get(address).content.decode()


def test_complete_it_is_to_do_no_more(course, student, login):
    post(make_prompt(course), student)

    assert login(student).get("/").context["today"].is_empty


def test_closed_by_the_teacher_it_is_to_do_no_more(course, student, login):
    prompt = make_prompt(course, closed_at=NOW)

    assert login(student).get("/").context["today"].is_empty
    page = login(student).get(course.get_absolute_url())
    assert [item.assignment for item in page.context["past"]] == [prompt.assignment]


def test_a_complete_part_waits_for_its_teacher(course, student, teacher, login):
    prompt = make_prompt(course, points=10)
    make_student(course)
    post(prompt, student)

    desk = login(teacher).get("/").context["desk"]
    marking = login(teacher).get(reverse("grading:marking", args=[course.pk, prompt.assignment_id]))
    book = login(teacher).get(reverse("grading:gradebook", args=[course.pk]))

    assert [(row.assignment, row.to_mark) for row in desk.waiting] == [(prompt.assignment, 1)]
    assert marking.context["counts"]["waiting"] == 1
    assert [column.assignment for column in book.context["columns"]] == [prompt.assignment]


@pytest.mark.parametrize("talks", [1, 20])
def test_discussions_add_three_queries(course, student, login, talks, django_assert_num_queries):
    for _ in range(talks):
        with_first_post(course, DAY)
    client = login(student)

    with django_assert_num_queries(10):
        client.get(course.get_absolute_url())
