"""A teacher makes a module their own in a real browser, and gives it to a class."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from lessons.reading.management.commands.load_modules import BUILT_IN, read_directory
from lessons.reading.models import Check, Module, ReadingTask
from lessons.reading.module_files import read_module
from lessons.reading.services import load_module
from tests.authoring.makers import make_hostile_module
from tests.factories import make_course, make_teacher
from tests.journeys.looking import faults

WIDE = {"width": 1280, "height": 900}
M3 = "opportunities-and-obstacles"
# kind, as the link says it: how many answers, and what each asks for besides its text
KINDS = {
    "one answer": (3, ()),
    "several answers": (3, ()),
    "true or false": (0, ()),
    "true or false, with a reason": (0, ()),
    "matching": (3, ("Belongs to it",)),
    "ordering": (3, ()),
    "short answer": (2, ("Found by these words",)),
}
TEXT_OF = {"matching": "Left side", "ordering": "Step", "short answer": "Key idea"}


@pytest.fixture
def course(transactional_db):
    return make_course()


@pytest.fixture
def teacher(course):
    return make_teacher(course, language="en")


@pytest.fixture
def m3(transactional_db):
    files, mistakes = read_module(M3, read_directory(BUILT_IN / M3))
    assert mistakes == []
    return load_module(files)[0]


def fill_pairs(page, label, words):
    """Write in both languages of every field called `label`."""
    for language in ("Indonesian", "English"):
        for n, field in enumerate(page.get_by_label(f"{label} ({language})").all(), start=1):
            field.fill(f"{words} {n} ({language})")


def add_check(page, kind):
    page.get_by_role("link", name=kind, exact=True).click()
    page.wait_for_load_state()  # what is listed at once has to be there
    count, more = KINDS[kind]
    fill_pairs(page, "Question", f"About {kind}?")
    if count:
        fill_pairs(page, TEXT_OF.get(kind, "Answer"), "Text")
        expect(page.locator("fieldset.option")).to_have_count(count)
    for label in more:
        fill_pairs(page, label, "More")
    if kind.endswith("reason"):
        fill_pairs(page, "Your reason", "Because")
    right = page.get_by_label("This is right")
    if right.count():
        right.nth(0).check()
    page.get_by_role("button", name="Save the check").click()
    expect(page.locator("#messages")).to_contain_text("The check is saved.")


def test_a_teacher_copies_m3_edits_adds_every_kind_of_check_publishes_and_assigns(
    visit, m3, course, teacher
):
    page = visit(teacher, viewport=WIDE).tab(m3)
    page.get_by_role("link", name="Make an own copy").click()
    page.get_by_role("button", name="Make the copy").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("(copy)")

    page.get_by_role("link", name="Edit the cover").click()
    page.get_by_label("Title (English)", exact=True).fill("Peace in our class")
    page.get_by_role("button", name="Save").last.click()
    page.locator("#sections a").first.click()
    page.get_by_label("Text (English)").fill("Begin with **us**.")
    expect(page.locator("[data-state][data-kind=saved]")).to_contain_text("Saved")
    for kind in KINDS:
        add_check(page, kind)
    page.get_by_role("link", name="Peace in our class").click()
    page.get_by_role("button", name="Publish").click()
    page.get_by_role("link", name="Give it to a class").click()
    page.get_by_text("Assign the reading").click()
    page.get_by_role("link", name=course.name).first.click()
    page.get_by_role("button", name="Assign", exact=True).click()

    expect(page.get_by_role("link", name="Peace in our class").first).to_be_visible()
    own = Module.objects.get(created_by=teacher.user)
    assert ReadingTask.objects.get().module == own
    new = Check.objects.filter(section__module=own, question_en__startswith="About")
    assert [one.kind for one in new.order_by("position")] == [
        *("single", "multiple", "truefalse", "reasoned", "matching", "ordering", "short")
    ]
    m3.refresh_from_db()
    assert m3.sections.first().body_en != "Begin with **us**."


def test_without_scripts_the_same_can_be_done(visit, teacher, m3):
    page = visit(teacher, java_script_enabled=False).tab("/authoring/new/")
    page.get_by_label("Title", exact=False).first.fill("Air")
    page.get_by_label("Indonesian", exact=True).check()
    page.get_by_role("button", name="Make the module").click()
    page.get_by_label("Title of the section").fill("Sungai")
    page.get_by_role("button", name="Add and write").click()
    page.get_by_role("textbox", name="Text").fill("Isi **tebal**.")
    page.get_by_role("button", name="Preview").click()
    expect(page.locator("#previews strong")).to_have_text("tebal")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#messages")).to_have_text("Saved.")
    page.get_by_role("link", name="one answer").click()
    page.get_by_role("button", name="Remove").last.click()
    page.get_by_role("button", name="Remove").last.click()
    page.get_by_role("button", name="Add another").click()
    expect(page.get_by_role("textbox", name=re.compile("^Answer"))).to_have_count(2)
    page.get_by_label("Question").fill("Ya?")
    for n, field in enumerate(page.get_by_role("textbox", name=re.compile("^Answer")).all()):
        field.fill(f"Jawaban {n}")
    page.get_by_label("This is right").first.check()
    page.get_by_role("button", name="Save the check").click()

    expect(page.get_by_role("link", name="Ya?")).to_be_visible()
    assert Check.objects.get(question_ind="Ya?").options.count() == 2


def test_sections_change_places_by_keyboard_and_the_keyboard_stays(visit, teacher, m3):
    page = visit(teacher, viewport=WIDE).tab(reverse("authoring:copy", args=[m3.slug]))
    page.get_by_role("button", name="Make the copy").click()
    first = page.locator("#sections li").nth(0).get_by_role("link").text_content()
    page.wait_for_load_state()  # the click came back before the scripts of the new page ran

    page.locator("#sections li").nth(0).get_by_role("button").press("Enter")

    expect(page.locator("#sections li").nth(1)).to_contain_text(first.split(". ")[1])
    expect(page.locator("#sections li").nth(1).get_by_role("button", name="down")).to_be_focused()


def pages_of(module):
    """The addresses of every page of authoring a module."""
    section, check = module.sections.get(), Check.objects.get(section__module=module)
    plain = ("module", "cover", "terms", "sources", "prompts", "essay", "pictures")
    return [
        reverse("authoring:new"),
        reverse("authoring:copy", args=[module.slug]),
        *(reverse(f"authoring:{name}", args=[module.slug]) for name in plain),
        reverse("authoring:versions", args=[module.slug]),
        reverse("authoring:version", args=[module.slug, 1]),
        reverse("authoring:news", args=[module.slug]),
        reverse("authoring:section", args=[module.slug, section.slug]),
        reverse("authoring:check_add", args=[module.slug, section.slug]) + "?kind=matching",
        reverse("authoring:check", args=[module.slug, check.slug]),
        reverse("authoring:picture", args=[module.slug, "picture"]),
    ]


def test_every_page_is_accessible_and_fits(visit, teacher):
    module = make_hostile_module(teacher.user, lambda field, limit=None: f"The {field}"[:limit])
    visitor = visit(teacher)
    page = visitor.tab("/")
    wrong = {}
    for address in pages_of(module):
        page.goto(visitor.origin + address)
        if found := faults(page):
            wrong[address] = found

    assert wrong == {}
