"""What the operator does on Django's admin pages stands in the schools' record."""

import re

import pytest
from django.test import Client

from classroom.audit.models import Entry
from classroom.audit.sentences import ACTS
from classroom.people.models import Course, Enrolment, Membership, School, Term, User
from tests.factories import make_course, make_school, make_student, make_term, make_user

PASSWORD = "gunung-tinggi-sekali-8"


@pytest.fixture
def boss(db):
    return make_user("Bos Operator", is_staff=True, is_superuser=True)


@pytest.fixture
def browser(boss, login):
    return login(boss)


@pytest.fixture
def student(boss):
    return make_student(make_course(make_school(name="SMP Contoh")), "Siti")


def post(browser, path, data):
    response = browser.post(f"/admin/people/{path}", data)
    assert response.status_code == 302, response.context["adminform"].errors


def acts():
    return [(row.action, row.target_name) for row in Entry.objects.order_by("pk")]


def user_form(user, **changes):
    """Return the fields of the user's page as the browser sends them, memberships included."""
    data = {
        "username": user.username, "full_name": user.full_name, "language": user.language,
        "is_active": "on", "date_joined_0": user.date_joined.astimezone().strftime("%Y-%m-%d"),
        "memberships-TOTAL_FORMS": "0", "memberships-INITIAL_FORMS": "0",
    }  # fmt: skip
    return data | changes


def test_a_school_added_and_renamed_is_recorded(browser, boss):
    data = {"name": "SMP Baru", "npsn": "12345678", "time_zone": "Asia/Jakarta"}
    post(browser, "school/add/", data)
    school = School.objects.get()
    for _ in range(2):
        post(browser, f"school/{school.pk}/change/", data | {"name": "SMP Lama"})

    added, edited = Entry.objects.order_by("pk")
    assert (added.action, added.actor_id, added.school_id) == ("operator_add", boss.pk, school.pk)
    assert added.after["npsn"] == "12345678"
    assert (edited.before, edited.after) == ({"name": "SMP Baru"}, {"name": "SMP Lama"})


def test_an_added_user_is_recorded_without_the_password(browser):
    data = {
        "username": "Agus", "full_name": "Agus", "usable_password": "true",
        "password1": PASSWORD, "password2": PASSWORD,
        "memberships-TOTAL_FORMS": "0", "memberships-INITIAL_FORMS": "0",
    }  # fmt: skip
    post(browser, "user/add/", data)

    entry = Entry.objects.get()
    assert User.objects.get(pk=entry.target_id).username == "agus"
    assert set(entry.after) == {"username", "full_name"}


def test_a_password_set_by_the_operator_is_recorded_without_it(browser, student):
    data = {"usable_password": "true", "password1": PASSWORD, "password2": PASSWORD}
    path = f"user/{student.user_id}/password/"
    browser.post(f"/admin/people/{path}", data | {"password2": "other"})
    assert not Entry.objects.exists()

    post(browser, path, data | {"set-password": "1"})

    entry = Entry.objects.get()
    assert (entry.action, entry.target_name) == ("password_set", "Siti")
    assert entry.school_id == student.course.school_id
    assert (entry.before, entry.after) == ({}, {})


def test_whoever_got_a_password_from_the_operator_is_asked_for_an_own_one(browser, student):
    data = {"usable_password": "true", "password1": PASSWORD, "password2": PASSWORD}
    new = {"username": "agus", "full_name": "Agus", "memberships-TOTAL_FORMS": "0"}
    post(browser, "user/add/", data | new | {"memberships-INITIAL_FORMS": "0"})
    post(browser, f"user/{student.user_id}/password/", data | {"set-password": "1"})

    for username in ("agus", student.user.username):
        answer = Client().post("/login/", {"username": username, "password": PASSWORD}, follow=True)
        assert answer.redirect_chain[-1] == ("/account/password/?next=%2F", 302)


