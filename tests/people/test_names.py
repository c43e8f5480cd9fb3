"""Names in lists and in searches: alike on every database, however they are written."""

import uuid
from importlib import import_module

import pytest
from django.apps import apps

from classroom.people.models import User
from classroom.people.models.names import folded
from lessons.grading.classlist import students_of
from tests.factories import make_course, make_student, make_user

WRITTEN = ["Umar Lessy", "agus salim", "Éva Ñandu", "Zaki", "Eva Manu", "Ana  Putri", "Anang"]
IN_ORDER = ["agus salim", "Ana  Putri", "Anang", "Eva Manu", "Éva Ñandu", "Umar Lessy", "Zaki"]
PERSON = {"role": "student", "username": "new", "key": uuid.uuid4()}


@pytest.mark.parametrize(
    ("name", "same"),
    [("Éva  Ñandu", "eva nandu"), (" STRAẞE ", "strasse"), ("I'Gusti", "i'gusti"), ("王", "王")],
)
def test_a_name_is_compared_without_capitals_accents_and_spare_spaces(name, same):
    assert folded(name) == same


def test_lists_are_in_the_order_of_names_however_they_are_written(school):
    course = make_course(school=school)
    for name in WRITTEN:
        make_student(course, name)

    lists = {
        "class list": [one.user.full_name for one in students_of(course.pk)],
        "class": [one.user.full_name for one in course.enrolments.all()],
        "school": [one.user.full_name for one in school.memberships.all()],
        "people": [one.full_name for one in User.objects.all()],
    }

    assert lists == dict.fromkeys(lists, IN_ORDER)


@pytest.mark.parametrize("text", ["éva", "EVA", "ñandu", "Éva Nandu", "eva  nandu"])
def test_a_person_is_found_however_the_name_is_written(browser, school, text):
    make_user("Éva Ñandu", school=school)

    response = browser.get("/school/people/", {"q": text})

    assert [one.user.full_name for one in response.context["members"]] == ["Éva Ñandu"]


@pytest.mark.parametrize("name", ["éva ñandu", "Eva Nandu", "Éva   Ñandu"])
def test_a_namesake_is_told_however_the_name_is_written(browser, school, name):
    make_user("Éva Ñandu", school=school)

    response = browser.post("/school/people/add/", PERSON | {"full_name": name})

    assert list(response.context["form"].errors) == ["full_name"]


def test_a_changed_name_moves_in_the_lists_and_keeps_no_spare_spaces(browser, school):
    person = make_user("Zaki", school=school)
    details = {"full_name": "Agus   Salim", "username": person.username}

    browser.post(f"/school/people/{person.pk}/edit/", details)

    person.refresh_from_db()
    assert (person.full_name, person.sort_name) == ("Agus Salim", "agus salim")


def test_people_of_before_get_their_place_in_the_lists(school):
    person = make_user("Éva Ñandu", school=school)
    User.objects.update(sort_name="")

    import_module("classroom.people.migrations.0005_names_to_sort_by").fold(apps, None)

    person.refresh_from_db()
    assert person.sort_name == "eva nandu"
