"""From month to month: empty ones, the first, the last, and in the viewer's language."""

from datetime import date

import pytest
from django.urls import reverse

from tests.factories import (
    make_admin,
    make_course,
    make_school,
    make_student,
    make_user,
)
from tests.overview.may import DAY, MAY, NOON, main_of, make_due, make_talk


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
