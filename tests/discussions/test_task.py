"""The page of a prompt, for both sides of the door."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lessons.discussions.models import PostDraft
from tests import factories
from tests.discussions.makers import make_post, make_prompt


@pytest.fixture
def prompt(course):
    return make_prompt(course, instructions="Should the veto **stay**?")


def page(client, prompt, **query):
    return client.get(prompt.get_absolute_url(), query)


def test_a_closed_door_shows_the_question_and_a_number(prompt, student, classmate, login):
    make_post(prompt, classmate, "Hidden words of a classmate, " * 8)

    html = page(login(student), prompt).content.decode()

    assert "<strong>stay</strong>" in html
    assert "1 kiriman menunggu" in html
    assert "Hidden words" not in html
    assert "Budi" not in html


def test_an_open_door_shows_the_threads(prompt, student, classmate, login):
    make_post(prompt, student)
    theirs = make_post(prompt, classmate, "What a classmate thinks.")

    html = page(login(student), prompt).content.decode()

    assert f'id="post-{theirs.pk}"' in html
    assert "What a classmate thinks." in html


def test_material_of_a_module_the_class_was_not_given_is_told_to_its_teacher(
    course, prompt, student, teacher, login
):
    section = factories.make_module(1).sections.get()
    prompt.material.create(title="The module", section=section)

    told, untold = (page(login(one), prompt).content.decode() for one in (teacher, student))

    assert f"?module={section.module.slug}" in told
    assert f'/modules/{section.module.slug}/{section.slug}/"' in told
    assert "The module" in untold
    assert section.module.slug not in untold


def archive(prompt):
    prompt.assignment.course.archived_at = timezone.now()
    prompt.assignment.course.save()


def close(prompt):
    prompt.closed_at = timezone.now()
    prompt.save()


def run_out(prompt):
    prompt.assignment.due_at = prompt.assignment.closes_at = timezone.now() - timedelta(minutes=1)
    prompt.assignment.save()


@pytest.mark.parametrize("end", [archive, close, run_out])
def test_an_unposted_text_is_still_there_for_its_writer(prompt, student, classmate, login, end):
    PostDraft.objects.create(prompt=prompt, enrolment=student, text="Nearly ready.")
    end(prompt)

    assert "Nearly ready." in page(login(student), prompt).text
    assert "Nearly ready." not in page(login(classmate), prompt).text
