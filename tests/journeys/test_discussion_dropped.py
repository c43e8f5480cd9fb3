"""What was typed into a discussion outlasts a line that drops."""

import pytest
from playwright.sync_api import expect

from lessons.discussions.models import Post, PostDraft
from tests import factories
from tests.discussions.makers import make_post, make_prompt, make_stance
from tests.journeys.looking import faults
from tests.journeys.talking import SAID, post, write


@pytest.fixture
def students(course):
    return [
        factories.make_student(course, f"{name} Student", language="en") for name in ("Ani", "Budi")
    ]


@pytest.fixture
def prompt(course):
    return make_prompt(course, [("claim", 1), ("evidence", 1), ("answer", 1)])


def test_a_post_outlasts_a_dropped_line_and_a_repeat_is_one(visit, prompt, students):
    visitor = visit(students[0])
    visitor.forgive("ERR_", "htmx")
    page = visitor.tab(prompt)

    page.route("**/draft/", lambda route: route.abort())
    page.route("**/posts/", lambda route: (route.fetch(), route.abort()))
    write(page.locator("#composer"), "Claim", SAID[0])
    post(page.locator("#composer"))
    expect(page.get_by_role("alert")).to_be_visible()
    assert Post.objects.count() == 1
    expect(page.locator("#composer").get_by_label("Your text")).to_have_value(SAID[0])

    page.unroute("**/posts/")
    post(page.locator("#composer"))
    expect(page.locator("article.is-mine")).to_have_count(1)
    assert Post.objects.count() == 1


def test_a_post_that_never_arrived_is_there_after_a_reload(visit, prompt, students):
    visitor = visit(students[0])
    visitor.forgive("ERR_", "htmx")
    page = visitor.tab(prompt)
    visitor.context.set_offline(True)
    box = page.locator("#composer").get_by_label("Your text")
    box.press_sequentially(SAID[0])
    post(page.locator("#composer"))
    expect(page.get_by_role("alert")).to_be_visible()
    assert not PostDraft.objects.exists()

    page.route("**/draft/", lambda route: route.abort())  # nor does it arrive at the last moment
    visitor.context.set_offline(False)
    page.reload()

    expect(box).to_have_value(SAID[0])
    post(page.locator("#composer"))
    expect(page.locator("article.is-mine")).to_have_count(1)


def begin_counter(page):
    """Begin an answer of the one kind of which everything can be typed."""
    page.get_by_role("link", name="Answer Budi Student").click()
    form = page.locator(".answer")
    write(form, "Counter-argument", "No: an empty house keeps no peace.")
    form.get_by_label("in your words").fill("Budi wants a majority to decide.")
    form.get_by_text("Cite a paragraph or a link").click()
    form.get_by_label("Address").fill("https://example.org/veto")
    form.get_by_label("What it is").fill("On the veto")
    return form


def stands_there(form):
    expect(form.get_by_role("radio", name="Counter-argument")).to_be_checked()
    expect(form.get_by_label("Your text")).to_have_value("No: an empty house keeps no peace.")
    expect(form.get_by_label("in your words")).to_have_value("Budi wants a majority to decide.")
    expect(form.get_by_label("Address")).to_have_value("https://example.org/veto")
    expect(form.get_by_label("What it is")).to_have_value("On the veto")


@pytest.fixture
def stated(prompt, students):
    prompt.statement = "The veto stays."
    prompt.save()
    make_post(prompt, students[0], SAID[0])
    make_post(prompt, students[1], SAID[1])
    make_stance(prompt, students[0])
    return prompt


def test_an_answer_begun_is_told_and_all_of_it_is_there_again(visit, stated, students):
    visitor = visit(students[0])
    page = visitor.tab(stated)
    form = begin_counter(page)
    expect(form.locator("[data-state][data-kind=saved]")).to_be_visible()
    page.close()

    page = visitor.tab(stated)
    expect(page.get_by_text("1 unfinished post")).to_be_visible()
    expect(page.get_by_text("You began an answer here.")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("link", name="Go on with your answer to Budi Student").click()

    stands_there(page.locator(".answer"))
    expect(page.get_by_text("You began an answer here.")).to_have_count(0)
    post(page.locator(".answer"))
    expect(page.locator("article.is-mine")).to_have_count(2)
    expect(page.get_by_text("1 unfinished post")).to_have_count(0)


def test_all_that_was_typed_without_a_line_is_kept_on_the_device(visit, stated, students):
    visitor = visit(students[0])
    visitor.forgive("ERR_", "htmx")
    page = visitor.tab(stated)
    page.route("**/draft/", lambda route: route.abort())
    form = begin_counter(page)
    expect(form.locator("[data-state]")).to_contain_text("no connection")
    page.close()
    assert not PostDraft.objects.exists()

    page = visitor.tab(stated)
    page.get_by_role("link", name="Answer Budi Student").click()

    stands_there(page.locator(".answer"))
