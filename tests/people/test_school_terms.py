"""Terms of a school: added, changed, refused where they cannot be."""

from datetime import date

import pytest

from classroom.audit.models import Entry
from classroom.people.models import Term
from tests.factories import make_admin, make_school, make_term

TERM = {"year": 2026, "semester": 2, "starts_on": "2027-01-04", "ends_on": "2027-06-19"}


def test_a_term_is_added_and_recorded(browser, school):
    browser.post("/school/terms/add/", TERM)

    term = school.terms.get()
    assert (term.year, term.semester, term.ends_on) == (2026, 2, date(2027, 6, 19))
    assert Entry.objects.get().action == "term_add"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"ends_on": "2027-01-04"}, "ends_on"),
        ({"year": 26}, "year"),
        ({"semester": 1}, "semester"),
        ({"starts_on": ""}, "starts_on"),
        ({"starts_on": "0001-01-01"}, "starts_on"),
        ({"starts_on": "2025-12-31"}, "starts_on"),
        ({"starts_on": "2026-12-01"}, "starts_on"),
        ({"starts_on": "2026-12-19"}, "starts_on"),
        ({"ends_on": "2028-01-01"}, "ends_on"),
    ],
)
def test_a_term_that_cannot_be_is_told_at_its_field(browser, school, values, field):
    make_term(school)

    response = browser.post("/school/terms/add/", TERM | values)

    assert list(response.context["form"].errors) == [field]
    assert Term.objects.count() == 1


@pytest.mark.parametrize(
    ("semester", "first", "last", "said"),
    [
        (2, "2027-01-01", "2027-06-30", "between December 2027 and May 2028"),
        (2, "2028-07-03", "2028-12-16", "between December 2027 and May 2028"),
        (1, "2027-01-04", "2027-06-30", "between June and November 2027"),
        (1, "2028-01-03", "2028-06-30", "between June and November 2027"),
        (1, "2027-07-12", "2027-12-18", None),
        (2, "2027-12-27", "2028-06-30", None),
    ],
)
def test_semester_1_is_in_the_second_half_of_its_year_and_semester_2_after_it(
    browser, school, semester, first, last, said
):
    browser.post("/language/", {"language": "en"})
    days = {"starts_on": first, "ends_on": last}

    answer = browser.post("/school/terms/add/", {"year": 2027, "semester": semester} | days)

    if said:
        errors = answer.context["form"].errors
        begins = f"Semester {semester} of 2027/2028 begins {said}."
        assert errors == {"starts_on": [begins]}
    assert school.terms.exists() == (said is None)


def test_which_days_overlap_is_said(login, school):
    admin = make_admin(school)
    admin.language = "en"
    admin.save()
    browser = login(admin)
    make_term(school)
    make_term(make_school(), year=2027, starts_on=date(2027, 1, 1), ends_on=date(2027, 6, 1))

    refused = browser.post("/school/terms/add/", TERM | {"starts_on": "2026-12-19"})
    taken = browser.post("/school/terms/add/", TERM | {"starts_on": "2026-12-20"})

    assert refused.context["form"].errors["starts_on"] == [
        "These days overlap those of 2026/2027, semester 1: 13 July 2026 to 19 December 2026."
    ]
    assert taken.status_code == 302


def test_a_changed_term_is_recorded_from_old_to_new(browser, school):
    term = make_term(school)
    data = {"year": 2026, "semester": 1, "starts_on": "2026-07-13", "ends_on": "2026-12-23"}

    browser.post(f"/school/terms/{term.pk}/", data)

    entry = Entry.objects.get()
    assert (entry.before, entry.after) == ({"ends_on": "2026-12-19"}, {"ends_on": "2026-12-23"})
