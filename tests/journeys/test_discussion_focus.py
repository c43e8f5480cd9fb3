"""Where the keyboard is while others write: what came is gone to, what was begun stays open."""

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.discussions.makers import make_post, make_prompt


@pytest.fixture
def two(course):
    names = ("Ani Student", "Budi Student")
    return [factories.make_student(course, name, language="en") for name in names]


def test_new_posts_are_gone_to_though_an_answer_was_begun(two, course, visit):
    ani, budi = two
    prompt = make_prompt(course, posts_first=False)
    make_post(prompt, budi)
    page = visit(ani).tab(prompt)
    page.get_by_role("link", name="Answer Budi Student").click()
    page.locator(".answer").get_by_label("Your text").fill("Begun and kept")

    came = make_post(prompt, budi, "Something else that is said.")
    page.locator("#news-show").click()

    expect(page.locator(f"#{came.anchor}")).to_be_focused()
    expect(page.locator(".answer").get_by_label("Your text")).to_have_value("Begun and kept")
