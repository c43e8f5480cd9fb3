import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from classroom.audit.models import Entry
from classroom.people.models import Course, Enrolment, Membership
from tests.factories import (
    make_course,
    make_school,
    make_student,
    make_teacher,
    make_term,
    make_user,
)


def put_in(browser, course, people, role="student"):
    data = {"people": [person.pk for person in people], "role": role}
    return browser.post(f"/school/classes/{course.pk}/put-in/", data)


def current(course):
    return {row.user: row.role for row in course.enrolments.current().select_related("user")}


def test_a_class_is_added(browser, school):
    data = {"name": "IX-A", "subject": "IPS", "term": make_term(school).pk}

    response = browser.post("/school/classes/add/", data)

    course = school.courses.get()
    assert response.url == f"/school/classes/{course.pk}/"
    assert Entry.objects.get().target_name == "IX-A · IPS"


def test_a_class_of_the_same_name_or_in_another_school_s_term_is_refused(browser, school):
    course = make_course(school, name="IX-A")
    twin = {"name": "ix-a", "subject": course.subject, "term": course.term_id}
    foreign = {"name": "IX-B", "subject": "IPS", "term": make_term(make_school()).pk}

    for data, field in ((twin, "name"), (foreign, "term")):
        response = browser.post("/school/classes/add/", data)
        assert list(response.context["form"].errors) == [field]

    assert school.courses.get() == course


def test_a_renamed_class_is_recorded_and_saving_it_again_is_not(browser, school):
    course = make_course(school, name="IX-A")
    data = {"name": "IX-C", "subject": course.subject, "term": course.term_id}

    for _ in range(2):
        browser.post(f"/school/classes/{course.pk}/edit/", data)

    entry = Entry.objects.get()
    assert (entry.before, entry.after) == ({"name": "IX-A"}, {"name": "IX-C"})


def test_several_people_are_put_in_and_each_is_recorded(browser, school):
    course = make_course(school)
    people = [make_user(school=school) for _ in range(3)]

    put_in(browser, course, people)
    put_in(browser, course, people)

    assert current(course) == dict.fromkeys(people, "student")
    assert [entry.action for entry in Entry.objects.all()] == ["class_put_in"] * 3


def test_only_teachers_of_the_school_teach(browser, school):
    course, student = make_course(school), make_user(school=school)
    teacher = make_user(school=school, role=Membership.Role.TEACHER)

    refused = put_in(browser, course, [teacher, student], role="teacher")

    assert refused.context["form"].non_field_errors()
    assert current(course) == {}
    assert put_in(browser, course, [teacher], role="teacher").status_code == 302
    assert current(course) == {teacher: "teacher"}


def test_people_of_another_school_cannot_be_put_in(browser, school):
    course = make_course(school)

    response = put_in(browser, course, [make_user(school=make_school())])

    assert list(response.context["form"].errors) == ["people"]
    assert current(course) == {}


def test_nobody_ticked_is_told(browser, school):
    assert list(put_in(browser, make_course(school), []).context["form"].errors) == ["people"]


def test_everyone_listed_is_put_in_at_once(browser, school):
    course = make_course(school)
    people = [make_user("Ani", school=school) for _ in range(60)]
    make_user("Budi", school=school)
    page = browser.get(f"/school/classes/{course.pk}/choice/", {"q": "Ani"})
    listed = re.findall(r'name="listed" value="(\d+)"', page.text)

    data = {"all": "on", "listed": listed, "role": "student"}
    browser.post(f"/school/classes/{course.pk}/put-in/", data)

    assert set(current(course)) == set(people)


def test_what_is_listed_is_not_put_in_without_a_tick(browser, school):
    course, person = make_course(school), make_user(school=school)

    data = {"listed": [person.pk], "role": "student"}
    response = browser.post(f"/school/classes/{course.pk}/put-in/", data)

    assert list(response.context["form"].errors) == ["people"]
    assert current(course) == {}


def test_a_mistake_keeps_what_was_searched_and_ticked(browser, school):
    course, person = make_course(school), make_user("Ani", school=school)
    make_user("Budi", school=school)

    data = {"people": [person.pk], "role": "king"}
    path = f"/school/classes/{course.pk}/put-in/?role=student&q=Ani"
    response = browser.post(path, data)

    assert [member.user for member in response.context["members"]] == [person]
    assert f'value="{person.pk}" checked' in response.text
    assert 'action="/school/classes/' in response.text
    assert "?role=student&amp;q=Ani" in response.text


LONG = "9" * 30


