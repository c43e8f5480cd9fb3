"""A student hands in: one essay is one attempt, and what failed is said at the button."""

import pytest
from playwright.sync_api import expect

from lessons.essays.models import Attempt
from tests import factories

OFFLINE = "ERR_INTERNET_DISCONNECTED"
SAVED = "[data-state][data-kind=saved]"


@pytest.fixture
def essay(course):
    return factories.make_essay(course)


@pytest.fixture
def visitor(visit, course):
    return visit(factories.make_student(course, "Siti Student", language="en"))


@pytest.fixture
def page(visitor, essay):
    return visitor.tab(essay)


def write(page, text):
    page.locator("#id_text").press_sequentially(text)


def test_hand_in_right_after_typing_takes_the_last_word(page):
    page.locator("#id_text").fill("Satu dua tiga")

    page.get_by_role("button", name="Hand in…").click()
    page.get_by_role("button", name="Yes, hand in").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Your essay is handed in")
    assert Attempt.objects.get().text == "Satu dua tiga"


def test_hand_in_without_a_line_says_so_at_the_button_each_time(visitor, page):
    visitor.forgive(OFFLINE)
    button = page.get_by_role("button", name="Hand in…")
    write(page, "Satu dua tiga")
    expect(page.locator(SAVED)).to_be_visible()
    visitor.context.set_offline(True)

    for typed in ("", " empat"):
        write(page, typed)
        button.click()
        said = page.get_by_role("alert")
        expect(said).to_have_text("Not handed in: no connection.")
        expect(said).to_be_in_viewport()
        first = said.element_handle()
        button.click()
        page.wait_for_function("note => !note.isConnected", arg=first)
        expect(said).to_have_text("Not handed in: no connection.")

    visitor.context.set_offline(False)
    expect(page.locator(SAVED)).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)
    button.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hand in this text?")


def test_hand_in_of_what_cannot_be_saved_says_so_at_the_button(visitor, page):
    visitor.forgive("500")
    page.route("**/draft/", lambda route: route.fulfill(status=500))
    write(page, "Satu dua tiga")

    page.get_by_role("button", name="Hand in…").click()

    expect(page.get_by_role("alert")).to_have_text("Not handed in: your text is not saved yet.")


def test_a_preview_that_fails_says_so_at_the_button(visitor, page):
    visitor.forgive(OFFLINE, "htmx")
    write(page, "Satu dua tiga")
    expect(page.locator(SAVED)).to_be_visible()
    visitor.context.set_offline(True)

    page.get_by_role("button", name="Preview").click()

    expect(page.get_by_role("alert")).to_contain_text("No answer came")
    expect(page.get_by_role("alert")).to_be_in_viewport()


def test_two_open_questions_make_one_attempt(visitor, page, essay):
    page.locator("#id_text").fill("Satu dua tiga")
    page.get_by_role("button", name="Hand in…").click()
    expect(page.get_by_role("button", name="Yes, hand in")).to_be_visible()  # so it is saved
    other = visitor.tab(essay.get_absolute_url() + "hand-in/")

    for tab in (page, other):
        tab.get_by_role("button", name="Yes, hand in").click()
        expect(tab.get_by_role("heading", level=1)).to_have_text("Your essay is handed in")

    assert Attempt.objects.count() == 1
