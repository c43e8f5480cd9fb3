"""A discussion that its teacher ended is over on every page, whatever its dates say."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.discussions.makers import make_prompt
from tests.factories import make_student, make_teacher

CALENDAR = reverse("overview:calendar")


@pytest.fixture
def ended(course):
    now = timezone.now()
    prompt = make_prompt(course, due_at=now + timedelta(hours=1), closes_at=None)
    prompt.assignment.checkpoints.create(part="first_post", due_at=now + timedelta(minutes=30))
    prompt.closed_at = now
    prompt.save()
    return prompt.assignment


@pytest.mark.parametrize("make", [make_student, make_teacher])
def test_the_class_page_counts_it_as_past_and_says_so(course, ended, login, make):
    page = login(make(course, language="en")).get(course.get_absolute_url())

    assert [item.assignment for item in page.context["past"]] == [ended]
    assert "· closed" in page.content.decode()
    assert '<strong class="left">' not in page.content.decode()


@pytest.mark.parametrize("make", [make_student, make_teacher])
def test_the_calendar_says_so_at_each_of_its_dates(course, ended, login, make):
    page = login(make(course, language="en")).get(CALENDAR).content.decode()

    assert page.count(ended.title) == page.count("· closed") == 2


def test_the_desk_counts_it_as_past(course, ended, teacher, login):
    desk = login(teacher).get("/").context["desk"]

    assert [row.assignment for row in desk.past] == [ended]
