from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from lessons.reading.models import LiveCheck
from lessons.reading.models.live import LASTS
from tests.factories import make_check, make_course, make_live, make_reading, make_teacher


@pytest.fixture
def address(url, checks):
    return url("live_open", checks[0].pk)


def slide(url, n=2):
    return f"{url('present', 'section-1')}?slide={n}"


def test_a_teacher_asks_a_check_and_is_back_at_its_slide(login, teacher, checks, url, address):
    answer = login(teacher).post(address)

    assert (answer.status_code, answer.url) == (302, slide(url))
    live = LiveCheck.objects.get()
    assert (live.check_asked, live.opened_by, live.state) == (checks[0], teacher, "open")


def test_a_second_tap_asks_nothing_new(login, teacher, address):
    client = login(teacher)

    client.post(address)
    client.post(address)

    assert LiveCheck.objects.count() == 1


def test_asking_another_closes_the_one_before(login, teacher, reading, checks, url):
    first = make_live(reading, checks[0])

    login(teacher).post(url("live_open", checks[1].pk))

    first.refresh_from_db()
    assert first.closed_at is not None
    assert LiveCheck.objects.get(closed_at=None).check_asked == checks[1]


def test_a_class_is_asked_one_thing_at_a_time_in_whatever_reading(login, teacher, course, address):
    other = make_reading(course)
    elsewhere = make_live(other, other.reading_task.module.sections.first().checks.get())

    login(teacher).post(address)

    elsewhere.refresh_from_db()
    assert elsewhere.closed_at is not None


def test_another_class_is_asked_on(login, teacher, address):
    other = make_reading(make_course())
    elsewhere = make_live(other, other.reading_task.module.sections.first().checks.get())

    login(teacher).post(address)

    elsewhere.refresh_from_db()
    assert elsewhere.closed_at is None


def test_one_that_was_closed_is_asked_again(login, teacher, reading, checks, address):
    make_live(reading, checks[0], closed_at=timezone.now())

    login(teacher).post(address)

    assert LiveCheck.objects.count() == 2


def test_one_that_was_forgotten_is_over_and_asked_again(login, teacher, reading, checks, address):
    old = make_live(reading, checks[0], opened_at=timezone.now() - LASTS)
    assert old.state == "closed"

    login(teacher).post(address)

    assert LiveCheck.objects.filter(closed_at=None).exclude(pk=old.pk).count() == 1


def test_a_reading_students_cannot_see_is_not_asked(login, english, reading, checks, url, address):
    reading.opens_at = timezone.now() + timedelta(days=1)
    reading.save()

    page = login(english).post(address, follow=True).content.decode()

    assert "Students cannot see this reading now." in page
    assert "Ask the class" not in page
    assert not LiveCheck.objects.exists()


@pytest.fixture
def english(course):
    return make_teacher(course, language="en")


def test_a_check_of_another_module_is_not_there(login, teacher, course, url):
    other = make_reading(course).reading_task.module.sections.first()

    assert login(teacher).post(url("live_open", make_check(other).pk)).status_code == 404


def test_an_archived_class_is_not_asked(login, teacher, course, address):
    course.archived_at = timezone.now()
    course.save()

    assert login(teacher).post(address).status_code == 403
    assert not LiveCheck.objects.exists()


def test_only_teachers_of_the_class_ask(login, student, outsider, address):
    assert [login(one).post(address).status_code for one in (student, outsider)] == [403, 404]
    assert not LiveCheck.objects.exists()


def test_the_database_holds_one_open_check_a_reading(reading, checks):
    make_live(reading, checks[0])

    with pytest.raises(IntegrityError), transaction.atomic():
        make_live(reading, checks[1])
