"""Who may come in to /school/, and what each list costs."""

import re

import pytest

from classroom.audit.services import record
from classroom.people.models import Enrolment, Membership
from tests.factories import (
    make_admin,
    make_course,
    make_school,
    make_student,
    make_teacher,
    make_term,
    make_user,
)


def everything(school):
    """Return the addresses of every page and act of the school, with real ids in them."""
    course = make_course(school)
    person = make_student(course).user
    of_class = ["", "edit/", "archive/", "restore/", "choice/", "put-in/", "take-out/"]
    of_person = ["", "edit/", "role/", "reset-password/", "put-in/", "take-out/"]
    return [
        *[
            "",
            "terms/",
            "terms/add/",
            "classes/",
            "classes/add/",
            "people/",
            "people/add/",
            "audit/",
        ],
        f"terms/{course.term_id}/",
        *[f"classes/{course.pk}/{act}" for act in of_class],
        *[f"people/{person.pk}/{act}" for act in of_person],
    ]


def statuses(browser, school):
    return {
        getattr(browser, method)(f"/school/{path}").status_code
        for path in everything(school)
        for method in ("get", "post")
    }


@pytest.mark.parametrize("role", [Membership.Role.STUDENT, Membership.Role.TEACHER])
def test_only_an_admin_comes_in(login, school, role):
    assert statuses(login(make_user(school=school, role=role)), school) <= {404, 405}


def test_an_admin_of_another_school_finds_none_of_our_ids(login, school):
    elsewhere = login(make_admin(make_school()))
    for path in everything(school):
        if any(letter.isdigit() for letter in path):
            for method in ("get", "post"):
                answer = getattr(elsewhere, method)(f"/school/{path}")
                assert answer.status_code in (404, 405), path


def test_nobody_comes_in_without_signing_in(client, school):
    # A page leads to the sign-in page; a form that was sent says that nothing was saved.
    assert statuses(client, school) == {302, 401}


def test_the_overview_counts_and_says_what_is_missing(login, school, admin):
    browser = login(admin)
    assert "There is no term yet" in english(browser, "/school/")

    make_student(make_course(school))

    text = english(browser, "/school/")
    assert "1 class has no teacher." in text
    assert "has no students" not in text


def english(browser, path):
    browser.post("/language/", {"language": "en"})
    return browser.get(path).text


def test_one_term_is_not_called_terms(login, school, admin):
    make_term(school)
    page = english(login(admin), "/school/")
    assert "<dt>term</dt><dd>1</dd>" in page
    assert "<dt>classes</dt><dd>0</dd>" in page


def fill(school, number):
    for _ in range(number):
        course = make_course(school)
        make_teacher(course)
        actor = make_student(course).user
        make_term(school, year=1900 + Membership.objects.count())
        record(actor=actor, action="role_set", target=actor, school=school, after={"role": "admin"})


@pytest.mark.parametrize("number", [3, 30])
@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("", 6),
        ("terms/", 5),
        ("classes/", 6),
        ("people/", 6),
        ("audit/", 6),
    ],
)
def test_a_list_takes_the_same_queries_however_long_it_is(
    login, school, admin, path, queries, number, django_assert_num_queries
):
    fill(school, number)
    browser = login(admin)

    with django_assert_num_queries(queries):
        browser.get(f"/school/{path}")


@pytest.mark.parametrize("number", [3, 30])
def test_the_pages_of_one_class_and_one_person_do_too(
    login, school, admin, number, django_assert_num_queries
):
    fill(school, number)
    course, person = make_course(school), make_user(school=school)
    for _ in range(number):
        make_student(course)
        Enrolment.objects.create(course=make_course(school), user=person)
    browser = login(admin)

    with django_assert_num_queries(5):
        browser.get(f"/school/classes/{course.pk}/")
    with django_assert_num_queries(7):
        browser.get(f"/school/classes/{course.pk}/choice/")
    with django_assert_num_queries(10):
        browser.get(f"/school/people/{person.pk}/")


def test_people_are_found_by_name_username_number_and_role(login, school, admin):
    sari = make_user("Sari Dewanti", school=school, nisn="0011223344")
    make_user("Agus", school=school, role=Membership.Role.TEACHER)
    make_user("Sari Elsewhere", school=make_school())

    def found(**query):
        members = login(admin).get("/school/people/", query).context["members"]
        return [str(member.user) for member in members]

    assert found(q="sari") == found(q=sari.username) == found(q="0011") == ["Sari Dewanti"]
    assert found(role="teacher") == ["Agus"]
    assert found(role="nonsense") == ["Agus", "Dewi Admin", "Sari Dewanti"]
    assert found(q="nobody") == []


def test_the_list_of_people_keeps_the_admin_s_navigation(login, school, admin):
    assert 'href="/school/"' in login(admin).get("/school/people/").text.split("<main")[0]


def test_long_lists_come_in_pages(login, school, admin):
    for _ in range(60):
        make_user("A Student", school=school)

    last = login(admin).get("/school/people/", {"page": 99, "q": "A Student"})

    assert len(last.context["members"]) == 10
    assert "?page=1&amp;q=A+Student" in last.text


@pytest.mark.parametrize(
    "path",
    ["people/?q=%00", "people/?q=a%00b&role=%00", "audit/?q=%00", "audit/?action=%00", "?page=%00"],
)
def test_what_no_database_takes_finds_nothing_and_breaks_nothing(login, school, admin, path):
    assert login(admin).get(f"/school/{path}").status_code == 200


@pytest.mark.parametrize(
    ("path", "tab"),
    [
        ("", "/school/"),
        ("classes/", "/school/classes/"),
        ("classes/add/", "/school/classes/"),
        ("classes/{course}/", "/school/classes/"),
        ("classes/{course}/choice/", "/school/classes/"),
        ("people/{person}/", "/school/people/"),
        ("people/{person}/edit/", "/school/people/"),
        ("terms/add/", "/school/terms/"),
        ("audit/", "/school/audit/"),
    ],
)
def test_every_page_marks_the_tab_of_its_section_alone(login, school, admin, path, tab):
    course = make_course(school)
    path = path.format(course=course.pk, person=make_student(course).user_id)

    tabs = login(admin).get(f"/school/{path}").text.split('class="tabs"')[1].split("</nav>")[0]

    assert re.findall(r'href="([^"]+)" aria-current', tabs) == [tab]
