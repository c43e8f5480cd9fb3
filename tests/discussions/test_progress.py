"""When a part is complete, and that nothing others do takes it away or makes it late."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from lessons.assignments.models import Work
from lessons.discussions.models import Post, SafetyRules
from lessons.discussions.services import (
    delete_post,
    hide_post,
    lock_thread,
    make_groups,
    publish_post,
    report_post,
    show_post,
)
from tests import factories
from tests.discussions.makers import LONG, make_post, make_prompt

ASKED = [("claim", 1), ("counter", 1), ("answer", 1)]


@pytest.fixture
def prompt(course):
    return make_prompt(course, ASKED, due_at=timezone.now() + timedelta(days=1))


@pytest.fixture
def reader(course):
    return factories.make_student(course, "Sari", language="en")


@pytest.fixture
def theirs(prompt, classmate):
    return make_post(prompt, classmate)


@pytest.fixture
def mine(prompt, reader):
    return say(prompt, reader)


@pytest.fixture
def done(prompt, reader, theirs, mine):
    """The reader has posted a claim and a counter-argument."""
    say(prompt, reader, "counter", theirs)
    return mine


def say(prompt, author, move="claim", parent=None, **fields):
    text = {"text": LONG if parent is None else "A word more.", "key": uuid4()}
    return publish_post(prompt=prompt, author=author, move=move, parent=parent, **text, **fields)


def ask(prompt, author, parent):
    return say(prompt, author, "question", parent)


def work_of(reader):
    return Work.objects.get(enrolment=reader)


def lapse(prompt):
    """A day and a bit goes by: the due date is over."""
    assignment = prompt.assignment
    assignment.due_at = timezone.now()
    assignment.save()


def test_complete_since_the_post_that_made_it_so(prompt, done, reader):
    assert work_of(reader).submitted_at == Post.objects.latest("pk").created_at


def test_a_question_put_afterwards_undoes_nothing_and_makes_nobody_late(
    prompt, done, reader, classmate, login
):
    since = work_of(reader).submitted_at
    lapse(prompt)
    question = ask(prompt, classmate, done)
    say(prompt, reader)
    say(prompt, reader, "claim", question)

    page = login(reader).get(prompt.get_absolute_url()).content.decode()

    assert (work_of(reader).submitted_at, work_of(reader).is_late) == (since, False)
    assert "Your part is complete since" in page
    assert "Still missing" not in page
    assert "Answer it" not in page


def withdraw(question, _teacher):
    delete_post(post=question)


def hide(question, teacher):
    hide_post(post=question, actor=teacher.user, reason="Off topic.")


@pytest.mark.parametrize("goes", [withdraw, hide])
def test_a_question_that_is_gone_is_not_waited_for(
    prompt, theirs, mine, reader, classmate, teacher, login, goes
):
    question = ask(prompt, classmate, mine)
    counter = say(prompt, reader, "counter", theirs)
    waiting = work_of(reader).submitted_at
    lapse(prompt)

    goes(question, teacher)
    page = login(reader).get(prompt.get_absolute_url()).content.decode()

    assert waiting is None
    assert (work_of(reader).submitted_at, work_of(reader).is_late) == (counter.created_at, False)
    assert "Your part is complete since" in page


def test_a_question_shown_again_undoes_nothing(
    prompt, theirs, mine, reader, classmate, teacher, login
):
    question = ask(prompt, classmate, mine)
    say(prompt, reader, "counter", theirs)
    hide(question, teacher)
    since = work_of(reader).submitted_at

    show_post(post=question, actor=teacher.user)
    say(prompt, reader)
    page = login(reader).get(prompt.get_absolute_url()).content.decode()

    assert work_of(reader).submitted_at == since
    assert "Your part is complete since" in page
    assert "Answer it" not in page


def test_a_report_takes_nothing_from_its_author(prompt, done, reader, classmate, login):
    SafetyRules.objects.create(school=reader.course.school, hide_on_report=True)
    since = work_of(reader).submitted_at

    report_post(post=done, reporter=classmate, reason="Unkind")
    page = login(reader).get(prompt.get_absolute_url()).content.decode()

    assert not Post.objects.get(pk=done.pk).stands
    assert work_of(reader).submitted_at == since
    assert "Write it" not in page


def test_hidden_by_a_teacher_and_shown_again_it_is_complete_since_the_same_moment(
    prompt, done, reader, teacher
):
    since = work_of(reader).submitted_at

    hide(done, teacher)
    hidden = work_of(reader).submitted_at
    lapse(prompt)
    show_post(post=done, actor=teacher.user)

    assert hidden is None
    assert work_of(reader).submitted_at == since


def test_a_question_in_a_locked_thread_is_waited_for_no_longer(
    prompt, theirs, mine, reader, classmate, teacher
):
    ask(prompt, classmate, mine)
    counter = say(prompt, reader, "counter", theirs)
    assert work_of(reader).submitted_at is None

    lock_thread(post=mine, actor=teacher.user)

    assert work_of(reader).submitted_at == counter.created_at


def test_a_question_of_a_group_that_is_no_more_is_waited_for_no_longer(course, reader, teacher):
    prompt = make_prompt(course, [("claim", 2), ("answer", 1)], grouping="random")
    others = [factories.make_student(course) for _ in range(7)]
    make_groups(prompt=prompt, actor=teacher.user, seed=1)
    mine = say(prompt, reader)
    neighbour = next(one for one in others if mine.group.seats.filter(enrolment=one).exists())
    make_post(prompt, neighbour, "Why?", "question", parent=mine, group=mine.group)
    second = say(prompt, reader)
    assert work_of(reader).submitted_at is None

    make_groups(prompt=prompt, actor=teacher.user, seed=1)

    assert work_of(reader).submitted_at == second.created_at
