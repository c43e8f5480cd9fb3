"""What is typed on the page with two versions is kept until one of them is chosen."""

import pytest
from playwright.sync_api import expect

from lessons.essays.models import Draft
from tests import factories
from tests.journeys.test_writing_unkept import FULL

CHANGED = "Tab dua, dan lagi"
SAVED = "[data-state][data-kind=saved]"


@pytest.fixture
def essay(course):
    return factories.make_essay(course)


@pytest.fixture
def visitor(visit, course):
    visitor = visit(factories.make_student(course, "Siti Student", language="en"))
    visitor.forgive("409")
    return visitor


@pytest.fixture
def page(visitor, essay):
    """The page with two versions, its own text changed."""
    page, other = visitor.tab(essay), visitor.tab(essay)
    other.locator("#id_text").fill("Tab satu")
    expect(other.locator(SAVED)).to_be_visible()
    page.locator("#id_text").fill("Tab dua")
    page.get_by_role("button", name="Compare both texts and choose").click()
    expect(page.locator("#other_text")).to_have_value("Tab satu")
    return page


def change(page):
    page.locator("#id_text").fill(CHANGED)


def copies(page):
    return page.evaluate("Object.values(localStorage).map((copy) => JSON.parse(copy).text)")


def test_after_leaving_it_goes_on_in_the_editor_and_overwrites_nothing(page, essay):
    change(page)

    page.get_by_role("link", name=essay.title).click()

    expect(page.locator("[data-trouble=restored]")).to_be_visible()
    expect(page.locator("#id_text")).to_have_value(CHANGED)
    expect(page.locator("[data-trouble=conflict]")).to_be_visible()
    assert (Draft.objects.get().text, copies(page)) == ("Tab satu", [CHANGED])


@pytest.mark.parametrize(
    ("choice", "kept"),
    [("Keep the text of this page", CHANGED), ("Take the other text", "Tab satu")],
)
def test_after_a_reload_it_is_there_to_be_chosen(page, choice, kept):
    change(page)

    page.reload()

    expect(page.locator("#id_text")).to_have_value(CHANGED)
    expect(page.locator("[data-trouble=restored]")).to_be_visible()
    page.get_by_role("button", name=choice).click()
    expect(page.get_by_role("button", name="Save draft")).to_be_visible()
    expect(page.locator("#id_text")).to_have_value(kept)
    assert (Draft.objects.get().text, copies(page)) == (kept, [])


def test_where_the_device_keeps_nothing_leaving_asks_first(page):
    page.evaluate(f"() => {{ {FULL} }}")
    change(page)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))

    page.close(run_before_unload=True)
    page.wait_for_timeout(500)

    assert asked == ["beforeunload"]
