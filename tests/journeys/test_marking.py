"""Marking in a real browser: by the keys alone, by two teachers at once, without JavaScript."""

import pytest
from playwright.sync_api import expect

from lessons.grading.models import Mark
from tests.factories import make_student, make_teacher
from tests.grading.makers import desk_url, form_data, hand_in, make_rubric_essay, url

WIDE = {"viewport": {"width": 1280, "height": 800}}
FIRST_LEVEL = "[data-criterion] input[type=radio]"


@pytest.fixture
def essays(course):
    """Two essays handed in, by Ana and by Budi."""
    assignment = make_rubric_essay(course)
    return [hand_in(assignment, make_student(course, name)) for name in ("Ana", "Budi")]


@pytest.fixture
def teacher(course):
    return make_teacher(course, "Tuti Teacher", language="en")


def list_url(work):
    return url("grading:marking", work.assignment.course_id, work.assignment_id)


def focus_by_tab(page, selector):
    """Press Tab until `selector` has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.locator(selector).first.evaluate("field => field === document.activeElement"):
            return
    pytest.fail(f"Tab never reaches {selector}")


def test_a_class_is_marked_and_released_by_keys_alone(visit, essays, teacher):
    ana, budi = essays
    page = visit(teacher, **WIDE).tab(list_url(ana))

    focus_by_tab(page, "a:has-text('Start marking')")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{desk_url(ana)}*")
    expect(page.locator("#mark-title")).to_be_focused()
    page.keyboard.type("1")
    assert page.locator("[data-total]").inner_text() == "25"
    expect(page.get_by_text("so far")).to_be_visible()
    page.keyboard.type("2")
    expect(page.get_by_text("so far")).to_be_hidden()
    assert page.locator("[data-total]").inner_text() == "45"
    page.keyboard.press("Control+Enter")

    page.wait_for_url(f"**{desk_url(budi)}**")
    expect(page.locator("#mark-title")).to_be_focused()
    page.keyboard.type("23")
    page.keyboard.press("Control+Enter")

    page.wait_for_url(f"**{list_url(ana)}**")
    focus_by_tab(page, "summary:has-text('Release 2 marks')")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("2 marks released.").wait_for()
    assert [mark.points for mark in Mark.objects.order_by("work")] == [45, 35]

    student = visit(ana.enrolment).tab(ana.assignment)
    assert student.get_by_text("45 / 50").is_visible()


def test_arrows_and_wheel_change_no_score(visit, essays, teacher):
    page = visit(teacher, **WIDE).tab(desk_url(essays[0]))
    checked = page.locator("[data-criterion] input:checked")
    levels = page.locator(FIRST_LEVEL)
    levels.first.focus()
    page.keyboard.press("2")
    levels.nth(1).focus()

    for key in ("ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft", "ArrowDown"):
        page.keyboard.press(key)
    assert [field.get_attribute("data-worth") for field in checked.all()] == ["20.00"]
    page.keyboard.press("Space")
    assert [field.get_attribute("data-worth") for field in checked.all()] == ["15.00"]

    own = page.locator("[data-points]").first
    own.fill("12,5")
    own.hover()
    page.mouse.wheel(0, 400)
    page.keyboard.press("ArrowUp")
    assert own.input_value() == "12,5"


def test_a_level_chosen_after_other_points_counts_and_wrong_points_are_said_at_once(
    visit, essays, teacher
):
    page = visit(teacher, **WIDE).tab(desk_url(essays[0]))
    first = page.locator("[data-criterion]").first
    own, total = first.locator("[data-points]"), page.locator("[data-total]")

    own.fill("26")
    own.blur()
    expect(first.get_by_text("Write a number from 0 to 25")).to_be_visible()
    expect(own).to_have_attribute("aria-invalid", "true")
    assert total.inner_text() == "–"
    own.fill("12.5")
    own.blur()
    expect(first.get_by_text("Write a number from 0 to 25")).to_be_hidden()
    assert total.inner_text() == "12.5"

    first.get_by_label("Level 2").check()
    expect(own).to_have_value("")
    expect(first.get_by_role("status")).to_have_text("The other points are gone: the level counts.")
    assert total.inner_text() == "20"


def test_on_a_phone_one_begins_with_the_text_and_can_jump(visit, essays, teacher):
    page = visit(teacher).tab(list_url(essays[0]))

    page.get_by_role("link", name="Start marking").click()
    page.wait_for_url(f"**{desk_url(essays[0])}*")
    assert page.evaluate("scrollY") == 0
    page.get_by_role("link", name="To the rubric").click()
    expect(page.locator("#mark-title")).to_be_in_viewport()
    page.get_by_role("link", name="Back to the text").click()

    expect(page.locator("#work-title")).to_be_focused()


def test_paper_has_what_was_given_and_nothing_to_fill_in(visit, essays, teacher):
    page = visit(teacher, **WIDE).tab(desk_url(essays[0]))
    first, second = page.locator("[data-criterion]").all()
    first.get_by_label("Level 2").check()
    second.get_by_label("Comment").fill("On paper too")

    page.emulate_media(media="print")

    shown = page.locator(".level:visible").all_inner_texts()
    assert [text.split("\n")[0] for text in shown] == ["Level 2 20"]
    expect(first.get_by_label("Comment")).to_be_hidden()
    expect(second.get_by_label("Comment")).to_be_visible()
    assert page.locator("[data-points]:visible").count() == 0
    expect(page.locator("[data-needs-script]")).to_be_hidden()


def test_digits_in_a_comment_are_only_text(visit, essays, teacher):
    page = visit(teacher, **WIDE).tab(desk_url(essays[0]))

    page.locator("textarea").first.press_sequentially("1 n 2 p 3")

    assert page.locator("[data-criterion] input:checked").count() == 0
    assert page.locator("textarea").first.input_value() == "1 n 2 p 3"


def test_two_teachers_at_once_lose_nothing(visit, essays, course, teacher):
    work = essays[0]
    other = make_teacher(course, "Other Teacher", language="en")
    first, second = (visit(person, **WIDE) for person in (teacher, other))
    second.forgive("409")
    mine, theirs = first.tab(desk_url(work)), second.tab(desk_url(work))
    for page, keys in ((mine, "11"), (theirs, "44")):
        page.locator(FIRST_LEVEL).first.focus()
        page.keyboard.type(keys)
    mine.locator("[data-save]").click()
    mine.get_by_text("Saved for Ana: 50 of 50 points.").wait_for()

    theirs.locator("[data-save]").click()

    conflict = theirs.get_by_role("alert")
    expect(conflict.get_by_text("Tuti Teacher saved a mark")).to_be_visible()
    assert Mark.objects.get().points == 50
    conflict.get_by_role("button", name="Keep mine").click()
    theirs.get_by_text("Saved for Ana: 16 of 50 points.").wait_for()
    assert (Mark.objects.get().points, Mark.objects.get().version) == (16, 2)


def test_keeping_the_other_mark_forgets_the_own_copy(visit, essays, course, teacher, login):
    work = essays[0]
    visitor = visit(teacher, **WIDE)
    visitor.forgive("409")
    page = visitor.tab(desk_url(work))
    page.locator(FIRST_LEVEL).first.focus()
    page.keyboard.type("44")
    login(make_teacher(course)).post(desk_url(work), form_data(work, (1, "", ""), (1, "", "")))
    page.locator("[data-save]").click()

    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("alert").get_by_role("link", name="Keep the other mark").click()

    expect(page.locator("[data-total]")).to_have_text("50")
    page.wait_for_load_state()
    assert page.evaluate("localStorage.length") == 0


def test_what_was_typed_survives_a_closed_tab(visit, essays, teacher):
    visitor = visit(teacher, **WIDE)
    page = visitor.tab(desk_url(essays[0]))
    page.locator("textarea").first.fill("A comment worth keeping")
    page.close()

    page = visitor.tab(desk_url(essays[0]))
    page.get_by_role("button", name="Put it back").click()
    expect(page.locator("textarea").first).to_have_value("A comment worth keeping")
    page.locator("[data-save]").click()

    page.get_by_text("Saved for Ana.").wait_for()
    page.wait_for_load_state()  # its script forgets the copy
    assert page.evaluate("localStorage.length") == 0


def test_leaving_with_something_unsaved_is_asked_about(visit, essays, teacher):
    page = visit(teacher, **WIDE).tab(desk_url(essays[0]))
    page.locator("textarea").first.fill("Unsaved")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))

    page.get_by_role("link", name="Next").click()

    page.wait_for_url(f"**{desk_url(essays[1])}")
    assert asked == ["beforeunload"]


def test_marking_works_without_javascript(visit, essays, teacher):
    ana, budi = essays
    page = visit(teacher, java_script_enabled=False).tab(desk_url(ana))

    for group in page.locator("[data-criterion]").all():
        group.get_by_label("Level 2").check()
    page.get_by_role("button", name="Save and next unmarked").click()

    page.wait_for_url(f"**{desk_url(budi)}**")
    assert Mark.objects.get().points == 40
