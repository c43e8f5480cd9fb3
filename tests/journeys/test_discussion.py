"""Three students and a teacher discuss on phones, from first posts at a closed door to marks."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from lessons.discussions.models import Citation, Post, Visit
from lessons.reading.paragraphs import paragraphs_of
from tests import factories
from tests.discussions.makers import make_post, make_prompt
from tests.journeys.looking import faults
from tests.journeys.talking import MIND, SAID, post, write


@pytest.fixture
def teacher(course):
    return factories.make_teacher(course, "Tuti Teacher", language="en")


@pytest.fixture
def students(course):
    names = ("Ani", "Budi", "Citra")
    return [factories.make_student(course, f"{name} Student", language="en") for name in names]


@pytest.fixture
def prompt(course):
    asked = [("claim", 1), ("evidence", 1), ("answer", 1)]
    return make_prompt(course, asked, rubric=factories.make_rubric(course.school))


def answer(page, name, move, text):
    page.get_by_role("link", name=f"Answer {name}").first.click()
    write(page.locator(".answer"), move, text)
    return page.locator(".answer")


def first_post(page, text):
    write(page.locator("#composer"), "Claim", text)
    post(page.locator("#composer"))
    expect(page.locator("article.is-mine")).to_be_focused()


def address(prompt, name):
    return reverse(name, args=[prompt.assignment.course_id, prompt.assignment_id])


# --- The whole way -------------------------------------------------------------------------------


def test_a_class_discusses_from_closed_doors_to_marks(visit, course, prompt, students, teacher):
    reading = factories.make_reading(course)
    phones = [visit(student).tab(prompt) for student in students]
    desk = visit(teacher).tab(prompt)
    ani, budi, citra = phones

    first_post(ani, SAID[0])
    expect(desk.locator("#news")).to_contain_text("1 new post")
    expect(citra.locator("#news")).to_contain_text("1 post is waiting now.", timeout=15_000)
    expect(citra.get_by_text(MIND)).to_have_count(0)
    first_post(budi, SAID[1])
    first_post(citra, SAID[2])
    expect(citra.get_by_text(MIND)).to_be_visible()

    post(answer(budi, "Ani Student", "Question", "Who would make the five give it up?"))
    expect(budi.get_by_text("Who would make the five give it up?")).to_be_visible()
    ani.reload()
    post(answer(ani, "Budi Student", "Claim", "Nobody can; but they may find that it costs them."))
    expect(ani.get_by_text("Still missing: one piece of evidence.")).to_be_visible()
    cite(answer(ani, "Citra Student", "Evidence", "So the module says."), reading)
    expect(ani.get_by_text("Your part is complete since")).to_be_visible()
    assert [faults(page) for page in (*phones, desk)] == [[]] * 4
    assert Citation.objects.get().section is not None

    mark(desk, prompt)
    ani.reload()
    expect(ani.locator("#feedback-title")).to_be_visible()
    assert faults(ani) == []


def cite(place, reading):
    """Cite the first paragraph of a module by its address, and post."""
    section = reading.reading_task.module.sections.first()
    anchor = next(iter(dict(paragraphs_of(section.body))))
    place.get_by_text("Cite a paragraph or a link").click()
    link = f"{reading.get_absolute_url()}sections/{section.slug}/#{anchor}"
    place.get_by_label("Address").fill(link)
    post(place)


def mark(page, prompt):
    page.goto(page.url.partition("/classes/")[0] + address(prompt, "grading:marking"))
    page.get_by_role("link", name="Start marking").click()
    page.wait_for_load_state()  # what is listed at once has to be there
    for criterion in page.locator("[data-criterion]").all():
        criterion.get_by_role("radio").first.check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#messages, .messages").first).to_contain_text("Ani")
    page.goto(page.url.partition("/classes/")[0] + address(prompt, "grading:marking"))
    page.get_by_text("Release 1 mark").click()
    page.get_by_role("button", name="Release now").click()
    expect(page.get_by_text("Release 1 mark")).to_have_count(0)


def test_without_scripts_one_reads_posts_and_marks_as_read(visit, prompt, students):
    make_post(prompt, students[1], SAID[1])
    page = visit(students[0], java_script_enabled=False).tab(prompt)
    expect(page.get_by_text("1 post is waiting.")).to_be_visible()

    write(page.locator("#composer"), "Claim", SAID[0])
    post(page.locator("#composer"))
    expect(page.get_by_text("1 post you have not seen yet.")).to_be_visible()
    page.get_by_role("button", name="Mark all as read").click()
    expect(page.get_by_text("you have not seen yet")).to_have_count(0)
    post(answer(page, "Budi Student", "Question", "Which states do you mean?"))

    expect(page.get_by_text("Which states do you mean?")).to_be_visible()
    assert Post.objects.count() == 3
    assert Visit.objects.count() == 1


# --- What is new while one reads -----------------------------------------------------------------


def test_what_comes_moves_nothing_and_is_loaded_on_demand(visit, prompt, students, teacher):
    first = make_post(prompt, students[0], SAID[0])
    page = visit(teacher).tab(prompt)
    page.get_by_role("link", name="Answer Ani Student").click()
    box = page.locator(".answer").get_by_label("Your text")
    box.press_sequentially("Half an ans")
    here = f"document.getElementById('post-{first.pk}').getBoundingClientRect().top + scrollY"
    before = page.evaluate(here)

    new = make_post(prompt, students[1], SAID[1])
    expect(page.locator("#news")).to_contain_text("1 new post")
    assert page.evaluate(here) == before
    expect(box).to_be_focused()
    expect(page.locator(f"#post-{new.pk}")).to_have_count(0)
    page.locator("#news-show").click()

    expect(page.locator(f"#post-{new.pk}")).to_be_focused()
    expect(page.locator("#news")).to_be_empty()
    expect(box).to_have_value("Half an ans")


def test_what_stood_in_view_is_noted_and_looking_away_is_not(visit, prompt, students, teacher):
    make_post(prompt, students[0], SAID[0])
    page = visit(teacher).tab(prompt)
    page.evaluate("Object.defineProperty(document, 'hidden', {value: true, configurable: true})")
    page.wait_for_timeout(1400)  # what takes 5 s where nobody hurries
    assert not Visit.objects.exists()

    page.evaluate("delete document.hidden")
    page.locator("#threads").scroll_into_view_if_needed()
    with page.expect_response(re.compile("/seen/")) as noted:
        pass

    assert noted.value.status == 204
    page.reload()
    expect(page.get_by_text("you have not seen yet")).to_have_count(0)


def test_what_is_marked_as_read_is_said_where_the_focus_goes(visit, prompt, students, teacher):
    make_post(prompt, students[0], SAID[0])
    page = visit(teacher).tab(prompt)
    page.get_by_role("button", name="Mark all as read").click()

    expect(page.get_by_text("Everything here is read.")).to_be_focused()


# --- A line that drops ---------------------------------------------------------------------------


# --- Every page ----------------------------------------------------------------------------------


def test_every_page_is_accessible_on_a_phone(visit, prompt, students, teacher):
    ani, budi, _citra = students
    make_post(prompt, budi, SAID[1]).reports.create(reporter=ani, reason="It is unkind.")
    closed = visit(ani).tab(prompt)
    found = {"closed": faults(closed)}
    own = make_post(prompt, ani, SAID[0])
    work = factories.make_work(prompt.assignment, ani, submitted_at=own.created_at)
    closed.reload()
    found["open"] = faults(closed)
    prompt.grouping = "list"
    prompt.save()
    visitor = visit(teacher)
    marking = reverse(
        "discussions:work", args=[work.enrolment.course_id, work.assignment_id, work.pk]
    )
    thread = f"{prompt.get_absolute_url()}posts/{own.pk}/"
    names = ("task", "groups", "insight", "reports")
    paths = [*(address(prompt, f"discussions:{name}") for name in names), marking, thread]
    for path in paths:
        found[path] = faults(visitor.tab(path))

    assert {name: faults for name, faults in found.items() if faults} == {}
