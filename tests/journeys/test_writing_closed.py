"""Something is closed while one writes: it is said, and what was written stays to be copied."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from lessons.discussions.models import PostDraft
from lessons.essays.models import Draft
from tests import factories
from tests.discussions.makers import make_prompt

SAVED = "[data-state][data-kind=saved]"


@pytest.fixture
def student(transactional_db):
    return factories.make_student(factories.make_course(), "Siti Student", language="en")


@pytest.fixture
def essay(student):
    return factories.make_essay(student.course)


@pytest.fixture
def visitor(visit, student):
    return visit(student)


@pytest.fixture
def page(visitor, essay):
    return visitor.tab(essay)


def write(page, text):
    page.locator("textarea[data-kept]").press_sequentially(text)


def archive(essay):
    essay.course.archived_at = timezone.now()
    essay.course.save()


def withdraw(essay):
    essay.withdrawn_at = timezone.now()
    essay.save()


def take_out(essay):
    essay.course.enrolments.update(left_at=timezone.now())


@pytest.mark.parametrize("close", [archive, withdraw, take_out])
def test_writing_on_in_what_was_closed_is_told_so_and_kept(visitor, page, essay, close):
    visitor.forgive("403", "404")
    write(page, "Sudah tersimpan")
    expect(page.locator(SAVED)).to_be_visible()
    close(essay)
    sent = []
    page.on("request", lambda request: sent.append(request.url))

    write(page, " belum")
    expect(page.locator("[data-trouble=closed]")).to_be_visible()
    write(page, " juga")
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    page.wait_for_timeout(2000)

    assert len(sent) == 1
    expect(page.locator("[data-state]")).to_contain_text("closed or taken away")
    expect(page.locator("[data-trouble=stranger]")).to_be_hidden()
    kept = page.evaluate("JSON.parse(Object.values(localStorage)[0]).text")
    assert kept == "Sudah tersimpan belum juga"
    assert Draft.objects.get().text == "Sudah tersimpan"


def test_an_essay_past_its_closing_date_says_so_and_takes_the_hand_in_away(page, essay):
    write(page, "Sudah tersimpan")
    expect(page.locator(SAVED)).to_be_visible()
    essay.closes_at = essay.due_at = timezone.now() - timedelta(minutes=1)
    essay.save()

    write(page, " juga")

    expect(page.get_by_text("nothing more is taken in")).to_have_attribute("role", "status")
    expect(page.get_by_role("button", name="Hand in")).to_have_count(0)
    expect(page.get_by_text("You will be asked once more")).to_be_hidden()
    expect(page.locator(SAVED)).to_be_visible()
    assert Draft.objects.get().text == "Sudah tersimpan juga"


def test_what_an_archived_class_did_not_get_is_offered_to_be_copied(visitor, page, essay):
    visitor.forgive("403")
    write(page, "Sudah tersimpan")
    expect(page.locator(SAVED)).to_be_visible()
    archive(essay)
    write(page, " belum")
    expect(page.locator("[data-trouble=closed]")).to_be_visible()

    again = visitor.tab(essay)

    expect(again.locator("[data-others] textarea")).to_have_value("Sudah tersimpan belum")
    again.get_by_role("button", name="Remove it from this device").click()
    expect(again.locator("[data-kept-of]")).to_be_focused()
    again.reload()
    expect(again.locator("[data-others]")).to_be_hidden()


def test_to_someone_who_is_not_in_the_class_nothing_is_closed(visitor, page, student):
    visitor.forgive("404")
    visitor.sign_in(factories.make_student(factories.make_course()))
    write(page, "Punya Siti")
    expect(page.locator("[data-trouble=stranger]")).to_be_visible()

    visitor.sign_in(student)
    page.evaluate("window.dispatchEvent(new Event('focus'))")

    expect(page.locator(SAVED)).to_be_visible()


def test_a_post_not_sent_before_the_discussion_was_closed_stays_to_be_copied(visitor, student):
    prompt = make_prompt(student.course)
    page = visitor.tab(prompt)
    write(page, "I hold")
    expect(page.locator(SAVED)).to_be_visible()
    visitor.forgive("404")
    withdraw(prompt.assignment)
    write(page, " that")
    expect(page.locator("[data-trouble=closed]")).to_be_visible()
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("alert")).to_contain_text("closed to you, or was taken away")
    prompt.assignment.withdrawn_at = None
    prompt.assignment.save()
    prompt.closed_at = timezone.now()
    prompt.save()

    again = visitor.tab(prompt)

    assert PostDraft.objects.get().text == "I hold"
    expect(again.locator("#unposted-title ~ .sheet")).to_have_text("I hold")
    expect(again.locator("[data-others] textarea")).to_have_value("I hold that")
