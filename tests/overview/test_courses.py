"""The list of classes, and the home of one."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import (
    make_attempt,
    make_course,
    make_essay,
    make_reading,
    make_school,
    make_student,
    make_user,
    make_work,
)

DAY = timedelta(days=1)
LIST = reverse("overview:courses")


def titles(rows):
    return [row.assignment.title for row in rows]


def test_own_classes_are_listed_the_archived_apart(course, student, login):
    archived = make_course(course.school, archived_at=timezone.now())
    archived.enrolments.create(user=student.user)
    make_course(course.school).enrolments.create(user=student.user, left_at=timezone.now())

    context = login(student).get(LIST).context

    assert [row.course for row in context["active"]] == [course]
    assert [row.course for row in context["archived"]] == [archived]


def test_someone_in_no_class_is_told_how_to_join(db, login):
    page = login(make_user()).get(LIST).content.decode()

    assert reverse("people:join") in page
    assert 'class="empty"' in page


@pytest.mark.parametrize("rows", [3, 300])
def test_the_list_takes_three_queries(db, login, rows, django_assert_num_queries):
    user, school = make_user(), make_school()
    for _ in range(rows):
        make_course(school).enrolments.create(user=user)
    client = login(user)

    with django_assert_num_queries(3):
        client.get(LIST)


@pytest.mark.parametrize("role", ["teacher", "admin"])
def test_staff_are_not_sent_to_the_codes_that_refuse_them(db, login, role):
    staff = make_user(school=make_school(), role=role, language="en")

    page = login(staff).get(LIST).content.decode()

    main = page[page.index('id="main"') :]
    assert reverse("people:join") not in main
    assert "A school admin puts teachers into classes." in main
    assert (reverse("people:school_courses") in main) == (role == "admin")


def test_members_see_the_class_and_outsiders_nothing(course, student, teacher, outsider, login):
    url = course.get_absolute_url()

    assert login(student).get(url).status_code == 200
    assert login(teacher).get(url).status_code == 200
    assert login(outsider).get(url).status_code == 404
    assert login(make_user()).get(url).status_code == 404


def test_what_is_to_come_stands_by_date_and_what_is_over_apart(course, student, login):
    now = timezone.now()
    past = {"opens_at": now - 9 * DAY, "due_at": now - DAY}
    make_essay(course, title="far", due_at=now + 9 * DAY)
    make_essay(course, title="near", due_at=now + DAY)
    make_essay(course, title="undated", due_at=None)
    make_essay(course, title="missed", **past)
    make_essay(course, title="closed", closes_at=now - timedelta(hours=1), **past)
    make_attempt(make_work(make_essay(course, title="done", **past), student))

    context = login(student).get(course.get_absolute_url()).context

    assert titles(context["overdue"]) == ["missed"]
    assert titles(context["coming"]) == ["near", "far"]
    assert titles(context["undated"]) == ["undated"]
    assert sorted(titles(context["past"])) == ["closed", "done"]


def test_what_was_handed_in_again_after_it_came_back_says_so(course, login):
    student = make_student(course, language="en")
    now = timezone.now()
    work = make_work(make_essay(course), student, submitted_at=now, returned_at=now - DAY)
    client = login(student)

    again = client.get(course.get_absolute_url()).content.decode()
    work.returned_at = now + DAY
    work.save()
    back = client.get(course.get_absolute_url()).content.decode()

    assert "handed in again" in again
    assert "handed in again" not in back


def test_what_is_overdue_stands_above_what_is_to_come(course, login):
    student = make_student(course, language="en")
    now = timezone.now()
    make_essay(course, title="near", due_at=now + DAY)
    make_essay(course, title="undated", due_at=None)
    make_essay(course, title="missed", opens_at=now - 9 * DAY, due_at=now - 2.5 * DAY)

    page = login(student).get(course.get_absolute_url()).content.decode()

    headings = re.findall(r"<h2[^>]*>([^<]*)</h2>", page)
    assert headings == ["Overdue", "To come", "No due date"]
    assert re.findall(r'<strong class="left">([^<]*)</strong>', page) == ["2 days late", "tomorrow"]


def test_a_teacher_reads_dates_apart_from_what_has_none(course, teacher, login):
    now = timezone.now()
    make_essay(course, title="dated", due_at=now + DAY)
    make_essay(course, title="undated", due_at=None)
    make_essay(course, title="over", opens_at=now - 9 * DAY, due_at=now - DAY)

    context = login(teacher).get(course.get_absolute_url()).context

    groups = [titles(context[name]) for name in ("coming", "undated", "past")]
    assert groups == [["dated"], ["undated"], ["over"]]


def test_what_waits_for_its_teacher_is_not_folded_away(course, student, teacher, login):
    now = timezone.now()
    past = {"opens_at": now - 9 * DAY, "due_at": now - DAY}
    make_essay(course, title="over", **past)
    make_attempt(make_work(make_essay(course, title="to mark", **past), student))
    withdrawn = make_essay(course, title="withdrawn", withdrawn_at=now)
    make_attempt(make_work(withdrawn, student))

    page = login(teacher).get(course.get_absolute_url())

    groups = [titles(page.context[name]) for name in ("waiting", "coming", "past", "withdrawn")]
    assert groups == [["to mark"], [], ["over"], ["withdrawn"]]
    text = page.content.decode()
    assert text.index("to mark") < text.index('<details class="more"') < text.index("over")


def test_scheduled_and_withdrawn_are_the_teachers_to_see(course, student, teacher, login):
    now = timezone.now()
    scheduled = make_essay(course, title="Scheduled one", opens_at=now + DAY)
    withdrawn = make_essay(course, title="Withdrawn one", withdrawn_at=now)
    url = course.get_absolute_url()

    seen = login(student).get(url)
    taught = login(teacher).get(url)

    assert titles(seen.context["coming"] + seen.context["past"]) == []
    assert "Scheduled one" not in seen.content.decode()
    assert titles(taught.context["coming"]) == [scheduled.title]
    assert titles(taught.context["withdrawn"]) == [withdrawn.title]


def test_only_teachers_of_a_living_class_may_assign_there(course, student, teacher, login):
    url, assign = course.get_absolute_url(), reverse("essays:assign", args=[course.pk])

    assert assign in login(teacher).get(url).content.decode()
    assert assign not in login(student).get(url).content.decode()
    course.archived_at = timezone.now()
    course.save()
    assert assign not in login(teacher).get(url).content.decode()
    assert login(student).get(url).status_code == 200


def test_due_dates_are_said_in_both_zones(db, login):
    course = make_course(make_school(time_zone="Asia/Jayapura"))
    student = make_student(course, time_zone="Asia/Jakarta")
    due_at = datetime(2030, 11, 30, 14, 59, tzinfo=UTC)
    make_reading(course, due_at=due_at)

    for url in (course.get_absolute_url(), "/"):
        page = login(student).get(url).content.decode()
        assert "30 November 2030 23.59 WIT (21.59 WIB)" in page


def test_titles_show_as_text(course, student, login):
    make_essay(course, title="<script>alert(1)</script>")

    page = login(student).get(course.get_absolute_url()).content.decode()

    assert "<script>alert" not in page


@pytest.mark.parametrize("rows", [3, 300])
def test_a_students_class_takes_seven_queries(
    course, student, login, rows, django_assert_num_queries
):
    for _ in range(rows):
        make_work(make_essay(course), student)
    client = login(student)

    with django_assert_num_queries(7):
        client.get(course.get_absolute_url())


@pytest.mark.parametrize("rows", [3, 300])
def test_a_teachers_class_takes_seven_queries(
    course, student, teacher, login, rows, django_assert_num_queries
):
    for _ in range(rows):
        make_work(make_essay(course), student)
    client = login(teacher)

    with django_assert_num_queries(7):  # one of them for what the class is asked live
        client.get(course.get_absolute_url())
