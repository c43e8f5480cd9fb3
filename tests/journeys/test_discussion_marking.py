"""A teacher marks parts in a discussion by keys, and looks at how the class talks."""

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from lessons.grading.models import Mark
from tests import factories
from tests.discussions.makers import make_counter, make_post, make_prompt, make_stance
from tests.journeys.looking import faults

WIDE = {"viewport": {"width": 1280, "height": 800}}


@pytest.fixture
def teacher(course):
    return factories.make_teacher(course, "Tuti Teacher", language="en")


@pytest.fixture
def students(course):
    return [factories.make_student(course, name, language="en") for name in ("Ana", "Budi")]


@pytest.fixture
def prompt(course, students):
    """Ana's part is complete, Budi's is not."""
    ana, budi = students
    asked = [("claim", 1), ("counter", 1)]
    rubric = factories.make_rubric(course.school)
    prompt = make_prompt(course, asked, rubric=rubric, statement="The veto should stay.")
    first = make_post(prompt, budi)
    make_post(prompt, ana).citations.create(title="A page", url="https://example.org/")
    make_counter(prompt, ana, first)
    make_stance(prompt, ana, 2, after=4)
    factories.make_work(prompt.assignment, ana, submitted_at=timezone.now())
    factories.make_work(prompt.assignment, budi)
    return prompt


def address(prompt, name):
    return reverse(name, args=[prompt.assignment.course_id, prompt.assignment_id])


def test_parts_are_marked_by_keys_the_unfinished_one_too(visit, prompt, students, teacher):
    page = visit(teacher, **WIDE).tab(address(prompt, "grading:marking"))
    page.get_by_role("link", name="Start marking").click()
    expect(page.locator("#mark-title")).to_be_focused()
    page.keyboard.type("11")
    page.keyboard.press("Control+Enter")
    page.get_by_text("Saved for Ana").wait_for()
    page.get_by_role("link", name="Budi").click()
    expect(page.get_by_text("You can mark what there is")).to_be_visible()
    page.locator("[data-criterion] input[type=radio]").first.focus()
    page.keyboard.type("12")
    page.keyboard.press("Control+Enter")
    page.get_by_text("Saved for Budi").wait_for()

    points = Mark.objects.order_by("work").values_list("points", flat=True)
    assert list(points) == [50, 45]
    page.get_by_text("Release 2 marks").click()
    page.get_by_role("button", name="Release now").click()
    mine = visit(students[1]).tab(prompt)
    expect(mine.locator("#feedback-title")).to_be_visible()


def test_the_desk_and_the_insight_have_no_faults(visit, prompt, students, teacher):
    page = visit(teacher).tab(address(prompt, "discussions:insight"))
    found = faults(page)
    expect(page.get_by_role("img", name="Who answered whom")).to_be_visible()
    page.get_by_text("The same as a list").click()
    expect(page.get_by_text("Ana → Budi: 1")).to_be_visible()
    page.get_by_role("link", name="most posts first").click()
    found += faults(page)

    for one in students:
        place = page.url.partition("/discussions/")[0]
        page.goto(f"{place}/discussions/{prompt.assignment_id}/work/{one.works.get().pk}/")
        found += faults(page)

    assert found == []
