"""What would help, told on the page: only over what the reader may see and answer."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lessons.discussions.suggesting import suggestions_for
from lessons.discussions.threads import Threads
from tests import factories
from tests.discussions.makers import make_group, make_post, make_prompt


@pytest.fixture
def reader(course):
    return factories.make_student(course, "Sari Reader", language="en")


@pytest.fixture
def rahma(course):
    return factories.make_student(course, "Rahma")


@pytest.fixture
def prompt(course):
    return make_prompt(course)


def told(prompt, reader):
    return [one.kind for one in suggestions_for(Threads(prompt, reader))]


def page(login, prompt, person):
    return login(person).get(prompt.get_absolute_url()).content.decode()


def test_the_page_names_who_has_no_answer(prompt, reader, rahma, login):
    make_post(prompt, reader)
    theirs = make_post(prompt, rahma)

    html = page(login, prompt, reader)

    assert "Nobody has answered Rahma." in html
    assert "Two claims have no evidence yet." in html
    assert f'href="{prompt.get_absolute_url()}#post-{theirs.pk}"' in html
    assert "Why these?" in html


def test_a_question_to_the_reader_comes_first(prompt, reader, rahma, login):
    mine = make_post(prompt, reader)
    make_post(prompt, rahma, "Why?", "question", parent=mine)

    html = page(login, prompt, reader)

    assert told(prompt, reader)[0] == "yours"
    assert "Rahma put a question to you." in html


def test_at_most_three(prompt, reader, rahma):
    mine = make_post(prompt, reader)
    for text in ("Why?", "How?"):
        make_post(prompt, rahma, text, "question", parent=mine)
    make_post(prompt, rahma, "And what of the others?", "question")
    make_post(prompt, rahma)

    assert told(prompt, reader) == ["yours", "questions", "unanswered"]


def test_behind_the_door_nothing_is_lacking(prompt, reader, rahma, login):
    make_post(prompt, rahma)

    html = page(login, prompt, reader)

    assert told(prompt, reader) == []
    assert "Rahma" not in html


def test_what_takes_no_answer_lacks_nothing(prompt, reader, rahma, teacher):
    now = timezone.now()
    make_post(prompt, reader, move="evidence", locked_at=now)
    make_post(prompt, rahma, locked_at=now)
    make_post(prompt, rahma, hidden_at=now)

    assert told(prompt, reader) == []
    assert told(prompt, teacher) == []


def test_a_closed_or_archived_class_gets_no_advice(course, reader, rahma):
    closed = make_prompt(course, posts_first=False, closed_at=timezone.now())
    make_post(closed, rahma)
    running = make_prompt(course, posts_first=False)
    make_post(running, rahma)
    course.archived_at = timezone.now()
    course.save()
    reader.course = course

    assert told(closed, reader) == told(running, reader) == []


def test_another_group_lacks_nothing_that_i_could_give(course, reader, rahma):
    now = timezone.now()
    days = {"opens_at": now - timedelta(days=9), "due_at": now - timedelta(days=1)}
    prompt = make_prompt(course, posts_first=False, **days)
    make_group(prompt, reader, number=1)
    make_post(prompt, rahma, group=make_group(prompt, rahma, number=2))

    assert told(prompt, reader) == []
