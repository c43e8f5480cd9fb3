"""Dates on a touch screen: the phone's own picker, and nothing that it drops without a word."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from classroom.people.models import Membership
from lessons.assignments.models import Assignment
from tests.factories import make_teacher, make_user

from .looking import faults

TOUCH = {"has_touch": True, "is_mobile": True}


@pytest.fixture
def teacher(course):
    return make_teacher(course, language="en")


def type_day_alone(page, field):
    """Empty a picker and type a day without a time, as on a tablet with a keyboard."""
    field.fill("")
    field.press("Home")
    page.keyboard.type("12062026")


@pytest.mark.parametrize("label", ["Due (WIB)", "Opens (WIB)", "Closes (WIB)"])
def test_a_day_without_a_time_is_told_at_its_field_and_not_sent(visit, course, teacher, label):
    page = visit(teacher, **TOUCH).tab(reverse("essays:assign", args=[course.pk]))
    page.get_by_label("Title").fill("Whole")
    page.get_by_text("More options").click()
    field = page.get_by_label(label)
    type_day_alone(page, field)
    page.get_by_text("More options").click()

    page.get_by_role("button", name="Assign", exact=True).click()

    expect(page.get_by_role("alert")).to_contain_text("This date is not complete")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    assert (Assignment.objects.count(), faults(page)) == (0, [])
    field.fill("2099-12-06T23:59")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_whole_date_is_sent_and_a_refused_page_shows_it_in_the_picker(visit, course, teacher):
    page = visit(teacher, **TOUCH).tab(reverse("essays:assign", args=[course.pk]))
    due = page.get_by_label("Due (WIB)")
    due.fill("2099-12-06T20:15")
    page.get_by_role("button", name="Assign", exact=True).click()

    expect(page.get_by_role("alert")).to_be_focused()
    expect(due).to_have_attribute("type", "datetime-local")
    expect(due).to_have_value("2099-12-06T20:15")


def test_how_to_type_a_date_is_not_said_where_a_picker_is(visit, course, teacher):
    said = []
    for options in (TOUCH, {}):
        page = visit(teacher, **options).tab(reverse("essays:assign", args=[course.pk]))
        page.get_by_text("More options").click()
        for name in ("due", "opens"):
            hint = page.locator(f"#id_{name}_at_helptext").inner_text()
            said.append(" ".join(hint.split()))

    opens = "Students do not see it before. Empty: it is open at once."
    typed = "Day/month/year hour.minute. Without a time it is 23.59."
    assert said == ["", opens, typed, f"{opens} Without a time: 00.00."]


def test_nor_is_it_in_the_form_of_a_term(visit, course):
    admin = make_user(school=course.school, role=Membership.Role.ADMIN, language="en")

    page = visit(admin, **TOUCH).tab(reverse("people:term_add"))

    expect(page.get_by_label("First day")).to_have_attribute("type", "date")
    expect(page.locator("#id_starts_on_helptext")).to_have_text("")