def test_the_operator_keeps_the_password_set_for_the_own_account(browser, boss):
    data = {"usable_password": "true", "password1": PASSWORD, "password2": PASSWORD}
    post(browser, f"user/{boss.pk}/password/", data | {"set-password": "1"})

    boss.refresh_from_db()
    assert boss.check_password(PASSWORD)
    assert not boss.must_change_password


def test_rights_and_memberships_given_on_a_user_s_page_are_recorded(browser, student):
    other = make_school(name="SMP Lain")
    member = {"school": other.pk, "user": student.user_id, "role": "teacher"}
    rows = {f"memberships-0-{name}": value for name, value in member.items()}
    data = user_form(student.user, is_staff="on", date_joined_1="00:00:00", **rows)
    data["memberships-TOTAL_FORMS"] = "1"

    post(browser, f"user/{student.user_id}/change/", data)

    edited, added = Entry.objects.order_by("pk")
    assert (edited.before["is_staff"], edited.after["is_staff"]) == (False, True)
    assert (added.action, added.school_id) == ("operator_add", other.pk)
    assert added.after["role"] == "teacher"


def test_a_changed_and_a_deleted_membership_are_recorded(browser, student):
    row = student.user.memberships.get()
    data = {"school": row.school_id, "user": row.user_id, "role": "admin"}
    post(browser, f"membership/{row.pk}/change/", data)
    post(browser, f"membership/{row.pk}/delete/", {"post": "yes"})

    changed, deleted = Entry.objects.order_by("pk")
    assert (changed.before, changed.after) == ({"role": "student"}, {"role": "admin"})
    assert (deleted.action, deleted.school_id) == ("operator_delete", row.school_id)
    assert not Membership.objects.filter(pk=row.pk).exists()


def test_a_membership_deleted_on_a_user_s_page_is_recorded(browser, student):
    row = student.user.memberships.get()
    member = {"id": row.pk, "school": row.school_id, "user": row.user_id, "role": "student"}
    rows = {f"memberships-0-{name}": value for name, value in member.items()}
    data = user_form(student.user, date_joined_1="00:00:00", **rows)
    data |= {"memberships-TOTAL_FORMS": "1", "memberships-INITIAL_FORMS": "1"}

    post(browser, f"user/{row.user_id}/change/", data | {"memberships-0-DELETE": "on"})

    deleted = Entry.objects.get(action="operator_delete")
    assert (deleted.school_id, deleted.target_type) == (row.school_id, "people.membership")


def test_enrolments_deleted_together_are_recorded_each(browser, student):
    make_student(student.course, "Budi")
    data = {
        "action": "delete_selected", "post": "yes",
        "_selected_action": list(Enrolment.objects.values_list("pk", flat=True)),
    }  # fmt: skip

    post(browser, "enrolment/", data)

    assert not Enrolment.objects.exists()
    assert {action for action, _name in acts()} == {"operator_delete"}
    names = {name.split(",")[0] for _action, name in acts()}
    assert names == {"Siti", "Budi"}


def test_a_class_sits_in_a_term_of_its_own_school(browser):
    school, other = make_school(name="SMP Baru"), make_school(name="SMP Lain")
    data = {"name": "IX-A", "subject": "IPS", "school": school.pk}

    page = browser.post("/admin/people/course/add/", data | {"term": make_term(other).pk}).text
    assert "SMP Lain: 2026/2027" in page
    assert re.findall(r'id="id_(\w+)_error"', page) == ["term"]
    assert not Course.objects.exists()

    post(browser, "course/add/", data | {"term": make_term(school).pk})
    assert Course.objects.get().term.school == school


def test_a_term_stays_in_its_school(browser, student):
    term, other = student.course.term, make_school()
    data = {"year": 2026, "semester": 1, "starts_on": term.starts_on, "ends_on": term.ends_on}

    post(browser, f"term/{term.pk}/change/", data | {"school": other.pk})

    assert Term.objects.get() == term
    assert Term.objects.get().school == student.course.school


def test_every_act_of_the_operator_is_a_sentence_in_the_school_s_record():
    assert {"operator_add", "operator_edit", "operator_delete", "password_set"} <= set(ACTS)
