"""Who may read which posts: the one rule behind page, partial, poll, search and export."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lessons.discussions.models import Post
from tests.discussions.makers import make_group, make_post, make_prompt

HOUR = timedelta(hours=1)


def seen_by(enrolment):
    return set(Post.objects.visible_to(enrolment))


def test_others_posts_are_closed_until_the_own_first_post(course, student, classmate):
    prompt = make_prompt(course)
    theirs = make_post(prompt, classmate)

    before = seen_by(student)
    mine = make_post(prompt, student)

    assert before == set()
    assert seen_by(student) == {theirs, mine}


@pytest.mark.parametrize(
    "fields",
    [
        {"text": "Too short."},
        {"deleted_at": timezone.now()},
    ],
)
def test_a_short_or_taken_back_post_opens_nothing(course, student, classmate, fields):
    prompt = make_prompt(course)
    make_post(prompt, classmate)

    mine = make_post(prompt, student, **fields)

    assert seen_by(student) == {mine}


def test_an_answer_opens_nothing(course, student, classmate):
    prompt = make_prompt(course)
    theirs = make_post(prompt, classmate)

    mine = make_post(prompt, student, parent=theirs)

    assert seen_by(student) == {mine}


def test_a_door_that_was_never_closed_is_open(course, student, classmate):
    theirs = make_post(make_prompt(course, posts_first=False), classmate)

    assert seen_by(student) == {theirs}


def test_the_first_post_in_another_discussion_opens_nothing_here(course, student, classmate):
    make_post(make_prompt(course), classmate)

    mine = make_post(make_prompt(course), student)

    assert seen_by(student) == {mine}


def test_another_group_is_read_once_it_is_over_and_never_without_a_gallery(
    course, student, classmate
):
    long_ago = {"opens_at": timezone.now() - 9 * HOUR}
    running = make_prompt(course, posts_first=False)
    over = make_prompt(course, posts_first=False, due_at=timezone.now() - HOUR, **long_ago)
    closed = make_prompt(course, posts_first=False, closed_at=timezone.now())
    secret = make_prompt(course, posts_first=False, closed_at=timezone.now(), gallery=False)
    theirs = [
        make_post(prompt, classmate, group=make_group(prompt, classmate))
        for prompt in (running, over, closed, secret)
    ]

    assert seen_by(student) == {theirs[1], theirs[2]}


def test_a_group_one_sat_in_stays_readable(course, student, classmate):
    prompt = make_prompt(course, posts_first=False)
    group = make_group(prompt, student, classmate, dissolved_at=timezone.now())
    theirs = make_post(prompt, classmate, group=group)

    assert seen_by(student) == {theirs}


def test_a_teacher_of_the_class_reads_all_and_another_class_nothing(
    course, classmate, teacher, outsider
):
    theirs = make_post(make_prompt(course), classmate)

    assert seen_by(teacher) == {theirs}
    assert seen_by(outsider) == set()


def test_what_is_withdrawn_or_not_open_yet_is_not_read(course, student):
    now = timezone.now()
    make_post(make_prompt(course, withdrawn_at=now), student)
    make_post(make_prompt(course, opens_at=now + HOUR), student)

    assert seen_by(student) == set()
