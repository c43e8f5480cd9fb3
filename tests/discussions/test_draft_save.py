"""Keeping what is being written: as essays do, and gone once it is posted."""

from uuid import uuid4

import pytest
from django.urls import reverse

from classroom.texts import fingerprint
from lessons.discussions.kept import WORDS, kept_text
from lessons.discussions.models import PostDraft
from lessons.discussions.services import publish_post
from tests.discussions.makers import LONG, make_post, make_prompt, make_stance
from tests.factories import make_module, make_student

JSON = {"Accept": "application/json"}


@pytest.fixture
def prompt(course):
    return make_prompt(course)


def save(client, prompt, author, text="Begun.", version=0, headers=JSON, **fields):
    where = [prompt.assignment.course_id, prompt.assignment_id]
    data = {"writer": author.pk, "version": version, "key": uuid4(), "text": text} | fields
    return client.post(reverse("discussions:draft_save", args=where), data, headers=headers)


def sum_of(**words):
    return fingerprint(kept_text(dict.fromkeys(WORDS, "") | words))


def test_a_draft_is_answered_with_its_fingerprint(prompt, student, login):
    answer = save(login(student), prompt, student).json()

    assert (answer["version"], answer["sha256"]) == (1, sum_of(text="Begun."))
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

    assert (answer["version"], answer["sha256"]) == (0, sum_of(text=LONG))
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


@pytest.fixture
def stated(course, student, classmate):
    """A post of the classmate in a discussion where its point is restated before one argues."""
    prompt = make_prompt(course, statement="The veto stays.", posts_first=False)
    make_stance(prompt, student)
    return make_post(prompt, classmate)


ALL = {
    "text": " But no.\n",
    "restates": "You hold\nthat five decide.",
    "cite": "https://example.org/veto ",
    "cite_title": "On the veto",
    "move": "counter",
}


def test_a_draft_keeps_all_that_is_typed_and_chosen(stated, student, login):
    client, prompt = login(student), stated.prompt
    second = make_post(prompt, student)
    words = ALL | {"bridges": second.ref}

    answer = save(client, prompt, student, parent=stated.ref, **words).json()
    page = client.get(prompt.get_absolute_url(), {"answer": stated.ref})
    form = page.context["answer"].form

    assert answer["sha256"] == sum_of(**words) == page.context["answer"].stored
    assert {name: form[name].value() for name in WORDS} == words
    assert f'<option value="{second.ref}" selected>' in page.content.decode()


def test_a_choice_changed_elsewhere_is_a_conflict_too(stated, student, login):
    client, prompt = login(student), stated.prompt
    save(client, prompt, student, parent=stated.ref, **ALL)
    changed = ALL | {"move": "question"}

    answer = save(client, prompt, student, parent=stated.ref, **changed)
    page = save(client, prompt, student, parent=stated.ref, headers={}, **changed)

    assert (answer.status_code, answer.json()["sha256"]) == (409, sum_of(**ALL))
    for words in ("question", "counter"):
        assert f'name="move" value="{words}" data-kept="choice"' in page.content.decode()
    assert page.content.decode().count("that five decide.") == 4


def test_what_could_not_be_posted_is_kept_with_all_that_was_typed(stated, student, login):
    prompt = stated.prompt
    data = {"writer": student.pk, "version": 0, "key": uuid4(), "parent": stated.ref}
    bad = ALL | {"cite": "no address"}

    where = [prompt.assignment.course_id, prompt.assignment_id]
    login(student).post(reverse("discussions:post_create", args=where), data | bad)

    assert PostDraft.objects.get().words == bad | {"bridges": ""}


def test_the_page_begins_with_nothing_to_save(prompt, student, login):
    composer = login(student).get(prompt.get_absolute_url()).context["composer"]

    assert composer.stored == sum_of(move="claim")


def test_of_what_the_address_asks_for_a_draft_takes_what_it_lacks(prompt, student, login):
    section = make_module().sections.first()
    material = prompt.material.create(section=section, title="A section")
    save(login(student), prompt, student, "Begun.", move="question")

    page = login(student).get(prompt.get_absolute_url(), {"cite": material.pk, "move": "synthesis"})

    form = page.context["composer"].form
    assert (form["text"].value(), form["move"].value()) == ("Begun.", "evidence")
    assert section.slug in form["cite"].value()


def test_an_answer_that_was_begun_is_told_and_leads_back(prompt, classmate, course, login):
    reader = make_student(course, language="en")
    make_post(prompt, reader)
    theirs = make_post(prompt, classmate)
    client = login(reader)
    save(client, prompt, reader, "Nearly.", parent=theirs.ref)
    save(client, prompt, reader, "A post as well.")

    page = client.get(prompt.get_absolute_url()).content.decode()
    alone = client.get(f"{prompt.get_absolute_url()}posts/{theirs.ref}/").content.decode()
    others = login(classmate).get(prompt.get_absolute_url()).content.decode()

    link = f'href="{prompt.get_absolute_url()}?answer={theirs.ref}#answer"'
    for html in (page, alone):
        assert "You began an answer here." in html
        assert link in html
    assert "2 unfinished posts" in page
    assert "unfinished" not in others
    assert "post-begun" not in others


def test_what_is_empty_is_not_unfinished(prompt, student, login):
    client = login(student)
    save(client, prompt, student, " ", move="question")

    assert client.get(prompt.get_absolute_url()).context["begun"] == []


def test_an_answer_begun_where_none_is_taken_any_more_can_be_copied(
    prompt, classmate, course, login
):
    reader = make_student(course, language="en")
    make_post(prompt, reader)
    theirs = make_post(prompt, classmate)
    client = login(reader)
    save(client, prompt, reader, "Nearly.", parent=theirs.ref)
    theirs.locked_at = theirs.created_at
    theirs.save()

    page = client.get(prompt.get_absolute_url())

    assert page.context["begun"] == []
    assert "What you wrote and did not post" in page.content.decode()
    assert "Nearly." in page.content.decode()
