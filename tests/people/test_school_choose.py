"""Who administers two schools works in one at a time, and chooses which."""

import pytest

from classroom.people.models import Membership
from tests.factories import make_course, make_school, make_user
from tests.people.test_school_people import PERSON


@pytest.fixture
def second(admin):
    school = make_school(name="SMP Kedua")
    Membership.objects.create(school=school, user=admin, role=Membership.Role.ADMIN)
    return school


def choose(browser, school):
    return browser.post("/school/choose/", {"school": school.pk})


def test_every_page_is_of_the_chosen_school_and_the_other_s_ids_are_404(browser, school, second):
    ours, theirs = make_course(school), make_course(second)

    assert browser.get(f"/school/classes/{theirs.pk}/").status_code == 404
    assert "SMP Kedua" in browser.get("/school/").text
    answer = choose(browser, second)

    assert answer.url == "/school/"
    assert browser.get("/school/people/").context["school"] == second
    assert browser.get(f"/school/classes/{theirs.pk}/").status_code == 200
    assert browser.get(f"/school/classes/{ours.pk}/").status_code == 404
    choose(browser, school)
    assert browser.get("/school/people/").context["school"] == school


def test_who_has_one_school_is_asked_nothing(browser):
    assert "/school/choose/" not in browser.get("/school/").text


@pytest.mark.parametrize("role", [None, Membership.Role.TEACHER])
def test_a_school_one_does_not_administer_cannot_be_chosen(browser, school, admin, role):
    foreign = make_school()
    if role:
        Membership.objects.create(school=foreign, user=admin, role=role)

    assert choose(browser, foreign).status_code == 404
    assert browser.get("/school/").context["school"] == school


def test_a_chosen_school_that_one_no_longer_administers_gives_way_to_the_other(
    browser, school, admin, second
):
    choose(browser, second)

    admin.memberships.filter(school=second).update(role=Membership.Role.TEACHER)

    assert browser.get("/school/").context["school"] == school


def test_a_form_goes_to_the_school_it_was_made_for(browser, school, second):
    person = make_user(school=school)
    Membership.objects.create(school=second, user=person)
    pages = "/school/people/add/", f"/school/people/{person.pk}/"
    of_the_first = f'name="school" value="{school.pk}"'
    assert [of_the_first in browser.get(page).text for page in pages] == [True, True]

    choose(browser, second)
    browser.post(pages[0], PERSON | {"school": school.pk})
    choose(browser, second)
    browser.post(f"{pages[1]}role/", {"role": "teacher", "school": school.pk})

    assert school.memberships.filter(user__full_name=PERSON["full_name"]).exists()
    roles = {row.school: row.role for row in person.memberships.all()}
    assert roles == {school: "teacher", second: "student"}