def test_a_number_too_long_for_the_database_is_nobody_s(browser, school):
    course, person = make_course(school), make_user(school=school)
    of_class, of_person = f"/school/classes/{course.pk}/", f"/school/people/{person.pk}/"

    def errors(path, box, form, **data):
        response = browser.post(path, {box: [LONG], "role": "student"} | data)
        return list(response.context[form].errors)

    assert errors(of_class + "put-in/", "people", "form") == ["people"]
    assert errors(of_class + "put-in/", "listed", "form", all="on") == ["listed"]
    assert errors(of_person + "put-in/", "courses", "courses_form") == ["courses"]
    assert errors("/school/classes/add/", "term", "form", name="A", subject="B") == ["term"]
    for path in (of_class, of_person):
        assert browser.post(path + "take-out/", {"enrolments": [LONG]}).status_code == 302


@pytest.mark.parametrize("data", [{}, {"enrolments": ["x"]}])
def test_taking_out_nobody_changes_nothing_and_says_what_to_choose(browser, school, data):
    student = make_student(make_course(school))
    browser.post("/language/", {"language": "en"})

    def said(path):
        response = browser.post(f"/school/{path}/take-out/", data, follow=True)
        return [str(message) for message in response.context["messages"]]

    assert said(f"classes/{student.course_id}") == ["Choose at least one person."]
    assert said(f"people/{student.user_id}") == ["Choose at least one class."]
    assert Entry.objects.count() == 0


def test_the_choice_leaves_out_who_is_in_and_keeps_roles_apart(browser, school):
    course = make_course(school)
    make_student(course)
    free = make_user(school=school)
    teacher = make_user(school=school, role=Membership.Role.TEACHER)

    def offered(**query):
        page = browser.get(f"/school/classes/{course.pk}/choice/", query)
        return {member.user for member in page.context["members"]}

    assert offered() == {free}
    assert teacher in offered(role="teacher")
    assert free not in offered(role="teacher")


def test_taking_out_keeps_the_enrolment_and_putting_in_reopens_it(browser, school):
    course = make_course(school)
    student = make_student(course)

    browser.post(f"/school/classes/{course.pk}/take-out/", {"enrolments": [student.pk]})
    assert current(course) == {}
    put_in(browser, course, [student.user])

    assert list(course.enrolments.current()) == [student]
    actions = [entry.action for entry in Entry.objects.all()]
    assert actions == ["class_put_in", "class_take_out"]


def test_one_class_s_page_takes_nobody_out_of_another(browser, school):
    student = make_student(make_course(school))
    other = make_course(school)

    browser.post(f"/school/classes/{other.pk}/take-out/", {"enrolments": [student.pk, "nonsense"]})

    student.refresh_from_db()
    assert student.left_at is None


def test_an_archived_class_stays_as_it_is_until_it_is_restored(browser, school):
    course = make_course(school, name="IX-A")
    teacher = make_teacher(course)
    path = f"/school/classes/{course.pk}/"

    browser.post(path + "archive/")
    put_in(browser, course, [make_user(school=school)])
    browser.post(path + "take-out/", {"enrolments": [teacher.pk]})
    browser.post(path + "edit/", {"name": "X", "subject": "Y", "term": course.term_id})

    course.refresh_from_db()
    assert (course.name, course.is_archived) == ("IX-A", True)
    assert current(course) == {teacher.user: "teacher"}
    browser.post(path + "restore/")
    assert not Course.objects.get(pk=course.pk).is_archived
    actions = [entry.action for entry in Entry.objects.all()]
    assert actions == ["course_restore", "course_archive"]


def test_archiving_twice_is_recorded_once(browser, school):
    course = make_course(school, archived_at=timezone.now())

    browser.post(f"/school/classes/{course.pk}/archive/")

    assert Entry.objects.count() == 0


def test_the_list_shows_the_running_term_or_the_one_asked_for(browser, school):
    today, month = timezone.localdate(), timedelta(days=30)
    now = make_term(school, year=2030, starts_on=today - month, ends_on=today + month)
    old = make_term(school, starts_on=date(2020, 1, 1), ends_on=date(2020, 6, 1), year=2020)
    make_term(school, year=2090, starts_on=date(2090, 7, 1), ends_on=date(2090, 12, 1))
    new_class, old_class = make_course(school, term=now), make_course(school, term=old)

    def listed(**query):
        return list(browser.get("/school/classes/", query).context["courses"])

    assert listed() == [new_class]
    assert listed(term=old.pk) == [old_class]
    assert listed(term="nonsense") == [new_class]


def test_counts_leave_out_who_left(browser, school):
    course = make_course(school)
    make_student(course)
    make_teacher(course)
    Enrolment.objects.filter(pk=make_student(course).pk).update(left_at=timezone.now())

    shown = browser.get("/school/classes/", {"term": course.term_id}).context["courses"][0]

    assert (shown.students, shown.teachers) == (1, 1)
