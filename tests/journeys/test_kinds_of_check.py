"""Every kind of check on a phone: by touch, by dragging and by keys, and without JavaScript."""

import pytest
from playwright.sync_api import expect

from lessons.reading.models import Answer, Check
from tests import factories
from tests.journeys.looking import faults

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
RIGHT = "Your answer is right."
TEXTS = {"answer_ind": "Jawaban contoh.", "answer_en": "A model answer."}


@pytest.fixture
def student(course):
    return factories.make_student(course, "Siti Student", language="en")


@pytest.fixture
def reading(course):
    """One section that asks a check of every kind."""
    module = factories.make_module(1, checks=False)
    for kind in Check.Kind.values:
        factories.make_check(module.sections.get(), kind, **TEXTS)
    return factories.make_reading(course, module)


@pytest.fixture
def address(reading):
    return f"{reading.get_absolute_url()}sections/section-1/"


class Asked:
    """The check of a kind on a page."""

    def __init__(self, page, kind):
        self.box = page.locator(f"#check-{Check.objects.get(kind=kind).pk}")

    def order(self):
        return self.box.locator("li [data-step]").all_inner_texts()

    def check(self):
        self.box.get_by_role("button", name="Check the answer").tap()


def answer_all(page):
    """Tap a right answer to every check and return what is then told of each."""
    single, multiple, truefalse, reasoned, matching, ordering, short = (
        Asked(page, kind) for kind in Check.Kind.values
    )
    for asked in (single, multiple, truefalse, reasoned):
        asked.box.get_by_label("Option 1", exact=True).tap()
    multiple.box.get_by_label("Option 2", exact=True).tap()
    reasoned.box.get_by_label("Why?").fill("The section says so.")
    for n in (1, 2, 3):
        matching.box.get_by_label(f"Option {n}", exact=True).select_option(f"Match {n}")
    put_in_order(ordering)
    short.box.get_by_role("textbox").fill("First idea1, then idea3.")
    told = []
    for asked in (single, multiple, truefalse, reasoned, matching, ordering, short):
        asked.check()
        expect(asked.box.locator(".result")).to_be_focused()
        told.append(asked.box.locator(".result strong").first.inner_text().strip())
    return told


def put_in_order(asked):
    """Move each option up until it stands below the one before it."""
    for place, name in enumerate(("Option 1", "Option 2", "Option 3")):
        for here in range(asked.order().index(name), place, -1):
            asked.box.get_by_role("button", name=f"Move up: {name}").tap()
            expect(asked.box.locator("li [data-step]").nth(here - 1)).to_have_text(name)


def test_a_student_answers_every_kind_by_touch(visit, student, address):
    page = visit(student, **PHONE).tab(address)
    assert faults(page) == []

    told = answer_all(page)

    assert told == [RIGHT] * 6 + ["2 of 3 key ideas were found."]
    assert faults(page) == []
    assert Answer.objects.count() == 7
    page.reload()
    expect(page.locator(".result")).to_have_count(7)
    assert page.get_by_label("Why?").input_value() == "The section says so."


def test_steps_are_put_in_order_by_dragging_and_by_keys(visit, student, address):
    page = visit(student, viewport={"width": 1280, "height": 900}).tab(address)
    asked = Asked(page, "ordering")
    asked.box.scroll_into_view_if_needed()
    first, _second, last = asked.order()

    handle = asked.box.locator("[data-handle]").first
    handle.hover()
    page.mouse.down()
    page.mouse.move(*below(asked.box.locator("li").last), steps=8)
    page.mouse.up()
    assert asked.order()[-1] == first

    asked.box.get_by_role("button", name=f"Move up: {first}").focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert (asked.order()[0], asked.order()[-1]) == (first, last)
    expect(asked.box.get_by_role("button", name=f"Move down: {first}")).to_be_focused()
    expect(asked.box.locator("[data-announce]")).to_have_text(f"{first}: place 1 of 3")
    assert not Answer.objects.exists()


def below(locator):
    box = locator.bounding_box()
    return box["x"] + 20, box["y"] + box["height"] - 4


def test_without_javascript_steps_are_moved_by_the_server(visit, student, address):
    page = visit(student, java_script_enabled=False, **PHONE).tab(address)
    asked = Asked(page, "ordering")
    assert not asked.box.locator("[data-handle]").first.is_visible()

    put_in_order(asked)
    assert not Answer.objects.exists()
    page.wait_for_load_state()
    assert page.evaluate("scrollY") > 0  # the page comes back at the check
    asked.check()

    expect(asked.box.get_by_text(RIGHT)).to_be_visible()
    assert (Answer.objects.get().chosen, Answer.objects.get().tries) == ([1, 2, 3], 1)


def test_without_javascript_a_reason_is_asked_for_and_kept(visit, student, address):
    page = visit(student, java_script_enabled=False, **PHONE).tab(address)
    asked = Asked(page, "reasoned")
    asked.box.get_by_label("Option 2", exact=True).tap()
    asked.check()
    expect(asked.box.get_by_text("Write your reason; one sentence is enough.")).to_be_visible()
    expect(asked.box.get_by_label("Option 2", exact=True)).to_be_checked()

    asked.box.get_by_label("Why?").fill("I think so.")
    asked.check()

    expect(asked.box.get_by_text("Not right yet.")).to_be_visible()
    expect(asked.box.get_by_text("A model answer.")).to_be_visible()
    assert Answer.objects.get().text == "I think so."


def test_a_teacher_reads_how_the_class_answered(visit, course, student, reading, address):
    answer_all(visit(student, **PHONE).tab(address))
    teacher = factories.make_teacher(course, language="en")

    page = visit(teacher).tab(f"{reading.get_absolute_url()}answers/")
    page.get_by_text("Read 1 text").first.click()

    expect(page.get_by_text("The section says so.")).to_be_visible()
    expect(page.get_by_text("The idea most often missing: “Option 2” (1 of 1).")).to_be_visible()
    assert faults(page) == []
