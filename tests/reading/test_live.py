"""The page on which a student answers what the class is asked."""

import re

import pytest
from django.utils import timezone

from lessons.reading.models import Answer, LiveAnswer
from lessons.reading.services import close_live, reveal_live
from tests.factories import make_check, make_live, make_student

HTMX = {"HX-Request": "true"}


@pytest.fixture
def student(course):
    return make_student(course, "Siti Student", language="en")


@pytest.fixture
def live(reading, checks):
    return make_live(reading, checks[0])


@pytest.fixture
def address(url):
    return url("live")


def given(live, enrolment, position=1):
    return LiveAnswer.objects.create(live=live, enrolment=enrolment, chosen=[position], score=0)


def test_before_anything_was_asked_the_page_says_so(login, student, address):
    assert "Nothing is being asked now" in login(student).get(address).content.decode()


def test_a_student_answers_and_is_told_that_it_arrived(login, student, live, checks, address):
    client = login(student)

    answer = client.post(address, {"live": live.pk, "chosen": "2"})

    assert (answer.status_code, answer.url) == (302, address)
    assert list(LiveAnswer.objects.values_list("enrolment", "chosen", "score")) == [
        (student.pk, [2], 0)
    ]
    assert "Your answer has arrived" in client.get(address).content.decode()


def test_the_answer_can_be_changed_while_the_check_is_open(login, student, live, address):
    client = login(student)

    for position in ("2", "1"):
        client.post(address, {"live": live.pk, "chosen": position})

    kept = LiveAnswer.objects.get()
    assert (kept.chosen, kept.score) == ([1], 1)


def test_htmx_gets_the_content_alone_with_its_name(login, student, live, address):
    answer = login(student).post(address, {"live": live.pk, "chosen": "2"}, headers=HTMX)

    html = answer.content.decode()
    assert "<html" not in html
    assert "Your answer has arrived" in html
    assert answer.headers["ETag"] == f'"en-{live.pk}-open"'


def test_nothing_chosen_is_told_at_the_field(login, student, live, address):
    page = login(student).post(address, {"live": live.pk})

    assert 'role="alert"' in page.content.decode()
    assert not LiveAnswer.objects.exists()


@pytest.mark.parametrize("position", ["1", "2"])
@pytest.mark.parametrize("state", ["answering", "open", "closed"])
def test_no_page_tells_what_is_right_before_the_reveal(login, student, live, url, state, position):
    client = login(student)
    pages = [client.post(url("live"), {"live": live.pk, "chosen": position}, headers=HTMX)]
    if state != "answering":
        if state == "closed":
            close_live(live=live)
        paths = [url("live"), url("task"), url("section", "section-1"), url("printout")]
        pages = [client.get(path) for path in [*paths, f"/classes/{student.course_id}/"]]
        pages.append(client.post(url("check_answer", live.check_asked_id), {"chosen": position}))

    html = "".join(page.content.decode() for page in pages)

    assert not re.search(r"Feedback \d|answer is right|verdict|circle-check|circle-x|\d%", html)
    assert not Answer.objects.exists()


RIGHT = {
    "multiple": {"chosen": ["1", "2"]},
    "reasoned": {"chosen": "1", "text": "Because"},
    "matching": {"chosen": ["1-1", "2-2", "3-3"]},
    "ordering": {"chosen": ["1", "2", "3"]},
    "short": {"text": "idea1, idea2, idea3"},
}


@pytest.mark.parametrize("kind", RIGHT)
def test_every_kind_is_answered_without_a_word_of_what_is_right(
    login, student, reading, sections, address, kind
):
    live = make_live(reading, make_check(sections[0], kind, answer_en="The model answer"))
    client = login(student)

    client.post(address, RIGHT[kind] | {"live": live.pk})
    html = client.get(address).content.decode()
    close_live(live=live)
    html += client.get(address).content.decode()

    assert [answer.score for answer in live.answers.all()] == [1]
    assert "Your answer has arrived" in html
    assert not re.search(r"Feedback \d|model answer|verdict|answer is right", html)


