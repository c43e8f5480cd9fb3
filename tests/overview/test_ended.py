"""A discussion that its teacher ended is over on every page, whatever its dates say."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.discussions.makers import make_prompt
from tests.factories import make_student, make_teacher

SOON = timezone.now() + timedelta(hours=1)
MAY = reverse("overview:calendar_month", args=[2024, 5])
NOON = datetime(2024, 5, 15, 5, tzinfo=UTC)  # in Jakarta


def make_ended(course, first_due_at):
    dates = {"opens_at": first_due_at - timedelta(days=9)}
    dates["due_at"] = first_due_at + timedelta(days=3)
    prompt = make_prompt(course, closed_at=first_due_at - timedelta(days=1), **dates)
    prompt.assignment.checkpoints.create(part="first_post", due_at=first_due_at)
    return prompt.assignment


@pytest.mark.parametrize("make", [make_student, make_teacher])
def test_the_class_page_counts_it_as_past_and_says_so(course, login, make):
    ended = make_ended(course, SOON)

    page = login(make(course, language="en")).get(course.get_absolute_url())

    assert [item.assignment for item in page.context["past"]] == [ended]
    assert "· closed" in page.content.decode()
    assert '<strong class="left">' not in page.content.decode()


@pytest.mark.parametrize("make", [make_student, make_teacher])
def test_the_calendar_says_so_at_each_of_its_dates(course, login, make):
    ended = make_ended(course, NOON)

    page = login(make(course, language="en")).get(MAY).content.decode()

    assert page.count(ended.title) == page.count("· closed") == 2


def test_the_desk_counts_it_as_past(course, teacher, login):
    ended = make_ended(course, SOON)

    desk = login(teacher).get("/").context["desk"]

    assert [row.assignment for row in desk.past] == [ended]
