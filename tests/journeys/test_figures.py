"""Figures in a section on a phone, light and dark; a vote tried there, and without a script."""

import re

import pytest
from playwright.sync_api import expect

from lessons.figures.catalogue import DRAWN
from tests import factories
from tests.journeys.looking import faults

PLACES = "\n\n".join(f"![](figure:{slug})" for slug in (*DRAWN, "vote"))
LETTERS = """svg => [...svg.querySelectorAll('text')].map(text =>
    parseFloat(getComputedStyle(text).fontSize) * svg.getBoundingClientRect().width / 340)"""


@pytest.fixture
def reading(course):
    module = factories.make_module(1, checks=False)
    module.sections.update(body_ind=f"Isi.\n\n{PLACES}", body_en=f"Text.\n\n{PLACES}")
    return factories.make_reading(course, module)


@pytest.fixture
def student(course):
    return factories.make_student(course, "Siti Student", language="en")


@pytest.fixture
def address(reading):
    return f"{reading.get_absolute_url()}sections/section-1/"


@pytest.fixture
def page(visit, student, address):
    return visit(student).tab(address)


def test_figures_are_accessible_and_fit_a_phone(page):
    for summary in page.locator(".figure summary").all():
        summary.click()

    assert faults(page) == []
    for drawing in page.locator(".drawing").all():
        assert min(drawing.evaluate(LETTERS)) >= 11.3
    for slug in DRAWN:
        expect(page.locator(f"#figure-{slug} table")).to_be_visible()


@pytest.mark.parametrize("path", ["/figures/", "/figures/oic-timeline/", "/figures/vote/"])
def test_the_pages_of_figures_are_accessible(visit, course, path):
    page = visit(factories.make_teacher(course, language="en")).tab(path)

    assert faults(page) == []


def test_a_vote_is_decided_where_one_reads(page, address):
    vote = page.locator("#vote")
    expect(vote.get_by_text("15 members: 8 in favour, 5 against.")).to_be_visible()

    vote.get_by_role("group", name="Permanent members").get_by_label("Against").fill("0")
    vote.get_by_role("button", name="Decide").click()

    expect(vote.get_by_text("14 members: 8 in favour, 4 against.")).to_be_visible()
    expect(
        vote.get_by_text("There is a majority, and no permanent member is against.")
    ).to_be_visible()
    expect(vote.locator(".vote-result")).to_be_focused()
    assert page.url.endswith(address)


def test_a_bad_number_is_told_where_it_was_typed(page):
    vote = page.locator("#vote")
    field = vote.get_by_role("group", name="Other members").get_by_label("In favour")

    field.fill("many")
    vote.get_by_role("button", name="Decide").click()

    expect(vote.get_by_text("Write a whole number from 0 to 200.")).to_be_visible()
    expect(field).to_have_value("many")
    expect(field).to_be_focused()
    expect(vote.locator(".vote-result")).to_have_count(0)


def test_without_a_script_the_vote_is_decided_on_its_own_page(visit, student, address):
    page = visit(student, java_script_enabled=False).tab(address)
    vote = page.locator("#vote")

    vote.get_by_role("group", name="Other members").get_by_label("Against").fill("0")
    vote.get_by_role("button", name="Decide").click()

    expect(page).to_have_url(re.compile(r"/figures/vote/\?.*other_no=0"))
    expect(page.get_by_text("11 members: 8 in favour, 1 against.")).to_be_visible()