def test_a_step_of_an_order_is_no_answer_yet(login, student, reading, sections, address):
    live = make_live(reading, make_check(sections[0], "ordering"))
    data = {"live": live.pk, "chosen": ["1", "2", "3"], "move": "down-1"}

    html = login(student).post(address, data).content.decode()

    assert html.index("Option 2") < html.index("Option 1")
    assert not LiveAnswer.objects.exists()


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_after_the_closing_no_answer_is_taken(login, student, live, address, headers):
    client = login(student)
    close_live(live=live)

    page = client.post(address, {"live": live.pk, "chosen": "1"}, headers=headers)

    assert "It was closed before your answer arrived." in page.content.decode()
    assert not LiveAnswer.objects.exists()


def test_an_answer_to_what_was_asked_before_is_not_one_to_what_is_asked_now(
    login, student, reading, checks, live, address
):
    close_live(live=live)
    now = make_live(reading, checks[1])

    page = login(student).post(address, {"live": live.pk, "chosen": "1"}).content.decode()

    assert "It was closed before your answer arrived." in page
    assert checks[1].question_en in page
    assert f'name="live" value="{now.pk}"' in page
    assert not LiveAnswer.objects.exists()


def test_after_the_closing_the_own_answer_stays_to_be_read(login, student, live, address):
    given(live, student, 2)
    close_live(live=live)

    html = login(student).get(address).content.decode()

    assert "The question is closed; your answer has arrived." in html
    assert re.search(r'value="2"[^>]* checked disabled', html)
    assert "Change my answer" not in html


def test_who_did_not_answer_is_told(login, student, live, address):
    close_live(live=live)
    assert "No answer of yours arrived in time." in login(student).get(address).content.decode()

    reveal_live(live=live)
    assert "The answer has been shown." in login(student).get(address).content.decode()


def test_after_the_reveal_the_student_sees_the_feedback(login, student, live, address):
    given(live, student, 2)
    reveal_live(live=live)

    html = login(student).get(address).content.decode()

    assert "Feedback 2" in html
    assert "Feedback 1" not in html


def test_a_classmates_answer_stays_the_classmates(login, student, classmate, live, address):
    given(live, classmate, 2)

    html = login(student).get(address).content.decode()

    assert "checked" not in html
    assert "Send my answer" in html


def test_what_was_seen_is_not_sent_again_until_it_is_closed(login, student, live, address):
    client = login(student)
    etag = client.get(address, headers=HTMX).headers["ETag"]

    def again():
        return client.get(address, headers=HTMX | {"If-None-Match": etag})

    assert (again().status_code, again().content) == (304, b"")
    client.post(address, {"live": live.pk, "chosen": "1"})
    assert again().status_code == 304  # what one is writing is not swapped for what one has sent
    close_live(live=live)
    assert again().status_code == 200


def test_a_whole_page_is_never_answered_with_304(login, student, live, address):
    client = login(student)
    etag = client.get(address, headers=HTMX).headers["ETag"]

    assert client.get(address, headers={"If-None-Match": etag}).status_code == 200


def test_looking_again_costs_four_queries(login, student, live, address, django_assert_num_queries):
    client = login(student)
    etag = client.get(address, headers=HTMX).headers["ETag"]

    with django_assert_num_queries(4):  # session, user, enrolment, the live check
        client.get(address, headers=HTMX | {"If-None-Match": etag})


def test_teachers_and_outsiders_do_not_answer(login, teacher, outsider, live, address):
    data = {"live": live.pk, "chosen": "1"}

    for person, status in ((teacher, 403), (outsider, 404)):
        assert login(person).get(address).status_code == status
        assert login(person).post(address, data).status_code == status
    assert not LiveAnswer.objects.exists()


def test_in_an_archived_class_it_is_read_and_not_answered(login, student, course, live, address):
    course.archived_at = timezone.now()
    course.save()
    client = login(student)

    assert client.get(address).status_code == 200
    assert client.post(address, {"live": live.pk, "chosen": "1"}).status_code == 403


def test_what_a_student_writes_is_shown_as_text(login, student, reading, sections, address):
    live = make_live(reading, make_check(sections[0], "short"))
    client = login(student)

    client.post(address, {"live": live.pk, "text": "<b>peace</b>"})

    assert "&lt;b&gt;peace&lt;/b&gt;" in client.get(address).content.decode()
