import re
import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from classroom.audit.models import Entry
from classroom.people.models import Enrolment, Membership, User
from tests.factories import (
    make_admin,
    make_course,
    make_school,
    make_student,
    make_teacher,
    make_term,
    make_user,
)

PERSON = {"full_name": "Siti Aminah", "role": "student", "nisn": "0012345678", "key": uuid.uuid4()}


def act(browser, person, what, **data):
    return browser.post(f"/school/people/{person.pk}/{what}/", data)


def test_an_added_person_gets_a_username_and_a_one_time_password(browser, school, client):
    response = browser.post("/school/people/add/", PERSON)

    password = re.search(r"[a-z]+-[a-z]+-[a-z]+-[2-9]{4}", response.text)[0]
    siti = User.objects.get(username="siti.aminah")
    assert (siti.nisn, siti.must_change_password) == ("0012345678", True)
    assert siti.memberships.get().school == school
    signed_in = client.post("/login/", {"username": "siti.aminah", "password": password})
    assert signed_in.status_code == 302
    entry = Entry.objects.get()
    assert entry.after == {"username": "siti.aminah", "role": "student"}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"username": "TAKEN"}, "username"),
        ({"username": "no spaces"}, "username"),
        ({"nisn": "0099999999"}, "nisn"),
        ({"nisn": "123"}, "nisn"),
        ({"nis": "4711"}, "nis"),
        ({"full_name": ""}, "full_name"),
        ({"full_name": "namesake"}, "full_name"),
        ({"role": "king"}, "role"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(browser, school, values, field):
    other = make_user("Namesake", school=school, nisn="0099999999", nis="4711")
    other.username = "taken"
    other.save()

    response = browser.post("/school/people/add/", PERSON | values)

    assert list(response.context["form"].errors) == [field]
    assert User.objects.filter(nisn=PERSON["nisn"]).count() == 0


def test_two_people_may_have_one_name_when_the_admin_says_so(browser, school):
    make_user("Siti Aminah", school=school)

    browser.post("/school/people/add/", PERSON | {"namesake": "on"})

    assert school.memberships.filter(user__full_name="Siti Aminah").count() == 2


@pytest.mark.parametrize("role", ["student", "admin"])
def test_the_page_of_an_added_person_loaded_again_adds_nobody_and_shows_no_password(
    browser, school, role
):
    make_user("Siti Aminah", school=school)
    data = PERSON | {"namesake": "on", "role": role}

    first, again = (browser.post("/school/people/add/", data) for _ in range(2))

    siti = User.objects.get(nisn=PERSON["nisn"])
    assert school.memberships.filter(user__full_name="Siti Aminah").count() == 2
    assert siti.username in again.text
    assert "notice-warn" in again.text
    assert re.search(r"[2-9]{4}</dd>", first.text)
    assert not re.search(r"[2-9]{4}</dd>", again.text)
    assert (f"/people/{siti.pk}/reset-password/" in again.text) == (role == "student")
    assert Entry.objects.count() == 1


def test_a_school_number_of_another_school_is_free_and_a_double_one_from_before_stays(
    browser, school
):
    guest = make_user(school=make_school(), nis="4711")
    Membership.objects.create(user=guest, school=school)
    siti, _twin = (make_user(school=school, nis="4712") for _ in range(2))

    browser.post("/school/people/add/", PERSON | {"nis": "4711"})
    act(browser, siti, "edit", full_name="Siti", username=siti.username, nis="4712")

    assert User.objects.get(nisn=PERSON["nisn"]).nis == "4711"
    assert User.objects.get(pk=siti.pk).full_name == "Siti"


def test_changed_details_are_recorded_from_old_to_new(browser, school):
    siti = make_user("Siti Amina", school=school)

    act(browser, siti, "edit", full_name="Siti Aminah", username=siti.username)

    siti.refresh_from_db()
    assert siti.full_name == "Siti Aminah"
    entry = Entry.objects.get()
    assert (entry.before, entry.after) == (
        {"full_name": "Siti Amina"},
        {"full_name": "Siti Aminah"},
    )


def test_a_guest_s_details_belong_to_the_first_school(browser, school):
    guest = make_user("Gita Guest", school=make_school())
    Membership.objects.create(user=guest, school=school)

    assert act(browser, guest, "edit", full_name="Other", username="other").status_code == 403
    assert act(browser, guest, "reset-password").status_code == 403


def test_another_admin_is_neither_rewritten_nor_reset(browser, school):
    other = make_admin(school)

    assert act(browser, other, "edit", full_name="Other", username="other").status_code == 403
    assert act(browser, other, "reset-password").status_code == 403


@pytest.mark.parametrize("role", [Membership.Role.STUDENT, Membership.Role.TEACHER])
def test_students_and_teachers_get_a_new_password(browser, school, role):
    person = make_user(school=school, role=role)

    response = act(browser, person, "reset-password", key=person.password_key)

    password = re.search(r"[a-z]+-[a-z]+-[a-z]+-[2-9]{4}", response.text)[0]
    person.refresh_from_db()
    assert person.check_password(password)
    assert Entry.objects.get().action == "password_reset"


def test_the_page_of_a_new_password_loaded_again_makes_no_other(browser, school):
    person = make_user(school=school)
    key = re.search(r'name="key" value="(\w+)"', browser.get(f"/school/people/{person.pk}/").text)[
        1
    ]

    act(browser, person, "reset-password", key=key)
    again = act(browser, person, "reset-password", key=key)

    assert Entry.objects.count() == 1
    assert "notice-warn" in again.text


@pytest.mark.parametrize("role", [Membership.Role.TEACHER, Membership.Role.ADMIN])
def test_a_password_that_would_open_another_school_is_not_reset(browser, school, role):
    person = make_user(school=school)
    Membership.objects.create(user=person, school=make_school(), role=role)

    assert act(browser, person, "reset-password").status_code == 403


def test_the_operator_is_not_reset(browser, school):
    boss = make_user(school=school, is_superuser=True)

    assert act(browser, boss, "reset-password").status_code == 403


def test_a_role_is_set_and_recorded(browser, school):
    agus = make_user("Agus", school=school)

    act(browser, agus, "role", role="teacher")

    assert agus.memberships.get().role == Membership.Role.TEACHER
    entry = Entry.objects.get()
    assert (entry.before, entry.after) == ({"role": "student"}, {"role": "teacher"})


def test_the_last_admin_stays(browser, school, admin):
    User.objects.filter(pk=make_admin(school).pk).update(is_active=False)

    response = act(browser, admin, "role", role="teacher", give_up="on")

    assert list(response.context["role_form"].errors) == ["role"]
    assert admin.memberships.get().role == Membership.Role.ADMIN


def test_one_of_two_admins_may_go_once_asked_and_is_told_at_home(browser, school, admin):
    make_admin(school)
    browser.post("/language/", {"language": "en"})

    asked = act(browser, admin, "role", role="teacher")
    assert 'type="checkbox" name="give_up"' in asked.text
    assert admin.memberships.get().role == Membership.Role.ADMIN
    gone = act(browser, admin, "role", role="teacher", give_up="on")

    assert gone.url == "/"
    told = browser.get("/", follow=True).context["messages"]
    assert [str(message) for message in told] == ["You are no longer admin of SMP Contoh."]
    assert admin.memberships.get().role == Membership.Role.TEACHER


def test_whoever_teaches_a_class_stays_a_teacher(browser, school):
    teacher = make_teacher(make_course(school)).user

    response = act(browser, teacher, "role", role="student")

    assert list(response.context["role_form"].errors) == ["role"]
    assert teacher.memberships.get().role == Membership.Role.TEACHER


def running(school, year=2030, **fields):
    today, month = timezone.localdate(), timedelta(days=30)
    fields = {"starts_on": today - month, "ends_on": today + month} | fields
    return make_term(school, year=year, **fields)


def test_the_classes_to_choose_from_are_told_with_their_terms_and_past_ones_left_out(
    browser, school
):
    today, day = timezone.localdate(), timedelta(days=1)
    past = running(school, year=2029, ends_on=today - day)
    next_year = running(school, year=2031, starts_on=today + day)
    now = make_course(school, name="IX-B", term=running(school, ends_on=today))
    later = make_course(school, name="IX-A", term=next_year)
    make_course(school, term=past)
    person = make_user(school=school)

    page = browser.get(f"/school/people/{person.pk}/")

    choices = [label for _value, label in page.context["courses_form"].fields["courses"].choices]
    assert choices == [f"{now} · {now.term}", f"{later} · {later.term}"]


def test_where_every_class_is_archived_there_is_nothing_to_take_out_of(browser, school):
    student = make_student(make_course(school))
    page = f"/school/people/{student.user_id}/"
    assert "take-out/" in browser.get(page).text
    assert "btn-danger" in browser.get(page).text.split("take-out/")[1].split("</form>")[0]

    student.course.archived_at = timezone.now()
    student.course.save()

    assert "btn-danger" not in browser.get(page).text.split("take-out/")[1].split("</form>")[0]


def test_a_person_is_put_into_several_classes_and_taken_out(browser, school):
    person = make_user(school=school)
    courses = [make_course(school, term=running(school)) for _ in range(2)]

    act(browser, person, "put-in", courses=[course.pk for course in courses], role="student")
    assert [row.course for row in person.enrolments.current()] == courses
    act(browser, person, "take-out", enrolments=[person.enrolments.first().pk, "x"])

    assert person.enrolments.current().count() == 1
    assert person.enrolments.count() == 2


def test_a_class_of_another_school_is_no_choice(browser, school):
    person = make_user(school=school)

    response = act(browser, person, "put-in", courses=[make_course().pk], role="student")

    assert list(response.context["courses_form"].errors) == ["courses"]
    assert not person.enrolments.exists()


def test_a_student_put_in_as_teacher_is_refused_whole(browser, school):
    person, course = make_user(school=school), make_course(school, term=running(school))

    response = act(browser, person, "put-in", courses=[course.pk], role="teacher")

    assert response.context["courses_form"].non_field_errors()
    assert not Enrolment.objects.exists()


def test_an_enrolment_in_another_school_is_not_touched(browser, school):
    elsewhere = make_student(make_course())
    Membership.objects.create(user=elsewhere.user, school=school)

    act(browser, elsewhere.user, "take-out", enrolments=[elsewhere.pk])

    elsewhere.refresh_from_db()
    assert elsewhere.left_at is None
