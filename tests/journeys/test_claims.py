"""A student checks claims on a phone; the teacher sees what came of it. Also without scripts."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from lessons.claims.models import Ruling
from tests import factories
from tests.journeys.looking import faults


@pytest.fixture
def student(course):
    return factories.make_student(course, "Siti Student", language="en")


@pytest.fixture
def teacher(course):
    return factories.make_teacher(course, "Tuti Teacher", language="en")


@pytest.fixture
def check(course):
    return factories.make_claim_check(course, ["imprecise", "supported", "wrong"], points=10)


def judge(page, verdict, confidence):
    page.get_by_role("radio", name=verdict).check()
    page.get_by_role("radio", name=f"{confidence}%", exact=True).check()
    page.get_by_role("button", name="Give this answer").click()


def test_a_student_checks_three_claims(visit, check, student):
    page = visit(student).tab(check)
    found = faults(page)
    page.get_by_role("link", name="Start with the first claim").click()
    found += faults(page)
    expect(page.get_by_text("Correction")).to_have_count(0)
    judge(page, "Imprecise", 90)
    expect(page.locator("#told")).to_be_focused()
    found += faults(page)
    page.get_by_role("link", name="Next claim").click()
    judge(page, "Wrong", 60)
    expect(page.locator("#told")).to_contain_text("your doubt saved these points")
    page.get_by_role("link", name="Next claim").click()
    judge(page, "Opinion", 100)
    page.get_by_role("link", name="See how it went").click()

    expect(page.get_by_text("Your verdict was right for 1 of 3 claims")).to_be_visible()
    expect(page.get_by_role("img", name="How sure, and how often right")).to_be_visible()
    assert found + faults(page) == []


def test_an_own_correction_is_written_first_and_shown_beside_ours(visit, check, student):
    page = visit(student).tab(f"{check.get_absolute_url()}1/")
    judge(page, "Wrong", 70)
    ours = page.get_by_role("heading", name="Our correction", exact=True)
    expect(ours).to_be_hidden()

    page.get_by_label("Put it right in one sentence of your own").fill("Only some are.")
    page.get_by_role("button", name="Save and compare with ours").click()

    expect(page.get_by_role("heading", name="Your correction")).to_be_focused()
    expect(ours).to_be_visible()
    assert faults(page) == []


def test_the_teacher_sees_the_class(visit, check, student, teacher):
    work = factories.make_work(check, student)
    factories.make_ruling(work, correction="Only some are.")
    page = visit(teacher).tab(check)
    found = faults(page)

    page.get_by_role("link", name="The class at a glance").click()
    page.get_by_text("1 correction by a student").click()
    page.get_by_text("Show as table").click()

    expect(page.get_by_text("Only some are.")).to_be_visible()
    expect(page.get_by_text("0 of 1 student has finished, 1 have begun.")).to_be_visible()
    assert found + faults(page) == []


def test_with_the_keyboard_alone(visit, check, student):
    page = visit(student).tab(f"{check.get_absolute_url()}1/")

    page.get_by_role("radio", name="Supported").focus()
    for key in ("ArrowDown", "Tab", "Space", "ArrowRight", "ArrowRight", "Tab", "Enter"):
        page.keyboard.press(key)

    expect(page.locator("#told")).to_be_focused()
    ruling = Ruling.objects.get()
    assert (ruling.verdict, ruling.confidence) == ("imprecise", 70)


def test_without_scripts(visit, check, student):
    page = visit(student, java_script_enabled=False).tab(f"{check.get_absolute_url()}1/")

    judge(page, "Wrong", 80)
    expect(page.get_by_text("Your verdict is not right.")).to_be_visible()
    page.get_by_label("Put it right in one sentence of your own").fill("Not all.")
    page.get_by_role("button", name="Save and compare with ours").click()
    expect(page.get_by_text("Not all.")).to_be_visible()
    page.get_by_role("link", name="Next claim").click()

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert Ruling.objects.get().correction == "Not all."


def test_a_teacher_assigns_claims_picked_by_hand(visit, check, course, teacher):
    claims = [pick.claim.text_en for pick in check.picks.select_related("claim")]
    page = visit(teacher).tab(reverse("claims:assign", args=[course.pk]))

    page.get_by_text("Pick the claims by hand").click()
    page.locator(".picking > details > summary").first.click()
    assert faults(page) == []
    for claim in claims[:2]:
        page.get_by_role("checkbox", name=claim).check()
    page.get_by_label("Title").fill("By hand")
    page.get_by_role("button", name="Assign", exact=True).click()

    expect(page.get_by_role("link", name="By hand", exact=True)).to_be_visible()
    assert course.assignments.get(title="By hand").picks.count() == 2


def test_the_pages_of_the_teacher_are_clean(visit, check, course, student, teacher):
    work = factories.make_work(check, student)
    factories.make_ruling(work, correction="So.")
    visitor = visit(teacher)

    found = {}
    for name, *args in (["class_view"], ["work", work.pk], ["claim", 1], ["edit"]):
        page = visitor.tab(reverse(f"claims:{name}", args=[course.pk, check.pk, *args]))
        found[name] = faults(page)
    page = visitor.tab(reverse("grading:marking", args=[course.pk, check.pk]))

    assert found == {name: [] for name in found}
    assert faults(page) == []
