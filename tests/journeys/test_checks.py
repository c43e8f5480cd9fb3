"""A student answers a check on a bad line, or signed out: what failed is said where one tapped."""

import re

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from lessons.reading.models import Answer
from tests import factories


@pytest.fixture
def student(course):
    return factories.make_student(course, "Siti Student", language="en")


@pytest.fixture
def visitor(visit, student):
    return visit(student)


@pytest.fixture
def reading(course):
    return factories.make_reading(course)


@pytest.fixture
def page(visitor, reading):
    page = visitor.tab(f"{reading.get_absolute_url()}sections/section-1/")
    page.get_by_label("Option 1", exact=True).check()
    return page


def answer(page):
    page.get_by_role("button", name="Check the answer").click()


def test_a_failed_try_is_told_below_the_check_until_one_succeeds(visitor, page):
    visitor.forgive("ERR_INTERNET_DISCONNECTED", "htmx")
    visitor.context.set_offline(True)
    answer(page)
    said = page.get_by_role("alert")
    expect(said).to_contain_text("No answer came")
    expect(said).to_be_in_viewport()
    assert page.locator(".check + [role=alert], .check form + [role=alert]").count() == 1
    answer(page)
    expect(said).to_have_count(1)

    visitor.context.set_offline(False)
    answer(page)

    expect(page.get_by_text("Your answer is right.")).to_be_visible()
    expect(said).to_have_count(0)
    assert Answer.objects.get().tries == 1


def test_a_lost_answer_is_not_taken_for_one_that_never_arrived_and_may_be_sent_again(visitor, page):
    visitor.forgive("ERR_FAILED", "htmx")
    page.route("**/checks/*/", lambda route: (route.fetch(), route.abort()))
    answer(page)
    expect(page.get_by_role("alert")).to_contain_text("it is not known whether this arrived")
    assert Answer.objects.get().tries == 1

    page.unroute("**/checks/*/")
    answer(page)

    expect(page.get_by_text("Your answer is right.")).to_be_visible()
    assert Answer.objects.get().tries == 1


def test_a_problem_of_the_server_is_told_as_one(visitor, page):
    visitor.forgive("500", "htmx")
    page.route("**/checks/*/", lambda route: route.fulfill(status=500))

    answer(page)

    expect(page.get_by_role("alert")).to_contain_text("The server had a problem with this.")


def test_whoever_is_signed_out_can_sign_in_in_a_new_tab_and_go_on(visitor, page, reading, student):
    visitor.forgive("401", "htmx")
    Session.objects.all().delete()
    answer(page)
    said = page.get_by_role("alert")
    expect(said).to_contain_text("You are signed out. Nothing was changed.")
    expect(page.get_by_label("Option 1", exact=True)).to_be_checked()
    link = said.get_by_role("link", name="Sign in in a new tab")
    expect(link).to_have_attribute(
        "href", "/login/?next=" + page.evaluate("encodeURIComponent(location.pathname)")
    )
    with visitor.context.expect_page() as opened:
        link.click()
    expect(opened.value).to_have_url(re.compile("/login/"))

    visitor.context.clear_cookies(name="csrftoken")
    visitor.sign_in(student)
    visitor.tab("/account/")  # a new token, as after signing in
    answer(page)

    expect(page.get_by_text("Your answer is right.")).to_be_visible()


def test_print_is_offered_by_the_script(page, reading):
    page.goto(page.url.partition("/classes/")[0] + reading.get_absolute_url() + "print/")

    expect(page.get_by_role("button", name="Print")).to_be_visible()
