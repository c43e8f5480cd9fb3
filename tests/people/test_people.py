import re

import pytest

from classroom.audit.models import Entry
from classroom.people.models import Enrolment, Membership, User
from tests.factories import make_course, make_school, make_student, make_teacher


def page(course):
    return f"/classes/{course.pk}/people/"


PASSWORD = r"[a-z]+-[a-z]+-[a-z]+-[2-9]{4}"


def reset(browser, enrolment, course=None):
    course_id = (course or enrolment.course).pk
    key = User.objects.get(pk=enrolment.user_id).password_key
    path = f"/classes/{course_id}/people/{enrolment.pk}/reset-password/"
    return browser.post(path, {"key": key})


def test_students_see_names_and_nothing_else(login, student, classmate, teacher):
    classmate.user.nisn = "0012345678"
    classmate.user.save()

    text = login(student).get(page(student.course)).text

    assert "Budi Classmate" in text
    assert "Tuti Teacher" in text
    assert classmate.user.username not in text
    assert "0012345678" not in text
    assert "reset-password" not in text


def test_a_teacher_sees_usernames_and_may_reset(login, student, teacher):
    text = login(teacher).get(page(student.course)).text

    assert student.user.username in text
    assert f"people/{student.pk}/reset-password/" in text


def test_whoever_left_is_not_listed(login, student, classmate):
    Enrolment.objects.filter(pk=classmate.pk).update(left_at=student.joined_at)

    assert "Budi Classmate" not in login(student).get(page(student.course)).text


def test_outsiders_do_not_learn_of_the_class(login, course, outsider):
    assert login(outsider).get(page(course)).status_code == 404


@pytest.mark.parametrize("number", [3, 30])
def test_the_page_takes_five_queries_however_many_are_in(
    login, course, teacher, number, django_assert_num_queries
):
    for _ in range(number):
        make_student(course)
    browser = login(teacher)

    with django_assert_num_queries(5):
        browser.get(page(course))


def test_a_reset_shows_the_password_once_and_ends_every_session(login, student, teacher):
    phone = login(student)

    response = reset(login(teacher), student)

    password = re.search(PASSWORD, response.text)[0]
    student.user.refresh_from_db()
    assert student.user.check_password(password)
    assert student.user.must_change_password
    assert response.headers["Cache-Control"] == "private, no-store"
    assert phone.get("/account/").status_code == 302


def test_the_page_of_a_new_password_loaded_again_makes_no_other(login, student, teacher):
    browser = login(teacher)
    form = re.search(r'name="key" value="(\w+)"', browser.get(page(student.course)).text)
    path = f"/classes/{student.course_id}/people/{student.pk}/reset-password/"

    first = browser.post(path, {"key": form[1]})
    again = browser.post(path, {"key": form[1]})

    password = re.search(PASSWORD, first.text)[0]
    student.user.refresh_from_db()
    assert student.user.check_password(password)
    assert not re.search(PASSWORD, again.text)
    assert Entry.objects.count() == 1
    fresh = re.search(r'name="key" value="(\w+)"', again.text)[1]
    assert re.search(PASSWORD, browser.post(path, {"key": fresh}).text)


@pytest.mark.parametrize("data", [{}, {"key": ""}, {"key": "x"}])
def test_a_reset_without_the_key_of_the_page_asks_again(login, student, teacher, data):
    before = student.user.password
    path = f"/classes/{student.course_id}/people/{student.pk}/reset-password/"

    response = login(teacher).post(path, data)

    student.user.refresh_from_db()
    assert (response.status_code, student.user.password) == (200, before)
    assert not Entry.objects.exists()


def test_a_reset_is_recorded_without_the_password(login, student, teacher):
    reset(login(teacher), student)

    entry = Entry.objects.get()
    assert (entry.actor_id, entry.action) == (teacher.user_id, "password_reset")
    assert (entry.target_id, entry.school_id) == (student.user_id, student.course.school_id)
    assert (entry.before, entry.after) == ({}, {})


def test_a_student_resets_nobody(login, student, classmate):
    assert reset(login(student), classmate).status_code == 403


def test_a_student_of_another_class_is_not_found(login, teacher):
    other = make_student(make_course(teacher.course.school))

    assert reset(login(teacher), other, teacher.course).status_code == 404
    assert reset(login(teacher), other).status_code == 404


def test_a_fellow_teacher_is_not_found_among_the_students(login, course, teacher):
    assert reset(login(teacher), make_teacher(course)).status_code == 404


def test_a_student_who_left_is_not_found(login, student, teacher):
    Enrolment.objects.filter(pk=student.pk).update(left_at=student.joined_at)

    assert reset(login(teacher), student).status_code == 404


def teaches_elsewhere(user):
    Membership.objects.create(user=user, school=make_school(), role=Membership.Role.TEACHER)


def administers_elsewhere(user):
    Membership.objects.create(user=user, school=make_school(), role=Membership.Role.ADMIN)


def teaches_a_class(user):
    Enrolment.objects.create(user=user, course=make_course(), role=Enrolment.Role.TEACHER)


def is_the_operator(user):
    user.is_superuser = True
    user.save()


def is_at_home_elsewhere(user):
    user.memberships.all().delete()
    Membership.objects.create(user=user, school=make_school())


POWERS = [
    teaches_elsewhere,
    administers_elsewhere,
    teaches_a_class,
    is_the_operator,
    is_at_home_elsewhere,
]


@pytest.mark.parametrize("more", POWERS)
def test_no_teacher_opens_an_account_that_is_more_than_a_student_s_here(
    login, student, teacher, more
):
    more(student.user)
    browser = login(teacher)

    assert "reset-password" not in browser.get(page(student.course)).text
    assert reset(browser, student).status_code == 403
    assert Entry.objects.count() == 0


def test_a_reset_is_not_done_by_a_link(login, student, teacher):
    path = f"/classes/{student.course_id}/people/{student.pk}/reset-password/"

    assert login(teacher).get(path).status_code == 405


def test_names_are_shown_as_text(login, student, teacher):
    student.user.full_name = "<script>alert(1)</script>"
    student.user.save()

    assert "<script>alert" not in login(teacher).get(page(student.course)).text
