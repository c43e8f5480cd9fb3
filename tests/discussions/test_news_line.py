"""What comes while the page of a discussion is open."""

import html
import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.discussions.makers import make_group, make_post, make_prompt, task_url
from tests.factories import make_student

HTMX = {"HX-Request": "true"}
LONG_AGO = timezone.now() - timedelta(days=9)


@pytest.fixture
def student(course):
    return make_student(course, "Siti Student", language="en")


@pytest.fixture
def prompt(course):
    return make_prompt(course, posts_first=False)


def ask(client, prompt, after=0, **headers):
    return client.get(task_url(prompt, "news"), {"after": after}, headers=headers)


def seen_name(client, prompt):
    """What the page as it is drawn calls its news by."""
    shown = client.get(prompt.get_absolute_url()).content.decode()
    return html.unescape(re.search('data-seen="([^"]+)"', shown)[1])


def test_a_page_that_has_just_been_drawn_hears_304(prompt, student, classmate, login):
    post = make_post(prompt, classmate)
    client = login(student)

    name = seen_name(client, prompt)

    assert ask(client, prompt, post.pk, **{"If-None-Match": name}).status_code == 304


def test_behind_the_door_only_the_number_comes(course, student, classmate, login):
    prompt = make_prompt(course)
    make_post(prompt, classmate)
    client = login(student)
    name = seen_name(client, prompt)
    before = ask(client, prompt, **{"If-None-Match": name}).status_code
    post = make_post(prompt, classmate, "Words behind the door, " * 9)

    for after in (0, post.pk):
        answer = ask(client, prompt, after, **{"If-None-Match": name})
        assert "2 posts are waiting now." in answer.content.decode()
        assert "href" not in answer.content.decode()

    assert before == 304


def test_what_others_wrote_is_told_with_a_way_to_it(prompt, student, classmate, login):
    shown = make_post(prompt, classmate)
    make_post(prompt, classmate)
    make_post(prompt, student)
    make_post(prompt, classmate, deleted_at=timezone.now())
    make_post(prompt, classmate, group=make_group(prompt, classmate))

    text = ask(login(student), prompt, shown.pk).content.decode()

    assert "1 new post" in text
    assert f'href="{prompt.get_absolute_url()}?since={shown.pk}#threads"' in text


@pytest.mark.parametrize("after", ["", "x", "-1", "9" * 40, "²"])
def test_an_odd_number_is_no_number(prompt, student, classmate, login, after):
    make_post(prompt, classmate)

    assert "1 new post" in ask(login(student), prompt, after).content.decode()


def test_what_came_is_loaded_with_the_focus_on_it(prompt, student, classmate, login):
    shown, new = make_post(prompt, classmate), make_post(prompt, classmate)
    query = {"since": shown.pk}

    text = login(student).get(prompt.get_absolute_url(), query, headers=HTMX).content.decode()

    assert re.search(f'<article id="post-{new.pk}"[^>]* data-focus', text)
    assert text.count("data-focus") == 1


def test_what_came_changes_what_is_asked_and_what_would_help(course, student, classmate, login):
    prompt = make_prompt(course, [("claim", 2), ("answer", 1)], posts_first=False)
    shown = make_post(prompt, classmate, parent=make_post(prompt, student))
    make_post(prompt, classmate, "Why?", "question", parent=shown.parent)
    query = {"since": shown.pk}

    text = login(student).get(prompt.get_absolute_url(), query, headers=HTMX).content.decode()

    assert '<aside id="talk-side" class="talk-side stack" hx-swap-oob="true"' in text
    assert "one answer to the question Budi Classmate put to you." in text
    assert "put a question to you." in text


def test_students_and_teachers_look_as_often(prompt, student, teacher, login):
    for reader in (student, teacher):
        page = login(reader).get(prompt.get_absolute_url()).content.decode()
        assert 'id="news"' in page
        assert "data-every" not in page


@pytest.mark.parametrize(
    "fields", [{"closed_at": timezone.now()}, {"due_at": None, "closes_at": LONG_AGO}]
)
def test_where_nothing_can_come_nothing_is_asked(course, student, login, fields):
    prompt = make_prompt(course, posts_first=False, **fields)

    assert "data-news" not in login(student).get(prompt.get_absolute_url()).content.decode()


@pytest.mark.parametrize("posts", [1, 30])
@pytest.mark.parametrize("is_open", [True, False])
def test_asking_takes_five_queries(
    course, student, classmate, login, posts, is_open, django_assert_num_queries
):
    prompt = make_prompt(course, posts_first=not is_open)
    for _ in range(posts):
        last = make_post(prompt, classmate)
    client = login(student)

    with django_assert_num_queries(5):
        ask(client, prompt, last.pk if is_open else 0)


def test_a_discussion_of_another_class_has_no_news(prompt, outsider, login):
    there = make_prompt(outsider.course)
    url = reverse("discussions:news", args=[outsider.course_id, prompt.assignment_id])

    assert login(outsider).get(url).status_code == 404
    assert ask(login(outsider), there).status_code == 200
