"""A name can be read in a list, and leaves alone what stands beside it."""

import pytest
from django.core.exceptions import ValidationError

from classroom.people.models import User
from classroom.text_fields import legible
from lessons.assignments.models import Assignment
from tests.assignments.form import essay, url
from tests.factories import make_admin, make_course, make_school, make_term, make_user

ZERO_WIDTH, TURN_AROUND = "\u200b", "\u202eSiti"


@pytest.mark.parametrize("name", ["Siti", "7", "Nur'aini", "I Gst. Ayu", "Éva", "نور", "क्‍ष", "李"])
def test_names_of_every_script_are_legible(name):
    legible(name)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (ZERO_WIDTH, "hidden"),
        (TURN_AROUND, "hidden"),
        ("Siti\u200fAminah", "hidden"),
        ("Siti\tAminah", "hidden"),
        ("Siti\u2028Aminah", "hidden"),
        ("\u3164", "hidden"),
        ("\ufeffSiti", "hidden"),
        ("…", "blank"),
        ("😀", "blank"),
        ("\u2800", "blank"),
    ],
)
def test_names_that_nobody_can_read_are_refused(name, code):
    with pytest.raises(ValidationError) as refused:
        legible(name)

    assert refused.value.code == code


def errors(browser, path, **data):
    return list(browser.post(path, data).context["form"].errors)


@pytest.mark.parametrize("name", [ZERO_WIDTH, TURN_AROUND, "-"])
def test_the_school_s_forms_refuse_them_at_the_field(login, db, name):
    school = make_school()
    browser, term = login(make_admin(school)), make_term(school).pk
    person, course = make_user(school=school), make_course(school)
    add, edit = "/school/people/add/", f"/school/people/{person.pk}/edit/"

    assert "full_name" in errors(browser, add, full_name=name, role="student")
    assert errors(browser, edit, full_name=name, username=person.username) == ["full_name"]
    for path in ("/school/classes/add/", f"/school/classes/{course.pk}/edit/"):
        assert errors(browser, path, name=name, subject=name, term=term) == ["name", "subject"]


@pytest.mark.parametrize("name", [ZERO_WIDTH, TURN_AROUND])
def test_the_operator_s_pages_do_too(login, db, name):
    boss = User.objects.create_superuser("boss", full_name="Boss")
    data = {"name": name, "npsn": "12345678", "time_zone": "Asia/Jakarta"}

    page = login(boss).post("/admin/people/school/add/", data)

    assert list(page.context["adminform"].form.errors) == ["name"]


@pytest.mark.parametrize("title", [ZERO_WIDTH, TURN_AROUND, "?"])
def test_the_title_of_an_assignment_is_refused_too(login, course, teacher, title):
    assert errors(login(teacher), url(course), **essay(course, title=title)) == ["title"]
    assert not Assignment.objects.exists()
