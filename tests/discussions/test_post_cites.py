"""Citing in a post: a paragraph of a module with its words, or a page of the web."""

import pytest
from django.urls import reverse

from lessons.discussions.models import Post
from lessons.reading.lesson import lesson_of
from lessons.reading.paragraphs import paragraphs_of
from tests.discussions.makers import make_prompt
from tests.discussions.sending import send
from tests.factories import make_course, make_module, make_reading


@pytest.fixture
def prompt(course):
    return make_prompt(course)


@pytest.fixture
def module(db):
    return make_module()


def paragraph_of(module, assignment=None):
    section = lesson_of(module).sections[0]
    anchor, words = paragraphs_of(section.body)[0]
    if assignment:
        place = [assignment.course_id, assignment.pk, section.slug]
        return f"{reverse('reading:section', args=place)}#{anchor}", words
    return f"{reverse('reading:module_section', args=[module.slug, section.slug])}#{anchor}", words


def test_a_paragraph_is_cited_with_its_words(prompt, student, module, login):
    link, words = paragraph_of(module, make_reading(prompt.assignment.course, module))

    send(login(student), prompt, student, move="evidence", cite=f"http://testserver{link}")

    citation = Post.objects.get().citations.get()
    assert (citation.quote, citation.section.module, citation.url) == (words, module, "")


def test_what_was_cited_is_right_after_the_module_has_changed(prompt, student, module, login):
    reading = make_reading(prompt.assignment.course, module)
    link, words = paragraph_of(module, reading)
    client = login(student)
    send(client, prompt, student, move="evidence", cite=link)
    module.sections.update(body="Other.", body_ind="Other words.", body_en="Other words.")
    module.fingerprint = "changed"
    module.save()

    page = client.get(prompt.get_absolute_url()).content.decode()

    assert words in page
    assert f'href="{link.partition("#")[0]}"' in page
    assert link not in page


def test_a_module_one_cannot_open_is_not_cited(prompt, student, module, login):
    other = make_reading(make_course(prompt.assignment.course.school), module)
    client = login(student)

    for link, _words in (paragraph_of(module), paragraph_of(module, other)):
        send(client, prompt, student, move="evidence", cite=link)

    assert not Post.objects.exists()


def test_the_material_can_be_cited_though_its_module_is_not_given(prompt, student, module, login):
    link, words = paragraph_of(module)
    section = lesson_of(module).sections[0]
    anchor = link.partition("#")[2]
    one = prompt.material.create(section=section, anchor=anchor, title="M", quote=words)
    client = login(student)

    page = client.get(prompt.get_absolute_url(), {"cite": one.pk})
    send(
        client, prompt, student, move="evidence", cite=page.context["composer"].form["cite"].value()
    )

    assert Post.objects.get().citations.get().quote == words


def test_a_page_of_the_web_is_cited_by_its_name(prompt, student, login):
    cited = {"cite": "https://example.org/a", "cite_title": "A page"}

    send(login(student), prompt, student, move="evidence", **cited)

    citation = Post.objects.get().citations.get()
    assert (citation.title, citation.url) == ("A page", "https://example.org/a")
