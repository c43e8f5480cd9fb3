"""A teacher asks the class live from the projector; students answer on phones."""

import re

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from lessons.reading.models import Answer, Check, Module
from lessons.reading.services import close_live
from lessons.reading.views.present import check_url
from tests import factories
from tests.journeys.looking import faults
from tests.journeys.projector import PROJECTOR, SMALLEST, present


@pytest.fixture
def teacher(course):
    return factories.make_teacher(course, "Tuti Teacher", language="en")


@pytest.fixture
def students(course):
    names = ("Ani", "Budi", "Citra")
    return [factories.make_student(course, f"{name} Student", language="en") for name in names]


@pytest.fixture
def reading(course):
    return factories.make_reading(course, factories.make_module(1))


def test_a_teacher_presents_m4_with_a_live_check_answered_by_three_students_at_once(
    visit, course, teacher, students
):
    call_command("load_modules", verbosity=0)
    reading = factories.make_reading(course, Module.objects.get(code="M4", school=None))
    task = reading.reading_task
    check = Check.objects.filter(section__module=task.module, kind="single").first()
    projector = visit(teacher, **PROJECTOR).tab(check_url(task, check.pk))
    phones = [visit(student).tab(course) for student in students]

    projector.get_by_role("button", name="Ask the class").click()
    expect(projector.get_by_text("0 of 3 have answered.")).to_be_visible()
    for phone in phones:
        phone.get_by_role("link", name="Answer").click()
    choose(phones, check)
    send_at_once(phones)
    expect(projector.get_by_text("3 of 3 have answered.")).to_be_visible()

    projector.get_by_role("button", name="Close and show the answers").click()
    expect(projector.locator(".bar-count").filter(has_text="2 (67%)")).to_have_count(1)
    expect(projector.get_by_text("right", exact=True)).to_have_count(0)
    for phone in phones:
        expect(phone.locator("#live")).to_contain_text("The question is closed;")
    assert not Answer.objects.exists()

    projector.get_by_role("button", name="Show what is right").click()
    expect(projector.locator(".is-right").filter(has_text="2 (67%)")).to_have_count(1)
    expect(phones[0].get_by_text("Your answer is right.")).to_be_visible()
    expect(phones[1].get_by_text("Your answer is right.")).to_be_visible()
    expect(phones[2].get_by_text("Not right yet.")).to_be_visible()
    assert Answer.objects.filter(best_score=1).count() == 2
    assert [faults(page) for page in (projector, *phones)] == [[]] * 4


def choose(phones, check):
    """Two are right, the third is wrong."""
    right = check.options.get(correct=True)
    wrong = check.options.filter(correct=False).first()
    for phone, option in zip(phones, (right, right, wrong), strict=True):
        phone.get_by_label(option.text_en, exact=True).check()


def send_at_once(phones):
    for phone in phones:
        phone.evaluate("setTimeout(() => document.querySelector('button.answer').click(), 300)")
    for phone in phones:
        expect(phone.get_by_text("Your answer has arrived.")).to_be_visible()


@pytest.fixture
def short(reading):
    """A short answer, asked live."""
    section = reading.reading_task.module.sections.last()
    return factories.make_live(reading, factories.make_check(section, "short"))


def test_what_is_being_written_outlasts_looking_again(visit, students, reading, short):
    page = visit(students[0]).tab(f"{reading.get_absolute_url()}live/")
    box = page.get_by_role("textbox")
    box.press_sequentially("Half a sen")
    for _ in range(2):
        with page.expect_response(lambda response: response.status == 304):
            pass
    expect(box).to_be_focused()
    box.press_sequentially("tence")
    expect(box).to_have_value("Half a sentence")

    close_live(live=short)

    expect(page.locator("[data-said]")).to_contain_text("No answer of yours arrived in time.")
    expect(page.locator("#live")).to_contain_text("No answer of yours arrived in time.")
    expect(page.locator("#live")).to_be_focused()
    expect(page.locator("[data-said]")).to_be_empty()


def looks(page):
    """Return how often a page looks again in the time of two turns."""
    found = []
    page.on("request", lambda request: found.append(request.url) if "/live/" in request.url else 0)
    page.wait_for_timeout(1400)  # a turn takes 3 s / 5, see conftest.py
    return len(found)


def test_a_page_that_is_not_seen_does_not_look(visit, students, reading, short):
    page = visit(students[0]).tab(reading)
    page.evaluate("Object.defineProperty(document, 'hidden', {value: true, configurable: true})")

    assert looks(page) == 0

    page.evaluate("delete document.hidden")
    with page.expect_request(re.compile("/live/")):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def test_the_projector_stops_looking_when_the_check_is_closed(visit, teacher, reading, short):
    page = visit(teacher, **PROJECTOR).tab(present(reading, slide=3))
    page.get_by_role("button", name="Close and show the answers").click()
    expect(page.get_by_role("button", name="Show what is right")).to_be_visible()

    assert looks(page) == 0


def test_a_lost_line_is_told_calmly_and_taken_back(visit, students, reading, short):
    visitor = visit(students[0])
    visitor.forgive("ERR_INTERNET_DISCONNECTED", "htmx")
    page = visitor.tab(f"{reading.get_absolute_url()}live/")
    page.get_by_role("textbox").fill("Half a sentence")
    told = page.get_by_text("The line is broken:")

    visitor.context.set_offline(True)
    expect(told).to_be_visible(timeout=15_000)
    expect(page.get_by_role("alert")).to_have_count(0)

    visitor.context.set_offline(False)
    expect(told).to_be_hidden()
    expect(page.get_by_role("textbox")).to_have_value("Half a sentence")


def test_without_scripts_one_asks_answers_and_looks_again(visit, teacher, students, reading):
    plain = {"java_script_enabled": False}
    page = visit(teacher, **PROJECTOR, **plain).tab(present(reading, slide=2))
    phone = visit(students[0], **plain).tab(reading)
    page.get_by_role("button", name="Ask the class").click()
    phone.get_by_role("link", name="Look whether your teacher asks something").click()
    phone.get_by_role("link", name="Answer").click()
    phone.get_by_label("Option 1", exact=True).check()
    phone.get_by_role("button", name="Send my answer").click()
    expect(phone.get_by_text("Your answer has arrived.")).to_be_visible()

    page.get_by_role("link", name="Look again").click()
    expect(page.get_by_text("1 of 3 has answered.")).to_be_visible()
    page.get_by_role("button", name="Close and show the answers").click()
    page.get_by_role("button", name="Show what is right").click()
    phone.get_by_role("link", name="Look again").click()

    expect(phone.get_by_text("Your answer is right.")).to_be_visible()


def test_every_state_of_a_live_check_is_accessible(visit, teacher, students, reading):
    page = visit(teacher, **PROJECTOR).tab(present(reading, slide=2))
    phone = visit(students[0]).tab(reading)
    seen = []
    for act in ("Ask the class", "Close and show the answers", "Show what is right"):
        page.get_by_role("button", name=act).click()
        expect(page.get_by_role("button", name=act)).to_have_count(0)
        if act == "Ask the class":
            expect(phone.get_by_role("link", name="Answer")).to_be_visible()
            seen.append(faults(phone))
            phone.get_by_role("link", name="Answer").click()
        seen += [faults(page), faults(phone), page.evaluate(SMALLEST) >= 24]

    assert seen == [[], *[[], [], True] * 3]
