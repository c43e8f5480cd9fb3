"""A reader marks a paragraph, writes on it, finds it again; with and without scripts."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from lessons.reading.models import Note
from lessons.reading.paragraphs import paragraphs_of
from tests import factories
from tests.journeys.looking import faults

TEXT = """\
The first paragraph of a [veto](term:veto).

## A heading

- one
- two

| A | B |
|---|---|
| 1 | 2 |

The last paragraph."""


@pytest.fixture
def student(course):
    return factories.make_student(course, "Siti Student", language="en")


@pytest.fixture
def reading(course):
    module = factories.make_module(2)
    words = {"body_en": TEXT, "body_ind": TEXT.replace("paragraph", "paragraf")}
    module.sections.filter(slug="section-1").update(**words)
    return factories.make_reading(course, module)


@pytest.fixture
def section(reading):
    return f"{reading.get_absolute_url()}sections/section-1/"


@pytest.fixture
def noted(student, reading):
    """A highlight and a note on the first paragraph."""
    section = reading.reading_task.module.sections.get(slug="section-1")
    anchor, quote = paragraphs_of(section.body_en)[0]
    for text in ("", "Remember the camel"):
        factories.make_note(student.user, section, text, anchor=anchor, quote=quote)


@pytest.fixture
def full(course, reading):
    """A module with everything that its cover can show."""
    module = reading.reading_task.module
    module.requires.add(factories.make_module(1))
    module.guidance_en, module.article = "Take **care**.", "a"
    module.save()
    module.prompts.create(slug="p", position=1, title_en="Five", question_en="Why?")
    module.sources.create(slug="a", position=1, title="An article", kind_en="Blog")
    module.labels.create(school=course.school, text="KD 3.1")
    return module


def paragraph(page, words):
    return page.locator(".para", has_text=words)


def test_a_student_marks_a_paragraph_and_writes_on_it(visit, student, section):
    page = visit(student).tab(section)
    first = paragraph(page, "The first paragraph")
    first.get_by_role("link", name="Link to this paragraph").click()
    first.get_by_role("button", name="Highlight").click()
    pressed = first.get_by_role("button", name="Highlighted")
    expect(pressed).to_have_attribute("aria-pressed", "true")
    expect(pressed).to_be_focused()

    first.get_by_role("link", name="Write a note").click()
    box = first.get_by_label("Your note on this paragraph")
    expect(box).to_be_focused()
    first.get_by_role("button", name="Save the note").click()
    expect(first.get_by_role("alert")).to_have_text("Write something first.")
    box.fill("Remember the camel")
    first.get_by_role("button", name="Save the note").click()
    expect(first.get_by_text("Remember the camel", exact=True)).to_be_visible()
    expect(page.locator("#notes-count")).to_have_text("(2)")
    assert faults(page) == []


def test_a_student_finds_a_note_follows_it_and_deletes_it(visit, student, noted):
    page = visit(student).tab("/classes/")
    page.locator(".menu summary").click()
    page.get_by_role("link", name="My notes").click()
    page.get_by_label("Find in my notes").fill("camel")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_role("status").filter(has_text="1 note")).to_be_visible()
    assert faults(page) == []

    page.get_by_role("link", name="To the paragraph").click()
    expect(page).to_have_url(re.compile(r"/sections/section-1/#p-[0-9a-f]{8}$"))
    expect(paragraph(page, "The first paragraph")).to_be_in_viewport()
    page.locator(".own-note summary").click()
    page.locator(".own-note").get_by_role("link", name="Change or delete").click()
    page.get_by_text("Delete the note").click()
    page.get_by_role("button", name="Yes, delete it").click()
    expect(page.locator("#notes-count")).to_have_text("(1)")
    assert [note.text for note in Note.objects.all()] == [""]


def test_a_link_to_a_paragraph_is_copied_and_leads_there(visit, student, section):
    visitor = visit(student, permissions=["clipboard-read", "clipboard-write"])
    page = visitor.tab(section)
    last = paragraph(page, "The last paragraph.")
    last.get_by_role("link", name="Link to this paragraph").press("Enter")
    last.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("status").filter(has_text="Link copied")).to_have_count(1)
    expect(last.get_by_role("button", name="Link copied")).to_be_focused()
    address = page.evaluate("navigator.clipboard.readText()")
    assert address == page.url

    other = visitor.context.new_page()
    other.goto(address)
    expect(paragraph(other, "The last paragraph.")).to_be_in_viewport()
    expect(paragraph(other, "The last paragraph.").get_by_text("Copy link")).to_be_visible()


def test_a_link_from_the_other_language_leads_to_the_same_paragraph(
    visit, course, student, section
):
    page = visit(factories.make_student(course, language="id")).tab(section)
    anchor = paragraph(page, "The last").get_attribute("id")

    page = visit(student).tab(f"{section}#{anchor}")

    expect(paragraph(page, "The last paragraph.").get_by_text("Copy link")).to_be_visible()
    expect(page.locator("[data-lost]")).to_be_hidden()


def test_a_paragraph_that_is_gone_is_told(visit, student, section):
    page = visit(student).tab(f"{section}#p-00000000")

    said = page.get_by_text("The paragraph that was linked here has been changed")
    expect(said).to_be_visible()
    expect(said).to_be_focused()
    page.get_by_role("link", name="Link to this paragraph").first.click()
    expect(said).to_be_hidden()


def test_it_works_without_scripts(visit, student, section):
    page = visit(student, java_script_enabled=False).tab(section)
    first = paragraph(page, "The first paragraph")
    first.get_by_role("link", name="Link to this paragraph").click()
    expect(first.get_by_text("Copy link")).to_be_hidden()
    first.get_by_role("button", name="Highlight").click()
    expect(first.get_by_role("button", name="Highlighted")).to_be_visible()

    first.get_by_role("link", name="Write a note").click()
    first.get_by_label("Your note on this paragraph").fill("x" * 5001)
    first.get_by_role("button", name="Save the note").click()
    expect(page.get_by_text("this one has 5001.")).to_be_visible()
    page.get_by_label("Note", exact=True).fill("Kept")
    page.get_by_role("button", name="Save the note").click()
    expect(page).to_have_url(re.compile(r"/sections/section-1/#p-"))
    page.get_by_text("Your note", exact=True).click()
    expect(paragraph(page, "The first paragraph").get_by_text("Kept", exact=True)).to_be_visible()


def test_the_pages_of_notes_labels_and_path_have_no_fault(visit, course, reading, full, section):
    teacher = factories.make_teacher(course, language="en")
    factories.make_note(teacher.user, full.sections.first(), "Mine", anchor="p-0", quote="q")
    visitor = visit(teacher)
    pages = [full, reading, course, section, f"{section}?note="]
    pages += [reverse("reading:notes"), reverse("reading:modules")]

    for path in (*pages, reverse("reading:path_assign", args=[course.pk])):
        assert (path, faults(visitor.tab(path))) == (path, [])
