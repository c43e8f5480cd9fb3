"""What is still asked of a student, as the page says it."""

import re

import pytest
from django.utils import timezone

from lessons.discussions.models import Post
from lessons.discussions.owed import asked_of_everyone, owed_by
from lessons.discussions.services import update_progress
from lessons.discussions.threads import Threads
from tests import factories
from tests.discussions.makers import make_counter, make_post, make_prompt

ASKED = [("claim", 1), ("counter", 1), ("answer", 1)]


@pytest.fixture
def reader(course):
    return factories.make_student(course, "Sari Reader", language="en")


@pytest.fixture
def rahma(course):
    return factories.make_student(course, "Rahma")


@pytest.fixture
def prompt(course):
    return make_prompt(course, ASKED, title="Veto")


def owed(prompt, reader):
    return owed_by(Threads(prompt, reader))


def page(login, prompt, person):
    return login(person).get(prompt.get_absolute_url()).content.decode()


def test_nothing_written_yet(prompt, reader, login):
    html = page(login, prompt, reader)

    assert "Still missing: one claim and one counter-argument." in html
    assert f'href="{prompt.get_absolute_url()}?move=claim#composer"' in html
    assert "after your first post" in html


def test_a_question_put_to_one_names_who_asks(prompt, reader, rahma, login):
    mine = make_post(prompt, reader)
    question = make_post(prompt, rahma, "Why?", "question", parent=mine)

    html = page(login, prompt, reader)

    assert (
        "Still missing: one counter-argument and one answer to the question Rahma put to you."
        in html
    )
    assert f"?answer={question.pk}#answer" in html


def test_a_name_that_is_hidden_stays_hidden(course, reader, rahma, login):
    prompt = make_prompt(course, ASKED, names_hidden=True)
    make_post(prompt, rahma, "Why?", "question", parent=make_post(prompt, reader))

    html = page(login, prompt, reader)

    assert re.search(r"the question Classmate [A-Z] put to you", html)
    assert "Rahma" not in html


def test_behind_the_door_a_question_is_not_told(prompt, reader, rahma):
    mine = make_post(prompt, reader)
    make_post(prompt, rahma, "Why?", "question", parent=mine)
    Post.objects.filter(pk=mine.pk).update(deleted_at=mine.created_at)

    lines = [item.move for item in owed(prompt, reader).items]

    assert lines == ["claim", "counter"]


def test_all_there_says_since_when(course, reader, login):
    prompt = make_prompt(course, [("claim", 1)])
    make_post(prompt, reader)
    factories.make_work(prompt.assignment, reader)
    update_progress(prompt=prompt, enrolment=reader)

    html = page(login, prompt, reader)

    assert "Your part is complete since" in html
    assert "Still missing" not in html


def test_where_nothing_is_asked_one_post_is(course, reader, login):
    html = page(login, make_prompt(course), reader)

    assert "Still missing: one post of any kind." in html


def test_a_discussion_of_students_asks_for_nothing(course, reader, rahma, login):
    html = page(login, make_prompt(course, opened_by=rahma), reader)

    assert "Still missing" not in html


def test_a_closed_discussion_opens_no_form(course, reader, login):
    prompt = make_prompt(course, ASKED)
    prompt.closed_at = prompt.assignment.opens_at
    prompt.save()

    html = page(login, prompt, reader)

    assert "What is asked of you" in html
    assert "?move=" not in html


def test_the_move_of_the_address_is_chosen(prompt, reader, login):
    for move, value in (("question", "question"), ("nonsense", "claim")):
        html = login(reader).get(prompt.get_absolute_url(), {"move": move}).content.decode()

        assert f'id="composer-{value}" aria-describedby="composer-{value}-means" checked' in html


def test_a_point_put_into_other_words_waits_for_its_maker(course, reader, rahma, login):
    prompt = make_prompt(course, statement="The veto stays.")
    make_counter(prompt, rahma, make_post(prompt, reader))

    html = page(login, prompt, reader)

    assert "Rahma has put your point into other words." in html


@pytest.mark.parametrize("others", [1, 9])
def test_the_teacher_sees_how_many_are_done(
    prompt, course, reader, others, django_assert_num_queries
):
    for _ in range(others):
        factories.make_student(course)
    done = factories.make_work(prompt.assignment, reader)
    done.submitted_at = done.started_at
    done.save()

    with django_assert_num_queries(2):
        everyone = asked_of_everyone(prompt)

    assert (everyone.complete, everyone.students) == (1, others + 1)
    assert len(everyone.items) == 3


def test_the_teachers_page_says_it(prompt, course, reader, login):
    teacher = factories.make_teacher(course, language="en")

    html = page(login, prompt, teacher)

    assert "0 of 1 student has done everything." in html
    assert "One answer to a question put to one" in html


def test_what_a_student_opened_is_asked_of_nobody_on_any_page(course, reader, rahma, login):
    teacher = factories.make_teacher(course, language="en")
    prompt = make_prompt(course, opened_by=rahma, title="Lunch")
    make_post(prompt, reader)
    factories.make_work(prompt.assignment, reader)

    assert "Nothing: a student opened this discussion" in page(login, prompt, teacher)
    assert "Your part</dt>" not in page(login, prompt, reader)
    assert "asked of nobody" in login(teacher).get(course.get_absolute_url()).content.decode()
    assert "in progress" not in login(reader).get(course.get_absolute_url()).content.decode()


@pytest.mark.parametrize("asks", [ASKED, ()])
def test_once_it_is_closed_nothing_is_missing_and_who_is_shut_out_learns_why(
    course, rahma, reader, login, asks
):
    prompt = make_prompt(course, asks, closed_at=timezone.now())
    make_post(prompt, rahma)

    html = login(reader).get(prompt.get_absolute_url()).content.decode()

    assert "Still missing" not in html
    assert "asked-list" not in html
    assert "It is closed: nothing more is asked of you." in html
    assert "It was closed before you had posted" in html
    assert "everything can be read" not in html
