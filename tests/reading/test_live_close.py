import pytest
from django.utils import timezone

from lessons.reading.models import Answer, LiveAnswer
from tests.factories import make_check, make_live, make_student, make_teacher

HTMX = {"HX-Request": "true"}


@pytest.fixture
def teacher(course):
    return make_teacher(course, language="en")


@pytest.fixture
def live(reading, checks):
    return make_live(reading, checks[0])


def answer(live, *positions, kind="chosen"):
    """A new student of the class answers each of `positions`."""
    for position in positions:
        student = make_student(live.task.assignment.course)
        LiveAnswer.objects.create(
            live=live, enrolment=student, chosen=[position], score=int(position == 1)
        )


def slide(url):
    return f"{url('present', 'section-1')}?slide=2"


def test_the_closed_check_shows_how_the_class_answered(login, teacher, live, url):
    answer(live, 1, 1, 2)
    make_student(live.task.assignment.course)

    page = login(teacher).post(url("live_close", live.pk), follow=True)

    assert page.redirect_chain == [(slide(url), 302)]
    html = page.content.decode()
    assert "3 of 4 have answered." in html
    assert [html.count(words) for words in ("2 (67%)", "1 (33%)", "0 (0%)")] == [1, 1, 1]
    assert "Show what is right" in html


def test_the_closed_check_does_not_tell_what_is_right(login, teacher, live, url):
    answer(live, 1, 2)

    html = login(teacher).post(url("live_close", live.pk), follow=True).content.decode()

    assert "is-right" not in html
    assert "Right as a whole" not in html
    assert "Feedback" not in html


def test_a_check_is_closed_once(login, teacher, live, url):
    client = login(teacher)
    client.post(url("live_close", live.pk))
    live.refresh_from_db()
    first = live.closed_at

    client.post(url("live_close", live.pk))

    live.refresh_from_db()
    assert live.closed_at == first


def test_the_answer_of_who_has_left_does_not_count(login, teacher, live, url):
    answer(live, 1, 2)
    left = LiveAnswer.objects.first().enrolment
    left.left_at = timezone.now()
    left.save()

    html = login(teacher).post(url("live_close", live.pk), follow=True).content.decode()

    assert "1 of 1 has answered." in html


def test_nothing_is_recorded_yet(login, teacher, live, url):
    answer(live, 1)

    login(teacher).post(url("live_close", live.pk))

    assert not Answer.objects.exists()


def test_the_slide_is_drawn_with_the_same_queries_for_3_and_40_answers(
    login, teacher, live, url, queries
):
    client = login(teacher)
    answer(live, *[1] * 3)
    client.post(url("live_close", live.pk))
    few = queries(client, slide(url))
    answer(live, *[2] * 37)

    # Session, user, enrolment, task with its module, open live, this one with counts, answers.
    assert (few, queries(client, slide(url))) == (7, 7)


def test_own_words_are_shown_when_two_wrote_them_and_as_text(
    login, teacher, reading, sections, url
):
    live = make_live(reading, make_check(sections[0], "short"))
    for text in ("<b>Peace</b>", "<b>peace</b>", "only mine"):
        student = make_student(reading.course)
        LiveAnswer.objects.create(live=live, enrolment=student, text=text, score=0)

    html = login(teacher).post(url("live_close", live.pk), follow=True).content.decode()

    assert "&lt;b&gt;peace&lt;/b&gt;" in html
    assert "only mine" not in html
    assert "Right as a whole: 0." in html
    assert "Option 1" not in html  # a key idea


def test_only_teachers_of_the_class_close(login, live, url, student, outsider):
    people = (student, outsider)

    assert [login(one).post(url("live_close", live.pk)).status_code for one in people] == [403, 404]
    live.refresh_from_db()
    assert live.is_open


def test_a_live_check_of_another_reading_is_not_there(login, teacher, url, live):
    assert login(teacher).post(url("live_close", live.pk + 1)).status_code == 404


def test_the_keyboard_gets_the_slide_alone(login, teacher, live, url):
    page = login(teacher).post(url("live_close", live.pk), headers=HTMX, follow=True)

    assert page.redirect_chain == [(slide(url), 302)]
