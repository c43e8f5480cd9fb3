"""A teacher presents a module on a projector, slide by slide."""

import re

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from lessons.reading.given import Given
from lessons.reading.models import Module, Term
from lessons.reading.present import pieces_of
from lessons.reading.services import answer_live, close_live, reveal_live
from lessons.reading.slides import blocks_of
from tests import factories
from tests.journeys.looking import faults
from tests.journeys.projector import PROJECTOR, SMALLEST, misfit, present

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


def slides_by_room(readings):
    """Return the addresses of the slides that are no checks: figures first, then fuller texts."""
    found = [
        (
            piece.figure != "",
            sum(block.room for block in blocks_of(piece.text)),
            present(reading, section.slug, number),
        )
        for reading in readings
        for section in reading.reading_task.module.sections.all()
        for number, piece in enumerate(pieces_of(section), start=1)
    ]
    return [address for *_room, address in sorted(found, reverse=True)]


def test_the_figures_and_the_fullest_texts_of_the_course_fit_a_projector(visit, course):
    call_command("load_modules", verbosity=0)
    readings = [factories.make_reading(course, module) for module in Module.objects.all()]
    visitor = visit(factories.make_teacher(course), **PROJECTOR)
    fullest = slides_by_room(readings)[:16]

    misfits = {address: misfit(visitor.tab(address)) for address in fullest}

    assert misfits == {address: [] for address in fullest}


@pytest.fixture
def seven_steps(reading):
    """A check whose steps, some of them two lines long, are put in order."""
    section = reading.reading_task.module.sections.last()
    answer = "The first summit came first. " * 7
    check = factories.make_check(section, "ordering", correct=(True,) * 7, answer_en=answer)
    for option in check.options.all():
        option.text_en = f"Meeting {option.position} in Dakar adopts its charter"
        option.text_en += " and elects a commission" * (option.position % 3 == 0)
        option.save()
    return check


def test_every_state_of_a_check_of_seven_steps_fits_a_projector(
    visit, course, teacher, reading, seven_steps
):
    page = visit(teacher, **PROJECTOR).tab(present(reading, "section-2", 3))
    misfits = [misfit(page)]
    page.get_by_text("Show the answer").click()
    misfits.append(misfit(page))
    live = factories.make_live(reading, seven_steps)
    student, given = factories.make_student(course), Given(range(1, 8))
    answer_live(live=live, enrolment=student, given=given, score=1)
    for act in (None, close_live, reveal_live):
        if act:
            act(live=live)
        page.reload()
        misfits.append(misfit(page))

    expect(page.locator(".is-right")).to_have_count(7)
    assert misfits == [[]] * 5
