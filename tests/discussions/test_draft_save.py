"""Keeping what is being written: as essays do, and gone once it is posted."""

from uuid import uuid4

import pytest
from django.urls import reverse

from classroom.texts import fingerprint
from lessons.discussions.models import PostDraft
from lessons.discussions.services import publish_post
from tests.discussions.makers import LONG, make_post, make_prompt

JSON = {"Accept": "application/json"}


@pytest.fixture
def prompt(course):
    return make_prompt(course)


def save(client, prompt, author, text="Begun.", version=0, headers=JSON, **fields):
    where = [prompt.assignment.course_id, prompt.assignment_id]
    data = {"writer": author.pk, "version": version, "key": uuid4(), "text": text} | fields
    return client.post(reverse("discussions:draft_save", args=where), data, headers=headers)


def test_a_draft_is_answered_with_its_fingerprint(prompt, student, login):
    answer = save(login(student), prompt, student).json()

    assert (answer["version"], answer["sha256"]) == (1, fingerprint("Begun."))
    assert PostDraft.objects.get().text == "Begun."


def test_a_first_post_and_an_answer_have_drafts_of_their_own(prompt, student, classmate, login):
    make_post(prompt, student)
    theirs = make_post(prompt, classmate)
    client = login(student)

    save(client, prompt, student, "A post.")
    save(client, prompt, student, "An answer.", parent=theirs.pk)
    page = client.get(prompt.get_absolute_url(), {"answer": theirs.pk})

    assert page.context["composer"].form["text"].value() == "A post."
    assert page.context["answer"].form["text"].value() == "An answer."


def test_an_older_version_is_a_conflict_and_overwrites_nothing(prompt, student, login):
    client = login(student)
    save(client, prompt, student, "One.")
    save(client, prompt, student, "Two.", version=1)

    answer = save(client, prompt, student, "Late.", version=1)

    assert (answer.status_code, answer.json()["version"]) == (409, 2)
    assert PostDraft.objects.get().text == "Two."


def test_without_a_script_a_conflict_shows_both_texts(prompt, student, login):
    client = login(student)
    save(client, prompt, student, "One.")

    page = save(client, prompt, student, "Other.", headers={}).content.decode()

    assert "One." in page
    assert "Other." in page


def test_without_a_script_one_comes_back_to_the_form(prompt, student, login):
    answer = save(login(student), prompt, student, headers={})

    assert answer.url == f"{prompt.get_absolute_url()}#composer"


def test_a_save_that_comes_after_its_post_keeps_nothing(prompt, student, login):
    key = uuid4()
    publish_post(prompt=prompt, author=student, move="claim", text=LONG, key=key)

    answer = save(login(student), prompt, student, LONG, key=key).json()

    assert (answer["version"], answer["sha256"]) == (0, fingerprint(LONG))
    assert not PostDraft.objects.exists()


@pytest.mark.parametrize(
    ("fields", "status"), [({"key": ""}, 400), ({"text": "x" * 20_001}, 400), ({"writer": 0}, 403)]
)
def test_what_cannot_be_kept_is_said(prompt, student, login, fields, status):
    answer = save(login(student), prompt, student, **fields)

    assert answer.status_code == status
    assert answer.json()["errors"]
    assert not PostDraft.objects.exists()


def test_a_draft_is_its_writers_alone(prompt, student, classmate, teacher, login):
    save(login(student), prompt, student, "Private thoughts.")

    for reader in (classmate, teacher):
        assert b"Private thoughts." not in login(reader).get(prompt.get_absolute_url()).content


def test_a_draft_hangs_on_no_post_of_another_discussion(prompt, student, classmate, login):
    other = make_prompt(prompt.assignment.course, posts_first=False)
    beside = make_post(other, classmate)

    assert save(login(student), prompt, student, parent=beside.pk).status_code == 404
