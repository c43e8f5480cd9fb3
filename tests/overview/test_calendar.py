"""A month of due dates, for students and teachers."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from lessons.grading.models import Mark
from tests.discussions.makers import make_prompt
from tests.factories import (
    make_course,
    make_essay,
    make_school,
    make_student,
    make_teacher,
    make_work,
)
from tests.overview.may import DAY, MAY, NOON, main_of, make_due, make_talk


def post_first(talk, student, at):
    work = make_work(talk, student, started_at=at)
    talk.checkpoints.get().passes.create(work=work, passed_at=at)


def shown(client, url=MAY):
    """Return the day of the month and the title of every entry, in their order."""
    days = client.get(url).context["month"].days
    return [(day.date.day, entry.assignment.title) for day in days for entry in day.entries]


def test_the_days_stand_in_order_with_what_is_due(course, student, login):
    make_due(course, NOON + 2 * DAY, title="third")
    make_due(course, NOON + timedelta(hours=1), title="second")
    make_due(course, NOON, title="first")
    make_due(course, NOON + 30 * DAY, title="in June")
    make_essay(course, due_at=None, opens_at=NOON, title="undated")

    assert shown(login(student)) == [(15, "first"), (15, "second"), (17, "third")]


def test_a_student_sees_what_is_open_in_the_own_classes_alone(course, student, login):
    make_due(course, title="open")
    make_due(course, title="withdrawn", withdrawn_at=timezone.now())
    make_due(make_course(course.school), title="of another class")
    archived = make_course(course.school, archived_at=timezone.now())
    archived.enrolments.create(user=student.user)
    make_due(archived, title="archived")
    left = make_course(course.school)
    left.enrolments.create(user=student.user, left_at=timezone.now())
    make_due(left, title="left")

    assert shown(login(student)) == [(15, "open")]


def test_what_is_still_to_open_is_the_teachers_alone_and_marked(course, student, teacher, login):
    due_at = timezone.now() + 40 * DAY
    make_essay(course, title="to open", opens_at=timezone.now() + DAY, due_at=due_at)
    make_talk(course, due_at, title="to open", opens_at=timezone.now() + DAY)
    teacher.user.language = "en"
    teacher.user.save()
    local = due_at.astimezone(course.school.zone)
    url = reverse("overview:calendar_month", args=[local.year, local.month])

    theirs, own = login(teacher), login(student)

    assert shown(theirs, url)[:2] == [(local.day, "to open")] * 2
    assert "scheduled" in main_of(theirs.get(url))
    assert shown(own, url) == []
    assert own.get(MAY).context["month"].next_due is None


def test_a_teacher_sees_what_is_given_and_no_state(course, teacher, login):
    make_due(course, title="given")
    make_due(course, title="withdrawn", withdrawn_at=timezone.now())
    page = login(teacher).get(MAY)

    assert shown(login(teacher)) == [(15, "given")]
    assert 'class="state' not in page.text


def test_who_teaches_and_studies_sees_both_and_has_a_state_where_it_is_asked(
    course, student, login
):
    taught = make_course(course.school)
    taught.enrolments.create(user=student.user, role="teacher")
    make_due(taught, title="A given")
    make_due(course, title="B to do")
    client = login(student)

    assert shown(client) == [(15, "A given"), (15, "B to do")]
    assert client.get(MAY).text.count('class="state ') == 1


@pytest.mark.parametrize(
    ("of_school", "own", "day", "clock"),
    [
        ("Asia/Jakarta", "", 1, "06.30 WIB"),
        ("Asia/Jayapura", "", 1, "08.30 WIT"),
        ("Asia/Jayapura", "Asia/Jakarta", 1, "06.30 WIB (08.30 WIT)"),
    ],
)
def test_late_in_utc_is_the_next_day_here(db, login, of_school, own, day, clock):
    course = make_course(make_school(time_zone=of_school))
    student = make_student(course, time_zone=own)
    make_due(course, datetime(2024, 4, 30, 23, 30, tzinfo=UTC), title="E")
    client = login(student)

    assert shown(client) == [(day, "E")]
    assert clock in main_of(client.get(MAY))
    assert shown(client, reverse("overview:calendar_month", args=[2024, 4])) == []


def test_the_day_is_that_of_the_viewers_zone_and_the_schools_is_told(db, login):
    course = make_course(make_school(time_zone="Asia/Jayapura"))
    make_due(course, datetime(2024, 5, 15, 15, 30, tzinfo=UTC), title="E")
    here, elsewhere = (make_student(course, time_zone=zone) for zone in ("", "Asia/Jakarta"))

    assert shown(login(here)) == [(16, "E")]
    assert shown(login(elsewhere)) == [(15, "E")]
    assert "22.30 WIB (Kamis, 16 Mei 2024 00.30 WIT)" in main_of(login(elsewhere).get(MAY))


def test_the_first_post_is_an_entry_of_its_own(course, student, login):
    make_talk(course, title="Veto")
    page = login(student).get(MAY)

    assert shown(login(student)) == [(15, "Veto"), (18, "Veto")]
    assert "Kiriman pertama: Veto" in main_of(page)


@pytest.mark.parametrize(
    ("posted", "state"),
    [(None, "overdue, not posted"), (-DAY, "posted"), (DAY, "posted late")],
)
def test_the_first_post_says_whether_it_stands(course, login, posted, state):
    student = make_student(course, language="en")
    talk = make_talk(course)
    post_first(talk, make_student(course), NOON)  # another's says nothing
    if posted:
        post_first(talk, student, NOON + posted)

    page = login(student).get(MAY).text

    first = page[page.index("First post:") :]
    assert re.search(r"</svg> ([^<]*)</span>", first[first.index("row-side") :])[1] == state


def test_a_first_post_that_is_still_due_is_neither_done_nor_missed(course, login):
    student, due_at = make_student(course, language="en"), timezone.now() + 5 * DAY
    make_talk(course, due_at)
    local = due_at.astimezone(course.school.zone)

    page = login(student).get(reverse("overview:calendar_month", args=[local.year, local.month]))

    assert "not posted yet" in main_of(page)


def test_what_students_open_is_asked_of_nobody(course, student, login):
    opened = {"opened_by": student, "opens_at": NOON - DAY, "due_at": NOON}
    make_prompt(course, **opened)

    assert shown(login(student)) == []


def test_a_mark_that_is_not_released_leaves_no_trace(course, student, teacher, login):
    work = make_work(make_due(course), student, submitted_at=NOON)
    client = login(student)
    before = main_of(client.get(MAY))

    Mark.objects.create(work=work, points=17, feedback="fb", marked_by=teacher.user)

    assert main_of(client.get(MAY)) == before


def test_this_month_marks_today_with_or_without_something_due(course, login):
    student, now = make_student(course, language="en"), timezone.now()
    client = login(student)
    first = timezone.localdate(now, course.school.zone).replace(day=1)
    make_essay(course, due_at=datetime(first.year, first.month, 28, 5, tzinfo=UTC), opens_at=NOON)

    page = client.get(reverse("overview:calendar"))

    assert page.context["month"].first == first
    assert page.text.count('id="today"') == page.text.count('aria-current="date"') == 1
    assert sum(day.is_today for day in page.context["month"].days) == 1
    assert 'aria-current="date"' not in client.get(MAY).text


def test_the_table_leads_from_a_day_to_the_agenda(course, login):
    make_due(course)
    page = login(make_student(course, language="en")).get(MAY)

    weeks = page.context["month"].weeks
    assert [day and day.date.day for day in weeks[0]] == [None, None, 1, 2, 3, 4, 5]
    assert re.findall(r'href="#(day-\d+)"', page.text) == ["day-15"]
    assert 'id="day-15"' in page.text


@pytest.mark.parametrize("make", [make_student, make_teacher])
def test_today_and_the_desk_lead_here(course, login, make):
    assert f'href="{reverse("overview:calendar")}"' in login(make(course)).get("/").text


@pytest.mark.parametrize("rows", [3, 300])
@pytest.mark.parametrize(("make", "queries"), [(make_student, 6), (make_teacher, 5)])
def test_a_month_takes_as_many_queries_for_any_number(
    course, login, make, queries, rows, django_assert_num_queries
):
    person = make(course)
    for number in range(rows):
        talk = make_talk(course)
        if number % 2 and person.studies:
            post_first(talk, person, NOON)
    client = login(person)

    with django_assert_num_queries(queries):
        client.get(MAY)
