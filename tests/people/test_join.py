from datetime import timedelta

import pytest
from django.utils import timezone

from classroom.people.models import Enrolment, Membership, Throttle
from tests.factories import (
    make_admin,
    make_course,
    make_essay,
    make_join_code,
    make_school,
    make_teacher,
    make_user,
    make_work,
)


@pytest.fixture
def code(course):
    return make_join_code(course)


@pytest.fixture
def newcomer(course):
    return make_user("Nia Newcomer", school=course.school)


def link(code):
    return f"/join/{code.code}/"


def error_code(response):
    return response.context["form"].errors.as_data()["code"][0].code


def test_a_code_typed_anyhow_leads_to_its_class(login, newcomer, code):
    typed = f" {code.code[:4].lower()} - {code.code[4:]}"

    assert login(newcomer).post("/join/", {"code": typed}).url == link(code)


def test_before_one_joins_the_page_shows_the_code_and_nothing_of_the_class(login, newcomer):
    course = make_course(make_school(name="SMP Rahasia"), name="IX-Rahasia", subject="Sejarah")
    code = make_join_code(course, created_by=make_teacher(course, "Bu Rahasia").user)

    response = login(newcomer).get(link(code))

    assert str(code) in response.text
    for secret in ("SMP Rahasia", "IX-Rahasia", "Sejarah", "Bu Rahasia", str(course.term)):
        assert secret not in response.text
    assert not newcomer.enrolments.exists()


def test_joining_twice_makes_one_enrolment(login, newcomer, code):
    browser = login(newcomer)

    first, second = browser.post(link(code)), browser.post(link(code))

    assert first.url == second.url == link(code)
    enrolment = newcomer.enrolments.get()
    assert (enrolment.course, enrolment.role) == (code.course, Enrolment.Role.STUDENT)


def test_whoever_has_joined_is_told_which_class_it_is_and_how_to_leave_it(
    login, newcomer, teacher, code
):
    page = login(newcomer).post(link(code), follow=True).text

    for told in (code.course.name, code.course.subject, teacher.user.full_name):
        assert told in page
    assert code.course.get_absolute_url() in page
    assert f'action="{link(code)}undo/"' in page


def test_whoever_is_in_the_class_is_told_so(login, student, code):
    response = login(student).get(link(code))

    assert code.course.get_absolute_url() in response.text
    assert 'action="/join/' not in response.text
    assert "Kamu sudah ada di kelas ini" in response.text


def test_whoever_comes_back_finds_the_old_place(login, student, code):
    student.left_at = timezone.now()
    student.save()

    login(student).post(link(code))

    assert list(student.user.enrolments.current()) == [student]


def test_a_guest_from_another_school_becomes_a_student_here(login, code):
    guest = make_user(school=make_school())

    login(guest).post(link(code))

    assert guest.memberships.get(school=code.course.school).role == Membership.Role.STUDENT
    assert guest.memberships.count() == 2


# --- The wrong class -----------------------------------------------------------------------------


@pytest.fixture
def joined(login, newcomer, code):
    """The browser of someone who has just joined."""
    browser = login(newcomer)
    browser.post(link(code))
    return browser


def test_who_joined_the_wrong_class_is_out_of_it_again_without_a_trace(joined, newcomer, code):
    once, again = joined.post(f"{link(code)}undo/"), joined.post(f"{link(code)}undo/")

    assert once.url == again.url == "/join/"
    assert not newcomer.enrolments.exists()
    assert newcomer.memberships.get().school == code.course.school
    assert joined.get(code.course.get_absolute_url()).status_code == 404
    assert code.course.name not in joined.get(link(code)).text


def test_a_guest_is_a_guest_no_more(login, code):
    guest = make_user(school=make_school())
    browser = login(guest)
    browser.post(link(code))

    browser.post(f"{link(code)}undo/")

    assert not guest.memberships.filter(school=code.course.school).exists()


def test_a_former_place_is_left_as_it_was(login, student, code):
    make_work(make_essay(student.course), student)
    student.left_at = left_at = timezone.now() - timedelta(days=3)
    student.save()
    browser = login(student)
    browser.post(link(code))

    browser.post(f"{link(code)}undo/")

    student.refresh_from_db()
    assert student.left_at == left_at
    assert student.works.exists()


