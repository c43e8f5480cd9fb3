"""A whole class answers at one instant, and the teacher closes meanwhile."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from lessons.reading.models import Answer, LiveAnswer, LiveCheck
from lessons.reading.services import close_live, open_live, reveal_live
from tests.factories import make_live, make_student

pytestmark = pytest.mark.django_db(transaction=True)
CLASS = 36
HTMX = {"HX-Request": "true"}


def at_once(*acts):
    """Do all of `acts` in threads that begin together; return what each returned."""
    start = Barrier(len(acts))

    def do(act):
        start.wait()
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(do, acts))


@pytest.fixture
def live(reading, checks):
    return make_live(reading, checks[0])


@pytest.fixture
def browsers(course, login):
    return [login(make_student(course, language="en")) for _ in range(CLASS)]


def answering(browser, live, url):
    data = {"live": live.pk, "chosen": "1"}
    return lambda: browser.post(url("live"), data, headers=HTMX).content.decode()


def test_every_answer_of_a_class_arrives(browsers, live, url):
    pages = at_once(*(answering(browser, live, url) for browser in browsers))

    assert sum("Your answer has arrived" in page for page in pages) == CLASS
    assert live.answers.count() == CLASS


def test_who_is_told_that_it_arrived_is_counted_and_nobody_else(browsers, live, url):
    acts = [answering(browser, live, url) for browser in browsers]
    acts.insert(CLASS // 2, lambda: close_live(live=live) or "")

    pages = at_once(*acts)

    arrived = sum("your answer has arrived" in page.lower() for page in pages)
    late = sum("It was closed before your answer arrived." in page for page in pages)
    closed_at = LiveCheck.objects.get().closed_at
    assert arrived + late == CLASS
    assert LiveAnswer.objects.filter(answered_at__lte=closed_at).count() == arrived
    assert LiveAnswer.objects.count() == arrived


def test_two_taps_of_one_student_are_one_answer(browsers, live, url):
    at_once(*[answering(browsers[0], live, url)] * 4)

    assert live.answers.count() == 1


def test_two_taps_of_the_teacher_ask_once(teacher, reading, checks):
    task = reading.reading_task

    asked = at_once(
        *[lambda: open_live(task=task, enrolment=teacher, check=checks[0])] * 4,
    )

    assert len({live.pk for live in asked}) == LiveCheck.objects.count() == 1


def test_two_checks_asked_at_once_leave_one_open(teacher, reading, checks):
    task = reading.reading_task

    at_once(
        lambda: open_live(task=task, enrolment=teacher, check=checks[0]),
        lambda: open_live(task=task, enrolment=teacher, check=checks[1]),
    )

    assert LiveCheck.objects.filter(closed_at=None).count() == 1


def test_two_taps_to_reveal_count_one_try(student, live):
    LiveAnswer.objects.create(live=live, enrolment=student, chosen=[1], score=1)

    at_once(*[lambda: reveal_live(live=live)] * 4)

    assert Answer.objects.get().tries == 1
