"""Assigning in a real browser: what was typed is not lost without a word."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from lessons.assignments.models import Assignment
from tests.factories import make_essay, make_teacher


@pytest.fixture
def teacher(course):
    return make_teacher(course, language="en")


def answer_dialogs(page, how):
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), getattr(dialog, how)()))
    return asked


def test_leaving_the_form_is_asked_about_once_something_is_typed(visit, course, teacher):
    page = visit(teacher).tab(reverse("essays:assign", args=[course.pk]))
    asked = answer_dialogs(page, "dismiss")

    page.get_by_label("Title").fill("Half an assignment")
    page.locator(".language button:not([aria-pressed])").first.click()

    expect(page.get_by_label("Title")).to_have_value("Half an assignment")
    assert asked == ["beforeunload"]


def test_nothing_is_asked_of_whoever_sends_the_form_or_typed_nothing(visit, course, teacher):
    page = visit(teacher).tab(reverse("essays:assign", args=[course.pk]))
    asked = answer_dialogs(page, "accept")

    page.get_by_label("Title").click()
    page.get_by_role("link", name="Cancel").click()
    page.get_by_role("link", name="Assign an essay").click()
    page.get_by_label("Title").fill("Whole")
    page.get_by_role("button", name="Assign", exact=True).click()

    expect(page.get_by_role("link", name="Whole", exact=True)).to_be_visible()
    assert (asked, Assignment.objects.get().title) == ([], "Whole")


def test_a_rubric_with_a_new_row_is_unsaved_until_it_is_saved(visit, course, teacher):
    essay = make_essay(course)
    page = visit(teacher).tab(reverse("assignments:rubric", args=[course.pk, essay.pk]))
    asked = answer_dialogs(page, "accept")

    page.get_by_role("button", name="Add a criterion").click()
    page.get_by_label("Title of the rubric").click()
    assert asked == []
    page.get_by_role("link", name="Cancel").click()

    page.wait_for_url(f"**{reverse('grading:marking', args=[course.pk, essay.pk])}")
    assert asked == ["beforeunload"]


def test_a_refused_form_has_the_keyboard_on_its_notice(visit, course, teacher):
    page = visit(teacher, java_script_enabled=False).tab(reverse("essays:assign", args=[course.pk]))

    page.get_by_role("button", name="Assign", exact=True).click()

    expect(page.get_by_role("alert")).to_be_focused()
