"""Tables on a phone show what they are for; paper shows what the screen folds away."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests import factories
from tests.grading.makers import desk_url, form_data, hand_in, make_rubric_essay, url

REACH = "box => box.scrollWidth - box.clientWidth"
CUT_OFF = """box => {
    const width = box.getBoundingClientRect().width;
    box.style.width = "max-content"; // as its longest choice
    return box.getBoundingClientRect().width - width;
}"""


@pytest.fixture
def teacher(course):
    return factories.make_teacher(course, "Tuti Teacher")


def sideways(page):
    """How far the page's table must be scrolled sideways."""
    return page.locator(".table-scroll").evaluate(REACH)


def test_two_marks_stand_under_each_other_on_a_phone(visit, course, teacher, login):
    work = hand_in(make_rubric_essay(course), factories.make_student(course, "Ana"))
    visitor = visit(teacher)
    visitor.forgive("409")
    page = visitor.tab(desk_url(work))
    other = factories.make_teacher(course, "Nathanaela Christanti Hutagalung-Simanjuntak")
    comment = "Alasannya jelas, tetapi sumbernya belum disebut"
    marks = form_data(work, (1, "", comment), (2, "", comment))
    login(other).post(desk_url(work), marks)

    page.locator("[data-criterion] input[type=radio]").first.check()
    page.locator("[data-save]").click()

    conflict = page.get_by_role("alert")
    expect(conflict.get_by_text(comment)).to_have_count(2)
    assert sideways(page) == 0
    edges = conflict.locator("td:visible").evaluate_all(
        "cells => [...new Set(cells.map(cell => cell.getBoundingClientRect().left))].length"
    )
    assert edges == 1


def test_no_standing_in_the_class_list_is_cut_off_on_a_phone(visit, course, teacher):
    essay = make_rubric_essay(course)
    for name in ("Maria Magdalena Simanjuntak", "Muhammad Alfarizi Ramadhan"):
        factories.make_work(essay, factories.make_student(course, name))

    page = visit(teacher).tab(url("grading:marking", course.pk, essay.pk))

    expect(page.get_by_text("sedang menulis").first).to_be_visible()
    assert sideways(page) == 0


@pytest.mark.parametrize("width", [360, 1280])
def test_names_stay_in_sight_beside_many_assignments(visit, course, teacher, width):
    student = factories.make_student(course, "Maria Magdalena Simanjuntak")
    for number in range(9):
        essay = make_rubric_essay(course, title=f"Esai nomor {number} tentang perundingan")
        factories.make_work(essay, student)
    window = {"viewport": {"width": width, "height": 740}}
    page = visit(teacher, **window).tab(url("grading:gradebook", course.pk))
    box = page.locator(".table-scroll")

    box.evaluate("box => { box.scrollLeft = box.scrollWidth }")
    assert box.evaluate("box => box.scrollLeft") > 0
    name = page.get_by_role("rowheader").bounding_box()
    assert name["x"] == pytest.approx(box.bounding_box()["x"], abs=1)
    assert name["width"] <= 150
    page.locator("thead a").last.focus()
    for link in page.locator("thead a").all()[::-1]:
        link.focus()
        assert link.bounding_box()["x"] >= name["x"] + name["width"]


def test_paper_shows_words_and_what_is_said_of_other_answers(visit, course):
    student = factories.make_student(course, "Siti Student", language="en")
    module = factories.make_module(1)
    reading = factories.make_reading(course, module)
    section = module.sections.get()
    section.body_en = "A [veto](term:veto)."
    section.save()
    visitor = visit(student, java_script_enabled=False)
    page = visitor.tab(f"{reading.get_absolute_url()}sections/{section.slug}/")
    page.get_by_label("Option 1").check()
    page.locator(".check button").first.click()
    words, others = page.locator(".glossary"), page.locator(".result details ul")
    expect(others).to_be_attached()
    expect(words).to_be_hidden()
    expect(others).to_be_hidden()

    page.emulate_media(media="print")

    expect(words).to_be_visible()
    expect(others).to_be_visible()


def test_where_a_browser_cannot_unfold_for_paper_the_page_does_and_folds_again(visit, course):
    student = factories.make_student(course)
    section = f"{factories.make_reading(course).get_absolute_url()}sections/section-1/"
    page = visit(student).tab(section)
    words = page.locator("details:has(> .glossary)")

    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(words).to_have_attribute("open", "")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")

    expect(words).not_to_have_attribute("open", "")


def test_paper_shows_the_whole_text_of_an_essay_and_how_it_will_be_marked(visit, course):
    essay = factories.make_essay(course, rubric=factories.make_rubric(course.school))
    page = visit(factories.make_student(course)).tab(essay)
    text = "Satu baris lagi.\n" * 60
    page.locator("#id_text").fill(text)
    expect(page.locator("[data-words]")).to_have_text("180")

    page.emulate_media(media="print")

    expect(page.locator("#id_text")).to_be_hidden()
    assert page.locator(".writing-paper").inner_text() == text
    expect(page.locator(".rubric-table")).to_be_visible()


def test_a_choice_of_terms_shows_which_semester_it_is_on_a_phone(visit, course):
    factories.make_term(course.school, semester=2, year=2027)

    page = visit(factories.make_admin(course.school)).tab(reverse("people:school_courses"))

    assert page.get_by_label("Semester").evaluate(CUT_OFF) <= 0


def test_an_icon_keeps_its_size_beside_words_that_wrap(visit, course, teacher):
    page = visit(teacher).tab(course)
    button = page.locator(".btn:has(svg)").first

    button.evaluate(
        "button => button.append('Lanjut membaca: siapa yang memutuskan, dan bagaimana')"
    )

    assert button.locator("svg").bounding_box()["width"] == 18
