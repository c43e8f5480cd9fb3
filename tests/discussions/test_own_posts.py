"""Changing and taking back what one has written; one post alone; how pages scale."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from lessons.discussions.models import Post
from tests.discussions.makers import LONG, make_post, make_prompt

OTHER = "Other words than before. " * 6


@pytest.fixture
def prompt(course):
    return make_prompt(course)


@pytest.fixture
def mine(prompt, student):
    return make_post(prompt, student)


def address(post, name="post"):
    place = post.prompt.assignment
    return reverse(f"discussions:{name}", args=[place.course_id, place.pk, post.pk])


def change(client, post, text=OTHER, writer=None):
    data = {"version": 0, "writer": writer or post.author_id, "key": uuid4(), "text": text}
    return client.post(address(post, "post_edit"), data)


def test_a_change_is_marked_and_its_history_is_for_author_and_teacher(
    mine, student, classmate, teacher, login
):
    make_post(mine.prompt, classmate)
    answer = change(login(student), mine)

    pages = [
        login(who).get(mine.prompt.get_absolute_url()).content.decode()
        for who in (student, teacher, classmate)
    ]
    assert answer.url == f"{mine.prompt.get_absolute_url()}#post-{mine.pk}"
    assert all("Other words than before." in page for page in pages)
    assert [LONG.strip() in page for page in pages] == [True, True, True]
    assert [page.count('<details class="more versions">') for page in pages] == [1, 1, 0]


def test_after_its_time_nothing_is_changed_and_the_text_stays_on_the_page(mine, student, login):
    Post.objects.update(created_at=timezone.now() - timedelta(minutes=16))

    answer = change(login(student), mine)

    assert answer.status_code == 200
    assert "Other words than before." in answer.content.decode()
    assert Post.objects.get().text == LONG


def test_what_opens_the_door_is_not_cut_below_its_words(mine, student, login):
    answer = change(login(student), mine, "Too short.")

    assert answer.context["form"].errors["text"]
    assert "Too short." in answer.content.decode()
    assert Post.objects.get().text == LONG


def test_a_post_that_opens_nothing_may_be_short(mine, student, login):
    second = make_post(mine.prompt, student)

    change(login(student), second, "Short.")
    change(login(student), mine, "Short, too.")

    assert [post.text for post in Post.objects.order_by("pk")] == [LONG, "Short."]


def test_where_there_is_no_door_any_post_may_be_short(course, student, login):
    mine = make_post(make_prompt(course, posts_first=False), student)

    change(login(student), mine, "Short.")

    assert Post.objects.get().text == "Short."


def test_a_stranger_at_the_same_phone_changes_nothing(mine, student, login):
    answer = change(login(student), mine, writer=student.pk + 1)

    assert answer.context["form"].errors
    assert Post.objects.get().text == LONG


@pytest.mark.parametrize("name", ["post_edit", "post_delete"])
def test_nobody_elses_post_is_changed_or_taken_back(mine, classmate, teacher, login, name):
    make_post(mine.prompt, classmate)

    answers = [login(who).post(address(mine, name)).status_code for who in (classmate, teacher)]

    assert answers == [404, 404]
    assert Post.objects.get(pk=mine.pk).deleted_at is None


def test_taken_back_it_leaves_its_answers(mine, student, classmate, login):
    make_post(mine.prompt, classmate)
    make_post(mine.prompt, classmate, "An answer that stays.", parent=mine)

    answer = login(student).post(address(mine, "post_delete"))
    page = login(classmate).get(mine.prompt.get_absolute_url()).content.decode()

    assert answer.status_code == 302
    assert "An answer that stays." in page
    assert page.count(LONG.strip()) == 1


def test_where_it_is_closed_nothing_is_taken_back(mine, student, login):
    mine.prompt.closed_at = timezone.now()
    mine.prompt.save()

    login(student).post(address(mine, "post_delete"))

    assert Post.objects.get().deleted_at is None


def test_one_post_alone_comes_with_its_answers(mine, student, classmate, login):
    answer = make_post(mine.prompt, classmate, "An answer.", parent=mine)
    make_post(mine.prompt, classmate, "Another thread.")

    whole = login(student).get(address(mine)).content.decode()
    part = login(student).get(address(answer)).content.decode()

    assert ("An answer." in whole, "Another thread." in whole) == (True, False)
    assert ("An answer." in part, LONG.strip() in part) == (True, False)


def test_what_was_taken_back_without_answers_is_not_found(mine, student, login):
    mine.deleted_at = timezone.now()
    mine.save()

    assert login(student).get(address(mine)).status_code == 404


def test_search_finds_words_and_names(mine, student, classmate, login):
    theirs = make_post(mine.prompt, classmate, "Something about the treasury.")
    client = login(student)

    found = [
        [
            node.post
            for node in client.get(mine.prompt.get_absolute_url(), {"q": q}).context["nodes"]
        ]
        for q in ("TREASURY", "budi", "nowhere")
    ]

    assert found == [[theirs], [theirs], []]


@pytest.mark.parametrize("reader", ["student", "teacher"])
@pytest.mark.parametrize("posts", [3, 300])
def test_the_page_takes_as_many_queries_for_any_number_of_posts(
    course, request, student, classmate, login, reader, posts, django_assert_max_num_queries
):
    prompt = make_prompt(course, asked=[("claim", 1)])
    first = make_post(prompt, student)
    for n in range(posts):
        post = make_post(prompt, classmate, parent=first if n % 2 else None)
        post.citations.create(title="A page", url="https://example.org/")
    client = login(request.getfixturevalue(reader))
    client.get(prompt.get_absolute_url())

    with django_assert_max_num_queries(14):
        client.get(prompt.get_absolute_url())