def test_once_something_is_begun_the_teacher_is_to_be_asked(joined, newcomer, code):
    enrolment = newcomer.enrolments.get()
    make_work(make_essay(code.course), enrolment)

    page = joined.post(f"{link(code)}undo/", follow=True).text

    assert "Minta gurumu mengeluarkanmu" in page
    assert newcomer.enrolments.get() == enrolment


def test_after_an_hour_the_teacher_is_to_be_asked(joined, newcomer, code, monkeypatch):
    later = timezone.now() + timedelta(minutes=61)
    monkeypatch.setattr("classroom.people.services.enrolments.timezone.now", lambda: later)

    joined.post(f"{link(code)}undo/")

    assert newcomer.enrolments.current().exists()


def test_nobody_leaves_an_archived_class(joined, newcomer, code):
    archived(code)

    page = joined.post(f"{link(code)}undo/", follow=True).text

    assert "Kelas ini diarsipkan" in page
    assert newcomer.enrolments.current().exists()


@pytest.mark.parametrize("address", ["{code}", "QQQQQQQQ"])
def test_nobody_leaves_a_class_that_this_session_has_not_joined(login, student, code, address):
    answer = login(student).post(f"/join/{address.format(code=code.code)}/undo/")

    assert answer.url == "/join/"
    assert student.user.enrolments.current().exists()


def test_leaving_is_not_done_by_a_link(joined, newcomer, code):
    assert joined.get(f"{link(code)}undo/").status_code == 405
    assert newcomer.enrolments.exists()


def revoked(code):
    code.revoked_at = timezone.now()
    code.save()


def expired(code):
    code.expires_at = timezone.now() - timedelta(seconds=1)
    code.save()


def archived(code):
    code.course.archived_at = timezone.now()
    code.course.save()


def wrong(code):
    code.code = "QQQQQQQQ"


@pytest.mark.parametrize("fault", [revoked, expired, archived, wrong])
@pytest.mark.parametrize("way", ["form", "link", "joining"])
def test_a_code_that_does_not_work_says_why(login, newcomer, code, fault, way):
    fault(code)
    browser = login(newcomer)

    if way == "form":
        response = browser.post("/join/", {"code": code.code})
    else:
        response = browser.get(link(code)) if way == "link" else browser.post(link(code))

    assert error_code(response) == fault.__name__
    assert code.course.name not in response.text
    assert not newcomer.enrolments.exists()


def test_codes_are_for_students(login, code):
    for person in (make_teacher(make_course()).user, make_admin(make_school())):
        response = login(person).post(link(code))

        assert error_code(response) == "staff"
        assert not person.enrolments.filter(course=code.course).exists()


@pytest.mark.parametrize("way", ["form", "link"])
def test_guessing_is_slowed_down(login, newcomer, code, way):
    browser = login(newcomer)
    for _ in range(5):
        browser.post("/join/", {"code": "QQQQQQQQ"}) if way == "form" else browser.get("/join/Q/")

    assert error_code(browser.get(link(code))) == "wait"


def test_right_codes_are_not_counted(login, newcomer, code):
    browser = login(newcomer)
    for _ in range(9):
        browser.get(link(code))

    assert Throttle.objects.count() == 0


def test_a_right_code_does_not_wipe_out_the_wrong_ones_before_it(login, newcomer, code):
    browser = login(newcomer)
    for _ in range(4):
        browser.get("/join/Q/")

    browser.get(link(code))
    browser.get("/join/Q/")

    assert error_code(browser.get(link(code))) == "wait"


@pytest.mark.parametrize("typed", ["", "-", "?!", "x" * 41])
def test_what_is_no_code_is_told_at_the_field(login, newcomer, typed):
    response = login(newcomer).post("/join/", {"code": typed})

    assert list(response.context["form"].errors) == ["code"]


def test_one_signs_in_first_and_comes_back_to_the_link(client, code):
    assert client.get(link(code)).url == f"/login/?next={link(code)}"


def test_a_code_of_nuls_is_a_wrong_code(login, newcomer):
    assert error_code(login(newcomer).get("/join/%00/")) in ("wrong", "null_characters_not_allowed")
