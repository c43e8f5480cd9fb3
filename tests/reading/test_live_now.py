"""The notice on other pages that the class is asked something."""

import html
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from lessons.reading.models import Answer
from lessons.reading.models.live import LASTS
from lessons.reading.services import close_live, reveal_live
from tests.factories import make_course, make_live, make_reading, make_student, make_teacher

HTMX = {"HX-Request": "true"}


@pytest.fixture
def student(course):
    return make_student(course, "Siti Student", language="en")


@pytest.fixture
def english(course):
    return make_teacher(course, language="en")


@pytest.fixture
def live(reading, checks):
    return make_live(reading, checks[0])


@pytest.fixture
def address(course):
    return reverse("reading:live_now", args=[course.pk])


@pytest.fixture
def pages(course, reading, url):
    """The pages of a class that tell what it is asked."""
    return [course.get_absolute_url(), reading.get_absolute_url(), url("section", "section-1")]


def seen(page):
    """Return the name of what a page shows, as its script sends it."""
    return html.unescape(re.search('data-seen="([^"]+)"', page.content.decode())[1])


def test_a_student_is_called_from_every_page_of_the_class(login, student, live, pages, url):
    for page in pages:
        shown = login(student).get(page).content.decode()

        assert "Your teacher asks:" in shown
        assert live.check_asked.question_en in shown
        assert f'href="{url("live")}"' in shown


def test_a_teacher_is_not_asked_but_told_what_runs_and_can_end_it(login, english, live, pages, url):
    client = login(english)
    for page in pages:
        shown = client.get(page).content.decode()

        assert "data-live" not in shown
        assert "The class is still answering:" in shown
        assert live.check_asked.question_en in shown
        for act in ("live_slide", "live_close", "live_reveal"):
            assert f'"{url(act, live.pk)}"' in shown


def test_a_teacher_is_told_of_a_closed_one_until_its_answer_is_shown(
    login, english, live, course, url
):
    client = login(english)
    close_live(live=live)

    shown = client.get(course.get_absolute_url()).content.decode()

    assert "Closed; the answer is still to come:" in shown
    assert url("live_close", live.pk) not in shown

    reveal_live(live=live)
    assert (
        live.check_asked.question_en not in client.get(course.get_absolute_url()).content.decode()
    )


def test_a_teacher_can_still_try_a_check_that_runs(login, english, live, checks, url):
    shown = login(english).get(url("section", "section-1")).content.decode()

    assert f'action="{url("check_answer", checks[0].pk)}' in shown


def test_the_notice_leads_a_teacher_to_the_slide(login, teacher, student, outsider, live, url):
    address = url("live_slide", live.pk)

    assert login(teacher).get(address)["Location"] == f"{url('present', 'section-1')}?slide=2"
    assert [login(one).get(address).status_code for one in (student, outsider)] == [403, 404]


def test_the_notice_comes_by_itself_and_alone(login, student, live, address):
    shown = login(student).get(address, headers=HTMX).content.decode()

    assert "Your teacher asks:" in shown
    assert "<html" not in shown


def test_who_has_answered_is_told_apart(login, student, live, url, address):
    client = login(student)
    client.post(url("live"), {"live": live.pk, "chosen": "1"})

    assert "Look at my answer" in client.get(address).content.decode()


def test_what_is_asked_next_is_sent(login, student, reading, checks, live, address):
    client = login(student)
    etag = client.get(address).headers["ETag"]
    close_live(live=live)
    make_live(reading, checks[1])

    again = client.get(address, headers={"If-None-Match": etag})

    assert checks[1].question_en in again.content.decode()


@pytest.mark.parametrize("how", ["closed", "over", "withdrawn", "elsewhere"])
def test_nobody_is_called_to_what_cannot_be_answered(login, student, live, address, how):
    if how == "closed":
        close_live(live=live)
    elif how == "over":
        live.opened_at = timezone.now() - LASTS
        live.save()
    elif how == "withdrawn":
        live.task.assignment.withdrawn_at = timezone.now()
        live.task.assignment.save()
    else:
        live.task = make_reading(make_course()).reading_task
        live.save()

    assert login(student).get(address).content.decode().strip() == ""


def test_what_was_seen_is_not_sent_again(login, student, live, address, django_assert_num_queries):
    client = login(student)
    etag = client.get(address).headers["ETag"]

    with django_assert_num_queries(4):  # session, user, enrolment, what is asked
        answer = client.get(address, headers={"If-None-Match": etag})

    assert (answer.status_code, answer.content) == (304, b"")


def test_the_page_names_what_it_has_so_that_the_first_look_is_a_304(
    login, student, live, pages, address
):
    client = login(student)
    etags = {seen(client.get(page)) for page in pages}

    assert len(etags) == 1
    assert client.get(address, headers={"If-None-Match": etags.pop()}).status_code == 304


def test_another_language_is_another_page(login, student, live, address):
    client = login(student)
    etag = client.get(address).headers["ETag"]
    student.user.language = "id"
    student.user.save()

    assert client.get(address, headers={"If-None-Match": etag}).status_code == 200


def test_the_check_is_not_tried_in_the_reading_meanwhile(login, student, live, url):
    client, section = login(student), url("section", "section-1")
    address = url("check_answer", live.check_asked_id)

    shown = client.get(section).content.decode()
    answers = [client.post(address, {"chosen": "1"}, headers=one) for one in ({}, HTMX)]

    assert f'action="{address}' not in shown
    for page in (shown, *(answer.content.decode() for answer in answers)):
        assert "Your teacher is asking the class this now." in page
        assert "Feedback" not in page
    assert not Answer.objects.exists()


def test_what_a_student_knew_before_is_not_shown_meanwhile(login, student, reading, checks, url):
    client = login(student)
    client.post(url("check_answer", checks[0].pk), {"chosen": "1"})
    assert "Feedback 1" in client.get(url("section", "section-1")).content.decode()

    make_live(reading, checks[0])

    assert "Feedback" not in client.get(url("section", "section-1")).content.decode()


def test_the_other_checks_stay_to_be_tried(login, student, live, checks, url):
    shown = login(student).get(url("section", "section-2")).content.decode()

    assert f'action="{url("check_answer", checks[1].pk)}' in shown


def test_only_students_of_the_class_are_asked(login, teacher, outsider, live, address):
    assert [login(one).get(address).status_code for one in (teacher, outsider)] == [403, 404]
