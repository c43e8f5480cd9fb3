"""A month of due dates, for students and teachers."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from lessons.grading.models import Mark
from tests.discussions.makers import make_prompt
from tests.factories import (
    make_admin,
    make_course,
    make_essay,
    make_school,
    make_student,
    make_teacher,
    make_user,
    make_work,
)

DAY = timedelta(days=1)
NOON = datetime(2024, 5, 15, 5, tzinfo=UTC)  # in Jakarta
MAY = reverse("overview:calendar_month", args=[2024, 5])


def make_due(course, due_at=NOON, **fields):
    return make_essay(course, due_at=due_at, **{"opens_at": due_at - 9 * DAY} | fields)


def make_talk(course, first_due_at=NOON, **fields):
    dates = {"opens_at": first_due_at - 9 * DAY, "due_at": first_due_at + 3 * DAY}
    prompt = make_prompt(course, **dates | fields)
    prompt.assignment.checkpoints.create(part="first_post", due_at=first_due_at)
    return prompt.assignment


def post_first(talk, student, at):
    work = make_work(talk, student, started_at=at)
    talk.checkpoints.get().passes.create(work=work, passed_at=at)


def shown(client, url=MAY):
    """Return the day of the month and the title of every entry, in their order."""
    days = client.get(url).context["month"].days
    return [(day.date.day, entry.assignment.title) for day in days for entry in day.entries]


def main_of(response):
    """The main part of a page as text, without its tags."""
    html = response.content.decode()
    return " ".join(re.sub(r"<[^>]*>", " ", html[html.index('id="main"') :]).split())


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


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["May 2024", "Wednesday 15", "Due: 12:00 WIB", "Previous month: April"]),
        ("id", ["Mei 2024", "Rabu 15", "Tenggat: 12.00 WIB", "Bulan sebelumnya: April"]),
    ],
)
def test_days_and_months_are_said_in_the_viewers_language(course, login, language, words):
    make_due(course)

    text = main_of(login(make_student(course, language=language)).get(MAY))

    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize("talk", [False, True])
def test_an_empty_month_says_so_and_offers_the_next_date(course, login, talk):
    make_due(course, NOON + 90 * DAY)
    if talk:
        make_talk(course, NOON + 60 * DAY)
    client = login(make_student(course, language="en"))

    page = client.get(MAY)

    day = date(2024, 7, 14) if talk else date(2024, 8, 13)
    assert page.context["month"].next_due == day
    assert "Nothing is due in May 2024" in main_of(page)
    assert (
        f"{reverse('overview:calendar_month', args=[2024, day.month])}#day-{day.day}" in page.text
    )


def test_a_month_after_everything_says_that_nothing_comes(course, login):
    make_due(course, NOON - 60 * DAY)
    page = login(make_student(course, language="en")).get(MAY)

    assert "Nothing is due in May 2024 Nor is anything after that." in main_of(page)


@pytest.mark.parametrize("make", [make_admin, lambda school: make_user(school=school)])
def test_who_is_in_no_class_is_told_so(db, login, make):
    user = make(make_school())
    make_due(make_course(user.memberships.get().school))

    page = login(user).get(MAY)

    assert page.context["month"].days == []
    assert "Tidak ada kelas yang sedang diikuti" in main_of(page)


@pytest.mark.parametrize(
    "address", ["1999/12", "2101/1", "2024/0", "2024/13", "0/0", "9" * 30 + "/1"]
)
def test_a_month_out_of_bounds_is_not_found(student, login, address):
    assert login(student).get(f"/calendar/{address}/").status_code == 404


def test_the_first_and_the_last_month_lead_nowhere_further(course, student, login):
    client = login(student)
    first = client.get(reverse("overview:calendar_month", args=[2000, 1])).context["month"]
    last = client.get(reverse("overview:calendar_month", args=[2100, 12])).context["month"]

    assert (first.before, first.after) == (None, date(2000, 2, 1))
    assert (last.before, last.after) == (date(2100, 11, 1), None)


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
