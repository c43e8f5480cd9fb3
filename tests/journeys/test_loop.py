"""The whole loop in a browser: a class, a lesson, an essay, a mark; with and without scripts."""

import pytest
from playwright.sync_api import expect

from lessons.essays.models import Attempt
from lessons.reading.models import EssayTemplate
from tests import factories

WIDE = {"viewport": {"width": 1280, "height": 800}}
LEVELS = [
    {
        "points": points,
        "title": {"id": f"Tingkat {points}", "en": f"Level {points}"},
        "descriptor": {"id": "Uraian", "en": "Descriptor"},
    }
    for points in (25, 20, 15, 8)
]


@pytest.fixture
def module(transactional_db):
    module = factories.make_module(sections=2)
    EssayTemplate.objects.create(
        module=module,
        title_ind="Satu keputusan",
        title_en="One decision",
        instructions_ind="Tulis.",
        instructions_en="Write.",
        words_min=3,
        words_max=50,
        rubric=[{"title": {"id": "Bukti", "en": "Evidence"}, "levels": LEVELS}],
    )
    return module


@pytest.fixture
def teacher(course):
    return factories.make_teacher(course, "Tuti Teacher", language="en")


@pytest.fixture
def student(course):
    return factories.make_student(course, "Siti Student", language="en")


def assign_both(page, module):
    """From the desk: give the class the module, then its essay."""
    page.get_by_role("link", name="Modules").click()
    page.get_by_role("link", name=module.title_en).click()
    page.get_by_text("Assign the reading").click()
    page.locator("a[href*='/reading/assign/']").click()
    page.get_by_role("button", name="Assign", exact=True).click()
    expect(page.get_by_role("link", name=module.title_en, exact=True)).to_be_visible()
    page.get_by_role("link", name="Modules").click()
    page.get_by_role("link", name=module.title_en).click()
    page.get_by_text("Assign the essay").click()
    page.locator("a[href*='/essays/assign/']").click()
    page.get_by_role("button", name="Assign", exact=True).click()
    expect(page.get_by_role("link", name="One decision", exact=True)).to_be_visible()


def read_module(page, module):
    """From today: read both sections, answer each check (the first option is right), finish."""
    page.get_by_role("link", name=module.title_en).click()
    page.get_by_role("link", name="Section 1").first.click()
    for last in (False, True):
        page.get_by_label("Option 1", exact=True).check()
        page.get_by_role("button", name="Check the answer").click()
        expect(page.get_by_text("Feedback 1")).to_be_visible()
        page.get_by_role("button", name="finish" if last else "go on").click()
    expect(page.get_by_role("heading", name="finished")).to_be_visible()


def write_essay(page):
    """From today: write, hand in, hold a receipt."""
    page.get_by_role("link", name="One decision").click()
    page.get_by_role("textbox", name="Your text").fill("The vote of 1945 was won by two thirds.")
    page.get_by_role("button", name="Hand in").click()
    page.get_by_role("button", name="Yes, hand in").click()
    expect(page.get_by_role("heading", name="Your essay is handed in")).to_be_visible()


def mark_and_release(page):
    """From the desk: mark the one essay, release it."""
    page.get_by_role("link", name="Mark 1").click()
    page.get_by_role("link", name="Start marking").click()
    page.get_by_label("Level 20").check()
    page.get_by_label("Comment", exact=False).first.fill("Name the source.")
    page.get_by_label("Overall feedback").fill("A clear case.")
    page.get_by_role("button", name="Save and next unmarked").click()
    page.get_by_text("Release 1 mark").first.click()
    page.locator("details[open] form button").click()
    expect(page.get_by_text("1 mark released.")).to_be_visible()


def read_feedback(page):
    """From today: the mark, the comment, and the task is off the list once it is read."""
    page.get_by_role("link", name="One decision").click()
    for words in ("20 / 25", "Name the source.", "A clear case."):
        expect(page.get_by_text(words).first).to_be_visible()
    page.get_by_role("button", name="I have read").click()
    page.get_by_role("link", name="Today").click()
    expect(page.get_by_role("link", name="One decision")).to_have_count(0)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_from_assigning_to_feedback(visit, module, teacher, student, scripts):
    desk = visit(teacher, java_script_enabled=scripts, **WIDE)
    phone = visit(student, java_script_enabled=scripts)

    assign_both(desk.tab(), module)
    read_module(phone.tab(), module)
    write_essay(phone.tab())
    assert Attempt.objects.get().text == "The vote of 1945 was won by two thirds."
    mark_and_release(desk.tab())

    read_feedback(phone.tab())


def test_a_student_joins_by_the_code_on_the_board(visit, course, teacher):
    newcomer = factories.make_user("Nina Newcomer", school=course.school, language="en")
    board = visit(teacher, **WIDE).tab(f"/classes/{course.pk}/join-code/")
    board.get_by_role("button", name="code").first.click()
    code = course.join_codes.get()
    expect(board.get_by_text(str(code)).first).to_be_visible()
    expect(board.locator("svg.qr")).to_be_visible()

    phone = visit(newcomer).tab("/join/")
    phone.get_by_role("textbox").fill(str(code).lower())
    phone.get_by_role("button", name="Next").click()
    expect(phone.get_by_text(str(code))).to_be_visible()
    expect(phone.get_by_text(course.name)).to_have_count(0)
    assert not course.enrolments.filter(user=newcomer).exists()
    phone.get_by_role("button", name="Join this class").click()

    expect(phone.get_by_text(course.name).first).to_be_visible()
    assert course.enrolments.filter(user=newcomer).exists()

    phone.get_by_role("button", name="This is not my class").click()
    expect(phone.get_by_text("You are out of that class again.")).to_be_visible()
    assert not course.enrolments.filter(user=newcomer).exists()


def test_an_admin_opens_a_class_and_puts_people_in_it(visit, course, teacher, student):
    admin = factories.make_admin(course.school)
    admin.language = "en"
    admin.save()

    page = visit(admin, **WIDE).tab("/school/")
    page.get_by_role("link", name="Classes").last.click()
    page.get_by_role("link", name="Add a class").first.click()
    page.get_by_label("Name").fill("IX-Z")
    page.get_by_label("Subject").fill("PPKn")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="IX-Z")).to_be_visible()
    for whom, person in (("students", student), ("teachers", teacher)):
        page.get_by_role("link", name=f"Put {whom} in").click()
        page.get_by_label(person.user.full_name).check()
        page.get_by_role("button", name="Put the ticked people in").click()
        expect(page.get_by_role("link", name=person.user.full_name)).to_be_visible()

    phone = visit(student).tab("/classes/")
    expect(phone.get_by_role("link", name="IX-Z")).to_be_visible()
