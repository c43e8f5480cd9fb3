"""A phone takes a stand, hears that it was said before, and restates the other side."""

import pytest
from playwright.sync_api import expect

from lessons.discussions.models import Post, Restatement, Stance
from tests import factories
from tests.discussions.makers import make_post, make_prompt
from tests.journeys.looking import faults

VETO = "Hak veto membuat lima negara besar dapat menggagalkan putusan mayoritas anggota."
AGAIN = "Lima negara besar dapat menggagalkan putusan mayoritas karena hak veto itu."


@pytest.fixture
def student(course):
    return factories.make_student(course, "Siti Student", language="en")


@pytest.fixture
def prompt(course, classmate):
    asked = [("claim", 1), ("counter", 1)]
    prompt = make_prompt(course, asked, statement="The veto stays.", posts_first=False)
    make_post(prompt, classmate, VETO)
    return prompt


@pytest.mark.parametrize("scripts", [True, False])
def test_a_stand_then_a_post_and_a_fair_counter_argument(visit, prompt, student, scripts):
    page = visit(student, java_script_enabled=scripts).tab(prompt)
    found = faults(page) if scripts else []
    page.get_by_role("radio", name="Rather for").check()
    page.get_by_role("button", name="Keep my stand").click()
    expect(page.get_by_text("At first you were rather for")).to_be_visible()

    page.locator("#composer").get_by_label("Your text").fill(AGAIN)
    page.get_by_role("button", name="Post", exact=True).click()
    expect(page.get_by_text("Already said: what would you add?")).to_be_visible()
    found += faults(page) if scripts else []
    page.get_by_role("button", name="Post anyway").click()
    expect(page.get_by_text("Still missing: one counter-argument.")).to_be_visible()

    page.get_by_role("link", name="Answer Budi Classmate").click()
    answer = page.locator(".answer")
    answer.get_by_role("radio", name="Counter-argument").check()
    answer.get_by_label("The point of Budi Classmate in your words").fill("Five can stop all.")
    answer.get_by_label("Your text").fill("But they must explain themselves.")
    found += faults(page) if scripts else []
    answer.get_by_role("button", name="Post", exact=True).click()
    expect(page.get_by_text("Your part is complete since")).to_be_visible()

    assert found + (faults(page) if scripts else []) == []
    assert [one.before for one in Stance.objects.all()] == [4]
    assert [one.text for one in Restatement.objects.all()] == ["Five can stop all."]
    assert Post.objects.count() == 3
