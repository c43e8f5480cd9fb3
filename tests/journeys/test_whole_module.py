"""A student works through a whole module on a phone: every section read, every check answered."""

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from lessons.assignments.models import Work
from lessons.reading.models import Answer, Check, Module
from tests import factories
from tests.journeys.looking import faults


@pytest.fixture
def student(course):
    return factories.make_student(course, "Siti Student", language="en")


@pytest.fixture
def m1(course):
    call_command("load_modules", verbosity=0)
    return factories.make_reading(course, Module.objects.get(code="M1", school=None))


def choose(box, check):
    for option in check.options.filter(correct=True):
        box.locator(f"#option-{option.pk}").check()
    if check.kind == "reasoned":
        box.get_by_role("textbox").fill("The section says so.")


def match(box, check):
    for option in check.options.all():
        box.locator(f"#option-{option.pk}").select_option(label=option.match_en)


def put_in_order(box, check):
    """Move each step up until it stands below the one before it."""
    steps = box.locator("li [data-step]")
    for place, option in enumerate(check.options.order_by("position")):
        for here in range(steps.all_inner_texts().index(option.text_en), place, -1):
            box.get_by_role("button", name=f"Move up: {option.text_en}").click()
            expect(steps.nth(here - 1)).to_have_text(option.text_en)


def write(box, check):
    box.get_by_role("textbox").fill(check.answer_en)


HOW = {"matching": match, "ordering": put_in_order, "short": write}


def test_a_student_works_through_m1_on_a_phone(visit, m1, student):
    page = visit(student).tab(m1)
    page.get_by_role("link", name="Start reading").click()
    for section in m1.reading_task.module.sections.all():
        expect(page.get_by_role("heading", level=1)).to_have_text(section.title_en)
        for check in section.checks.all():
            box = page.locator(f"#check-{check.pk}")
            HOW.get(check.kind, choose)(box, check)
            box.get_by_role("button", name="Check the answer").click()
            expect(box.locator(".result.notice-good")).to_be_visible()
        page.get_by_role("button", name="Mark as read").click()

    expect(page.get_by_text("This reading is handed in.")).to_be_visible()
    assert faults(page) == []
    asked = Check.objects.filter(section__module=m1.reading_task.module)
    assert Answer.objects.filter(first_score=1).count() == asked.count()
    assert Work.objects.get().submitted_at is not None
