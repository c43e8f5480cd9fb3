"""Posts behind a closed door and hidden names, page by page; test_door.py has the rest."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from lessons.discussions.models import PostDraft
from tests.discussions.makers import LONG, make_post, make_prompt

SECRET = "secret words of a classmate " * 5
HTMX = {"HX-Request": "true"}


@pytest.fixture
def prompt(course):
    return make_prompt(course)


@pytest.fixture
def theirs(prompt, classmate):
    post = make_post(prompt, classmate, SECRET)
    post.citations.create(title="secret source", url="https://example.org/")
    return post


def address(prompt, name, *more):
    place = [prompt.assignment.course_id, prompt.assignment_id, *more]
    return reverse(f"discussions:{name}", args=place)


def is_silent(response):
    html = response.content.decode().casefold()
    return not any(word in html for word in ("secret", "budi", "classmate"))


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize("query", [{}, {"q": "words of"}, {"q": "udi c"}, {"group": "1"}])
def test_page_partial_and_search_tell_a_number(prompt, theirs, student, login, headers, query):
    answer = login(student).get(prompt.get_absolute_url(), query, headers=headers)

    assert answer.status_code == 200
    assert is_silent(answer)
    assert answer.context["waiting"] == 1


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_neither_a_post_nor_the_form_under_it_can_be_asked_for(
    prompt, theirs, student, login, headers
):
    client = login(student)

    answers = [
        client.get(address(prompt, "post", theirs.ref), headers=headers),
        client.head(address(prompt, "post", theirs.ref), headers=headers),
        client.get(prompt.get_absolute_url(), {"answer": theirs.ref}, headers=headers),
    ]

    assert [answer.status_code for answer in answers] == [404] * 3


@pytest.mark.parametrize("name", ["post_create", "preview", "draft_save"])
@pytest.mark.parametrize("headers", [{}, HTMX, {"Accept": "application/json"}])
def test_nothing_is_sent_to_a_post_behind_the_door(prompt, theirs, student, login, name, headers):
    data = {"writer": student.pk, "version": 0, "key": uuid4(), "text": LONG}
    data |= {"move": "question", "parent": theirs.pk}

    answer = login(student).post(address(prompt, name), data, headers=headers)

    assert answer.status_code == 404
    assert not PostDraft.objects.exists()


@pytest.mark.parametrize("is_open", [False, True])
@pytest.mark.parametrize("name", ["post_edit", "post_delete"])
def test_others_posts_are_changed_and_taken_back_by_nobody(
    prompt, theirs, student, login, name, is_open
):
    if is_open:
        make_post(prompt, student)

    assert login(student).post(address(prompt, name, theirs.pk)).status_code == 404


def test_an_own_bridge_names_nobody_once_the_door_is_shut(prompt, theirs, student, login):
    make_post(prompt, student, deleted_at=timezone.now())
    make_post(prompt, student, "My answer.", parent=theirs, bridges=theirs, move="bridge")

    page = login(student).get(prompt.get_absolute_url())

    assert "My answer." in page.content.decode()
    assert is_silent(page)


def test_an_answer_of_ones_own_is_not_answered_behind_the_door(prompt, theirs, student, login):
    mine = make_post(prompt, student, "My answer.", parent=theirs)
    client = login(student)

    page = client.get(prompt.get_absolute_url())
    form = client.get(prompt.get_absolute_url(), {"answer": mine.pk})

    assert f"?answer={mine.pk}" not in page.content.decode()
    assert form.status_code == 404


def test_taking_the_first_post_back_closes_the_door(prompt, theirs, student, login):
    mine = make_post(prompt, student)
    client = login(student)
    before = client.get(prompt.get_absolute_url())

    client.post(address(prompt, "post_delete", mine.pk))

    assert not is_silent(before)
    assert is_silent(client.get(prompt.get_absolute_url()))


@pytest.mark.parametrize("name", ["task", "post"])
def test_an_outsider_finds_nothing(prompt, theirs, outsider, login, name):
    more = [theirs.pk] if name == "post" else []

    assert login(outsider).get(address(prompt, name, *more)).status_code == 404


def test_hidden_names_and_times_are_in_no_part_of_the_page(course, student, classmate, login):
    prompt = make_prompt(course, names_hidden=True)
    make_post(prompt, student)
    then = timezone.now() - timedelta(days=1, minutes=37)
    theirs = make_post(prompt, classmate, "Plain words.", created_at=then)
    make_post(prompt, classmate, "More plain words.", parent=theirs, created_at=then)
    client, page = login(student), prompt.get_absolute_url()

    answers = [
        client.get(page),
        client.get(page, {"q": "plain"}),
        client.get(page, {"answer": theirs.ref}),
        client.get(page, {"answer": theirs.ref}, headers=HTMX),
        client.get(address(prompt, "post", theirs.ref)),
    ]

    told = {"Budi", then.isoformat(), timezone.localtime(then).strftime("%H.%M")}
    for answer in answers:
        html = answer.content.decode()
        assert {one for one in told if one in html} == set()
    assert client.get(page, {"q": "Budi"}).context["nodes"] == []
