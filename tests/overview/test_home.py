"""The first page: today for students, the desk for teachers."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from lessons.grading.models import Mark
from tests.factories import (
    make_assignment,
    make_attempt,
    make_course,
    make_essay,
    make_reading,
    make_student,
    make_work,
)

URL = "/"
DAY = timedelta(days=1)


def titles(items):
    return [item.assignment.title for item in items]


def shown(client):
    return client.get(URL).context["today"]


def test_work_stands_by_how_it_presses(course, student, login):
    now = timezone.now()
    later = make_essay(course, title="later", due_at=now + 20 * DAY)
    make_essay(course, title="undated", due_at=None)
    make_essay(course, title="soon", due_at=now + 3 * DAY)
    make_essay(course, title="sooner", due_at=now + DAY)
    make_essay(course, title="overdue", due_at=now - DAY, opens_at=now - 2 * DAY)
    begun = make_essay(course, title="begun", due_at=now + 30 * DAY)
    make_work(begun, student)

    today = shown(login(student))

    assert titles(today.overdue) == ["overdue"]
    assert titles(today.soon) == ["sooner", "soon"]
    assert titles(today.started) == ["begun"]
    assert titles(today.later) == [later.title, "undated"]


def test_what_is_handed_in_leaves(course, student, login):
    make_attempt(make_work(make_essay(course), student))

    page = login(student).get(URL)

    assert page.context["today"].is_empty
    assert reverse("overview:courses") in page.content.decode()


def test_feedback_stays_until_it_is_acknowledged(course, student, login):
    work = make_work(make_essay(course, title="E"), student)
    make_attempt(work)
    work.returned_at = timezone.now()
    work.save()

    before = shown(login(student))
    work.acknowledged_at = timezone.now()
    work.save()
    after = shown(login(student))

    assert titles(before.returned) == ["E"]
    assert after.is_empty


def test_the_newest_feedback_is_shown_and_all_of_it_on_asking(course, student, login):
    for days in range(9):
        essay = make_essay(course, title=f"{days} days ago")
        make_work(essay, student, returned_at=timezone.now() - days * DAY)
    client = login(student)

    newest, everything = client.get(URL), client.get(URL, {"feedback": "all"})

    assert titles(newest.context["feedback"]) == [f"{days} days ago" for days in range(6)]
    assert "?feedback=all#returned" in newest.text
    assert len(everything.context["feedback"]) == 9
    assert "?feedback=all#returned" not in everything.text


def test_what_is_scheduled_withdrawn_closed_or_elsewhere_is_not_there(course, student, login):
    now = timezone.now()
    make_essay(course, opens_at=now + DAY)
    make_essay(course, withdrawn_at=now)
    make_essay(course, opens_at=now - 3 * DAY, due_at=now - 2 * DAY, closes_at=now - DAY)
    make_essay(make_course(course.school))
    archived = make_course(course.school, archived_at=now)
    archived.enrolments.create(user=student.user)
    make_essay(archived)
    left = make_course(course.school)
    left.enrolments.create(user=student.user, left_at=now)
    make_essay(left)

    assert shown(login(student)).is_empty


def test_a_mark_that_is_not_released_leaves_no_trace(course, student, teacher, login):
    works = [make_work(make_essay(course, title=f"E{n}"), student) for n in range(3)]
    make_attempt(works[0])
    client = login(student)
    pages = [URL, course.get_absolute_url()]
    before = [client.get(page).content for page in pages]

    for work in works:
        Mark.objects.create(work=work, points=17, feedback="fb", marked_by=teacher.user)

    def plain(html):
        return [line for line in html.decode().splitlines() if "csrf" not in line.lower()]

    assert [plain(client.get(page).content) for page in pages] == [plain(b) for b in before]


def test_the_desk_counts_who_is_how_far(course, teacher, login):
    essay = make_essay(course, points=20)
    students = [make_student(course) for _ in range(6)]
    works = [make_work(essay, student) for student in students[:5]]
    for work in works[1:]:
        make_attempt(work)
    for work in works[2:]:
        Mark.objects.create(work=work, points=10, marked_by=teacher.user)
    works[4].returned_at = timezone.now()
    works[4].save()
    gone = make_student(course, "Gone")
    make_attempt(make_work(essay, gone))
    gone.left_at = timezone.now()
    gone.save()

    (row,) = login(teacher).get(URL).context["desk"].waiting

    counts = (row.not_started, row.writing, row.handed_in, row.marked, row.released)
    assert counts == (1, 1, 4, 3, 1)
    assert (row.to_mark, row.to_release) == (1, 2)


def test_a_newer_version_and_half_a_mark_wait_again(course, student, classmate, teacher, login):
    essay = make_essay(course, points=20)
    old = make_work(essay, student)
    Mark.objects.create(work=old, points=10, marked_by=teacher.user)
    make_attempt(old)
    half = make_work(essay, classmate)
    make_attempt(half)
    Mark.objects.create(work=half, feedback="so far", marked_by=teacher.user)

    (row,) = login(teacher).get(URL).context["desk"].waiting

    assert (row.handed_in, row.marked, row.to_mark) == (2, 0, 2)


def test_what_is_released_is_also_marked_when_a_newer_version_comes_in(
    course, student, teacher, login
):
    essay = make_essay(course, points=20)
    work = make_work(essay, student)
    Mark.objects.create(work=work, points=10, marked_by=teacher.user)
    make_attempt(work)
    work.returned_at = timezone.now()
    work.save()

    (row,) = login(teacher).get(URL).context["desk"].waiting

    assert (row.handed_in, row.marked, row.released) == (1, 0, 0)
    assert (row.to_mark, row.to_release) == (1, 0)


def test_what_waits_most_comes_first_and_reading_never_waits(course, teacher, login):
    few, many = make_essay(course, title="few"), make_essay(course, title="many")
    reading = make_reading(course, title="reading")
    for n in range(3):
        student = make_student(course)
        make_attempt(make_work(many, student))
        make_work(reading, student, submitted_at=timezone.now())
        if n == 0:
            make_attempt(make_work(few, student))
    make_essay(course, title="scheduled", opens_at=timezone.now() + DAY)

    desk = login(teacher).get(URL).context["desk"]

    assert titles(desk.waiting) == ["many", "few"]
    assert titles(desk.running) == ["reading"]
    assert titles(desk.scheduled) == ["scheduled"]


def test_who_teaches_and_studies_sees_both(course, student, login):
    taught = make_course(course.school)
    taught.enrolments.create(user=student.user, role="teacher")
    make_essay(taught, title="given")
    make_essay(course, title="to do")

    page = login(student).get(URL)

    assert titles(page.context["today"].soon + page.context["today"].later) == ["to do"]
    assert titles(page.context["desk"].running) == ["given"]


def test_today_says_how_long_is_left(course, login):
    student, now = make_student(course, language="en"), timezone.now()
    make_essay(course, due_at=now + 3 * DAY)
    make_essay(course, due_at=None)
    make_attempt(make_work(make_essay(course, due_at=now + DAY), student))

    page = login(student).get(URL).content.decode()

    assert re.findall(r'<strong class="left">([^<]*)</strong>', page) == ["in 3 days"]


def test_nobody_is_asked_to_sign_in(db, client):
    assert client.get(URL).url.startswith(reverse("people:login"))


def fill(course, student, n):
    now = timezone.now()
    for number in range(n):
        returned_at = now if number % 2 else None
        make_work(make_assignment(course), student, submitted_at=now, returned_at=returned_at)
        make_assignment(course, due_at=now - timedelta(hours=1))


@pytest.mark.parametrize("rows", [3, 300])
def test_today_takes_five_queries_for_any_number(
    course, student, login, rows, django_assert_num_queries
):
    fill(course, student, rows)
    client = login(student)

    with django_assert_num_queries(5):
        client.get(URL)


@pytest.mark.parametrize("rows", [3, 300])
def test_the_desk_takes_six_queries_for_any_number(
    course, student, teacher, login, rows, django_assert_num_queries
):
    fill(course, student, rows)
    client = login(teacher)

    with django_assert_num_queries(6):
        client.get(URL)
