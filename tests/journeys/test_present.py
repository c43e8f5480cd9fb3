"""A teacher presents a module on a projector, slide by slide."""

import re

import pytest
from playwright.sync_api import expect

from lessons.reading.models import Term
from tests import factories
from tests.journeys.looking import faults
from tests.journeys.projector import PROJECTOR, SMALLEST, present

LONG = " ".join(["word"] * 90)


@pytest.fixture
def teacher(course):
    return factories.make_teacher(course, "Tuti Teacher", language="en")


@pytest.fixture
def reading(course):
    """A long section with a term, and a section with a check."""
    module = factories.make_module(2, checks=False)
    first, second = module.sections.all()
    first.body_en = f"A [veto](term:veto).\n\n## Second\n\n{LONG}\n\n## Third\n\n{LONG * 5}"
    first.save()
    factories.make_check(second)
    return factories.make_reading(course, module)


def until(page, condition):
    """Wait for what no element shows; the page's own policy forbids playwright's way."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(condition)


def place(page):
    return page.locator(".slide-place")


def test_keys_lead_from_slide_to_slide_and_out(visit, teacher, reading):
    page = visit(teacher, **PROJECTOR).tab(present(reading))
    for key, words in [
        ("ArrowRight", "slide 2 of 3"),
        ("ArrowLeft", "slide 1 of 3"),
        ("PageDown", "slide 2 of 3"),
        ("ArrowRight", "slide 3 of 3"),
        ("ArrowRight", "Section 2 of 2 · slide 1 of 2"),
        ("PageUp", "Section 1 of 2 · slide 3 of 3"),
    ]:
        page.keyboard.press(key)
        expect(place(page)).to_contain_text(words)
    expect(page.locator("#slide-title")).to_be_focused()
    expect(page).to_have_url(re.compile(r"present/section-1/\?slide=3$"))
    expect(page).to_have_title(re.compile(r"Section 1 \(3/3\)"))

    page.keyboard.press("Escape")

    expect(page).to_have_url(re.compile(r"/sections/section-1/$"))


def test_two_quick_presses_are_two_slides(visit, teacher, reading):
    page = visit(teacher, **PROJECTOR).tab(present(reading))

    page.evaluate("""() => [1, 2].forEach(() => document.body.dispatchEvent(
        new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true, cancelable: true})))""")

    expect(place(page)).to_contain_text("slide 3 of 3")


def test_page_keys_read_a_tall_slide_to_its_end_first(visit, teacher, reading):
    page = visit(teacher, **PROJECTOR).tab(present(reading, slide=3))
    page.keyboard.press("PageDown")

    until(page, "scrollY > 100")

    expect(place(page)).to_contain_text("slide 3 of 3")


def test_escape_closes_a_term_before_it_leaves(visit, teacher, reading):
    page = visit(teacher, **PROJECTOR).tab(present(reading))
    page.get_by_role("button", name="veto").click()
    meaning = page.get_by_text(Term.objects.get().meaning_en)
    expect(meaning).to_be_visible()
    assert page.evaluate(SMALLEST) >= 24

    page.keyboard.press("Escape")

    expect(meaning).to_be_hidden()
    expect(place(page)).to_be_visible()


def test_full_screen_outlasts_a_slide(visit, teacher, reading):
    page = visit(teacher, **PROJECTOR).tab(present(reading))
    page.get_by_role("button", name="Full screen").click()
    until(page, "document.fullscreenElement !== null")

    page.keyboard.press("ArrowRight")

    expect(place(page)).to_contain_text("slide 2 of 3")
    assert page.evaluate("document.fullscreenElement !== null")


def test_slides_are_links_without_a_script(visit, teacher, reading):
    page = visit(teacher, java_script_enabled=False, **PROJECTOR).tab(present(reading))
    expect(page.get_by_role("button", name="Full screen")).to_be_hidden()

    page.get_by_role("link", name="Next").click()

    expect(place(page)).to_contain_text("slide 2 of 3")


@pytest.mark.parametrize("width", [360, 1280])
def test_slides_are_accessible_and_large(visit, teacher, reading, width):
    visitor = visit(teacher, viewport={"width": width, "height": 720})
    for section, slide in (("section-1", 1), ("section-1", 2), ("section-2", 2)):
        page = visitor.tab(present(reading, section, slide))

        assert faults(page) == []
        assert page.evaluate(SMALLEST) >= (24 if width == 1280 else 15)
