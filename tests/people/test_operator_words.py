"""Django's admin pages speak of our rows in the words of our pages."""

import re

import pytest
from django.apps import apps
from django.contrib import admin
from django.utils.functional import Promise

from tests.factories import make_course, make_school, make_student, make_user

TERM = {"year": 2026, "semester": 1, "starts_on": "2026-07-13", "ends_on": "2026-12-19"}


@pytest.fixture
def browser(db, login):
    return login(make_user("Bos Operator", is_staff=True, is_superuser=True))


def errors(browser, path, data):
    """Send a form of an admin page and return what it says is wrong."""
    page = browser.post(f"/admin/people/{path}", data).text
    found = re.findall(r'<ul class="errorlist[^>]*>(.*?)</ul>', page, re.DOTALL)
    return [re.sub(r"<[^>]+>", "", one) for one in found]


def test_a_second_enrolment_of_a_person_is_said_to_be_there(browser, student):
    data = {"course": student.course_id, "user": student.user_id, "role": "student"}
    data |= {"joined_at_0": "2026-11-01", "joined_at_1": "08:00:00"}

    said = "Orang ini sudah atau pernah ada di kelas ini: ubahlah keanggotaan yang itu."
    assert errors(browser, "enrolment/add/", data) == [said]


def test_a_second_membership_of_a_person_is_said_to_be_there(browser, student):
    data = {"school": student.course.school_id, "user": student.user_id, "role": "student"}

    assert errors(browser, "membership/add/", data) == [
        "Orang ini sudah menjadi anggota sekolah ini."
    ]


def test_a_second_class_of_a_name_is_said_to_be_there(browser):
    row = make_course(name="IX-A", subject="IPS")
    data = {"school": row.school_id, "term": row.term_id, "name": "IX-A", "subject": "IPS"}

    said = "Semester ini sudah punya kelas dengan nama dan mata pelajaran itu."
    assert errors(browser, "course/add/", data) == [said]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"semester": 2, "ends_on": "2026-07-01"}, "Hari terakhir harus setelah hari pertama."),
        ({}, "Sekolah ini sudah punya semester itu pada tahun ajaran itu."),
    ],
)
def test_a_term_that_cannot_be_is_refused_in_words(browser, changes, said):
    school = make_school()
    make_course(school)

    assert errors(browser, "term/add/", TERM | {"school": school.pk} | changes) == [said]


def test_every_row_that_a_deletion_may_list_has_a_name_in_both_languages():
    ours = [one for one in apps.get_models() if one.__module__.startswith(("classroom", "lessons"))]
    unrelated = {"Throttle"}  # hangs off nothing, so that nothing takes it along

    nameless = {
        one.__name__
        for one in ours
        for name in (one._meta.verbose_name, one._meta.verbose_name_plural)
        if not isinstance(name, Promise)
    }

    assert nameless == unrelated


def test_every_field_of_the_operator_s_forms_has_a_name_in_both_languages():
    ours = [one for one in admin.site._registry if one.__module__.startswith("classroom")]

    nameless = [
        str(field)
        for one in ours
        for field in one._meta.fields
        if field.editable and not field.auto_created and not isinstance(field.verbose_name, Promise)
    ]

    assert nameless == []


def test_a_deletion_lists_what_goes_in_indonesian(browser, course):
    make_student(course)

    page = browser.get(f"/admin/people/course/{course.pk}/delete/").text

    assert "<li>Keanggotaan kelas: 1</li>" in page
