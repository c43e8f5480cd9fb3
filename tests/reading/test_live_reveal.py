from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from lessons.reading.given import Given
from lessons.reading.models import Answer, LiveAnswer, LiveCheck
from lessons.reading.services import close_live, record_answer, reveal_live
from tests.factories import make_check, make_live, make_student, make_teacher


@pytest.fixture
def teacher(course):
    return make_teacher(course, language="en")


@pytest.fixture
def live(reading, checks):
    return make_live(reading, checks[0])


def answer(live, enrolment, position):
    return LiveAnswer.objects.create(
        live=live, enrolment=enrolment, chosen=[position], score=int(position == 1)
    )


def test_the_revealed_check_shows_what_is_right(login, teacher, student, classmate, live, url):
    answer(live, student, 1)
    answer(live, classmate, 2)
    close_live(live=live)

    html = login(teacher).post(url("live_reveal", live.pk), follow=True).content.decode()

    assert html.count('class="is-right"') == 1
    assert "Right as a whole: 1." in html
    assert "Feedback 1" in html
    assert "Ask again" in html


@pytest.mark.parametrize("kind", ["matching", "ordering", "short"])
def test_what_is_right_is_shown_in_full(login, teacher, reading, sections, url, kind):
    live = make_live(reading, make_check(sections[0], kind, answer_en="The model answer"))

    html = login(teacher).post(url("live_reveal", live.pk), follow=True).content.decode()

    assert "The model answer" in html
    assert html.index("Option 1") < html.index("Option 2") < html.index("Option 3")


def test_revealing_closes_what_is_still_open(login, teacher, live, url):
    login(teacher).post(url("live_reveal", live.pk))

    live.refresh_from_db()
    assert live.closed_at == live.revealed_at
    assert live.state == "revealed"


def test_the_last_answer_counts_as_one_try(login, teacher, student, checks, live, url):
    answer(live, student, 1)
    client = login(teacher)

    client.post(url("live_reveal", live.pk))
    client.post(url("live_reveal", live.pk))

    kept = Answer.objects.get(work__enrolment=student)
    assert (kept.check_asked, kept.chosen, kept.tries, kept.best_score) == (checks[0], [1], 1, 1)


def test_it_counts_beside_the_tries_one_made_alone(student, checks, live):
    record_answer(
        task=live.task, enrolment=student, check=checks[0], given=Given([2]), score=Decimal(0)
    )
    answer(live, student, 1)

    reveal_live(live=live)

    kept = Answer.objects.get()
    assert (kept.tries, kept.first_score, kept.best_score) == (2, 0, 1)


def test_after_the_end_of_the_reading_nothing_is_recorded(student, reading, live):
    answer(live, student, 1)
    reading.due_at = reading.closes_at = timezone.now() - timedelta(hours=1)
    reading.save()

    reveal_live(live=LiveCheck.objects.get())

    assert LiveCheck.objects.get().is_revealed
    assert not Answer.objects.exists()


def test_who_has_left_gets_no_try(student, live):
    answer(live, student, 1)
    student.left_at = timezone.now()
    student.save()

    reveal_live(live=live)

    assert not Answer.objects.exists()


def test_the_section_offers_the_check_again_after_the_reveal(login, student, live, url):
    client, section = login(student), url("section", "section-1")
    tried = f'action="{url("check_answer", live.check_asked_id)}'
    assert tried not in client.get(section).content.decode()

    reveal_live(live=live)

    assert tried in client.get(section).content.decode()


def test_only_teachers_of_the_class_reveal(login, live, url, student, outsider):
    people, address = (student, outsider), url("live_reveal", live.pk)

    assert [login(one).post(address).status_code for one in people] == [403, 404]
    live.refresh_from_db()
    assert not live.is_revealed


def test_a_class_of_forty_is_revealed_at_once(course, live):
    for _ in range(40):
        answer(live, make_student(course), 1)

    reveal_live(live=live)

    assert Answer.objects.filter(tries=1, best_score=1).count() == 40
