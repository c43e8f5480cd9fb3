"""Already said? Asked once before posting, never behind a closed door, never in the way."""

import uuid

import pytest

from lessons.discussions.models import Post, PostDraft
from tests import factories
from tests.discussions.makers import LONG, make_post, make_prompt

VETO = "Hak veto membuat lima negara besar dapat menggagalkan putusan mayoritas anggota."
AGAIN = "Lima negara besar dapat menggagalkan putusan mayoritas karena hak veto itu."


@pytest.fixture
def writer(course):
    return factories.make_student(course, "Sari Writer", language="en")


@pytest.fixture
def prompt(course):
    return make_prompt(course)


def send(client, prompt, writer, text=AGAIN, htmx=False, **fields):
    data = {"version": 0, "writer": writer.pk, "key": uuid.uuid4(), "text": text, "move": "claim"}
    headers = {"HX-Request": "true"} if htmx else {}
    return client.post(f"{prompt.get_absolute_url()}posts/", data | fields, headers=headers)


@pytest.fixture
def open_door(prompt, writer):
    make_post(prompt, writer)


def test_it_asks_what_one_would_add(prompt, open_door, writer, classmate, login):
    make_post(prompt, classmate, VETO + " <script>steal()</script>")

    html = send(login(writer), prompt, writer).content.decode()

    assert "Already said: what would you add?" in html
    assert "&lt;script&gt;steal()" in html
    assert AGAIN in html
    assert "Post anyway" in html
    assert Post.objects.filter(author=writer).count() == 1
    assert PostDraft.objects.get().text == AGAIN


def test_what_one_said_oneself_was_said_already(prompt, open_door, writer, login):
    make_post(prompt, writer, VETO)

    html = send(login(writer), prompt, writer).content.decode()

    assert "Already said: what would you add?" in html


def test_what_was_sent_twice_is_posted_once_and_not_asked_about(prompt, open_door, writer, login):
    key = uuid.uuid4()

    for _ in range(2):
        assert send(login(writer), prompt, writer, key=key).status_code == 302

    assert Post.objects.filter(text=AGAIN).count() == 1


def test_the_script_gets_the_form_alone(prompt, open_door, writer, classmate, login):
    make_post(prompt, classmate, VETO)

    response = send(login(writer), prompt, writer, htmx=True)

    assert response.headers["HX-Retarget"] == "#composer"
    assert 'name="anyway" value="1"' in response.content.decode()
    assert "<html" not in response.content.decode()


def test_asked_once_it_is_posted(prompt, open_door, writer, classmate, login):
    make_post(prompt, classmate, VETO)

    response = send(login(writer), prompt, writer, anyway="1")

    assert response.status_code == 302
    assert Post.objects.filter(author=writer, text=AGAIN).exists()


def test_behind_the_door_nothing_is_compared(course, writer, classmate, login):
    prompt = make_prompt(course, least_words=5)
    make_post(prompt, classmate, VETO)

    response = send(login(writer), prompt, writer)

    assert response.status_code == 302


def test_what_the_writer_cannot_read_is_not_compared(prompt, open_door, writer, classmate, login):
    make_post(prompt, classmate, VETO, hidden_at=prompt.assignment.opens_at)
    make_post(make_prompt(prompt.assignment.course), classmate, VETO)

    response = send(login(writer), prompt, writer)

    assert response.status_code == 302


def test_one_may_repeat_what_one_answers(prompt, open_door, writer, classmate, login):
    theirs = make_post(prompt, classmate, VETO)

    response = send(login(writer), prompt, writer, parent=theirs.pk, move="question")

    assert response.status_code == 302


def test_names_that_are_hidden_stay_hidden(course, writer, classmate, login):
    prompt = make_prompt(course, names_hidden=True)
    make_post(prompt, writer, LONG)
    make_post(prompt, classmate, VETO)

    html = send(login(writer), prompt, writer, htmx=True).content.decode()

    assert "Classmate " in html
    assert "Budi" not in html
