"""A device that keeps no copies of what is written: no state of the page promises one."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from playwright.sync_api import expect

from lessons.assignments.models import Assignment
from tests import factories

FULL = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };"
UNKEPT = "This device cannot keep a copy: leave the page open until it is saved."


@pytest.fixture
def visitor(visit, course):
    visitor = visit(factories.make_student(course, "Siti Student", language="en"))
    visitor.context.add_init_script(FULL)
    return visitor


@pytest.fixture
def page(visitor, course):
    return visitor.tab(factories.make_essay(course))


def write(page, text):
    page.locator("#id_text").press_sequentially(text)


def test_without_a_line_the_page_says_that_no_copy_is_kept_until_the_text_is_saved(visitor, page):
    visitor.forgive("ERR_FAILED")
    page.route("**/draft/", lambda route: route.abort())
    write(page, "Satu dua")

    state = page.locator("[data-state]")
    expect(state).to_have_text(UNKEPT)
    expect(state).to_have_text(f"Not saved yet: no connection. {UNKEPT}")
    write(page, " tiga")
    expect(state).to_have_text(f"Not saved yet: no connection. {UNKEPT}")
    expect(page.locator("[data-announce]")).to_have_text(state.text_content())
    page.unroute("**/draft/")
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(state).to_contain_text("Saved ")


def answered(**answer):
    return lambda page: page.route("**/draft/", lambda route: route.fulfill(**answer))


def sign_out(page):
    Session.objects.all().delete()


def withdraw(page):
    Assignment.objects.update(withdrawn_at=timezone.now())


@pytest.mark.parametrize(
    "fail",
    [
        answered(status=500),
        answered(status=400, json={"errors": ["Too long."]}),
        answered(status=409, json={"version": 2, "sha256": ""}),
        sign_out,
        withdraw,
    ],
    ids=["refused", "invalid", "conflict", "stranger", "closed"],
)
def test_no_trouble_speaks_of_a_copy_where_none_is_kept(visitor, page, fail):
    visitor.forgive("400", "401", "404", "409", "500")
    fail(page)

    write(page, "Satu dua")

    expect(page.locator("[data-state]")).to_have_text(re.compile("^Not saved[:.] "))
    expect(page.locator(".essay-form")).not_to_contain_text("on this device", use_inner_text=True)
