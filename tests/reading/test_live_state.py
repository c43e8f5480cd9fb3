"""How many have answered, as the projector looks again."""

import html
import re

import pytest

from lessons.reading.models import LiveAnswer
from lessons.reading.services import close_live
from tests.factories import make_live, make_student, make_teacher


@pytest.fixture
def teacher(course):
    return make_teacher(course, language="en")


@pytest.fixture
def live(reading, checks):
    return make_live(reading, checks[0])


@pytest.fixture
def address(url, live):
    return url("live_state", live.pk)


def answer(live, times=1):
    for _ in range(times):
        student = make_student(live.task.assignment.course)
        LiveAnswer.objects.create(live=live, enrolment=student, chosen=[1], score=1)


def test_the_open_check_on_its_slide(login, teacher, student, live, url):
    answer(live)

    page = login(teacher).get(url("present", "section-1"), {"slide": 2})

    shown = page.content.decode()
    assert "1 of 2 has answered." in shown
    assert "Close and show the answers" in shown
    assert "Show the answer<" not in shown  # an open check has its answer nowhere in the page
    assert "Feedback" not in shown


def test_it_counts_who_has_answered(login, teacher, student, live, address):
    answer(live, 2)

    shown = login(teacher).get(address).content.decode()

    assert "2 of 3 have answered." in shown
    assert "<html" not in shown


def test_what_the_projector_has_is_not_sent_again(login, teacher, live, url, address):
    client = login(teacher)
    slide = client.get(url("present", "section-1"), {"slide": 2}).content.decode()
    etag = html.unescape(re.search('data-seen="([^"]+)"', slide)[1])

    def again():
        return client.get(address, headers={"If-None-Match": etag}).status_code

    assert again() == 304
    answer(live)
    assert again() == 200


def test_one_closed_elsewhere_leads_to_its_slide(login, teacher, live, url, address):
    close_live(live=live)

    shown = login(teacher).get(address).content.decode()

    assert "data-done" in shown
    assert f'href="{url("present", "section-1")}?slide=2"' in shown


def test_another_slide_tells_that_the_class_is_still_answering(login, teacher, live, checks, url):
    shown = login(teacher).get(url("present", "section-2")).content.decode()

    assert "The class is still answering:" in shown
    assert f'href="{url("present", "section-1")}?slide=2"' in shown
    assert checks[0].question_en in shown


def test_another_slide_tells_of_a_question_whose_answer_is_still_to_come(
    login, teacher, live, checks, url
):
    close_live(live=live)

    shown = login(teacher).get(url("present", "section-2")).content.decode()

    assert checks[0].question_en in shown
    assert f'action="{url("live_reveal", live.pk)}"' in shown


def test_another_check_says_that_asking_it_closes_this_one(login, teacher, live, url):
    shown = login(teacher).get(url("present", "section-2"), {"slide": 2}).content.decode()

    assert "This closes the question that is still open." in shown


@pytest.mark.parametrize("answers", [3, 40])
def test_looking_again_costs_four_queries(
    login, teacher, live, address, django_assert_num_queries, answers
):
    client = login(teacher)
    answer(live, answers)
    etag = client.get(address).headers["ETag"]

    with django_assert_num_queries(4):  # session, user, enrolment, the check with its counts
        assert client.get(address, headers={"If-None-Match": etag}).status_code == 304


def test_students_never_get_the_count(login, student, outsider, live, address):
    assert [login(one).get(address).status_code for one in (student, outsider)] == [403, 404]
