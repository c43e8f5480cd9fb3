"""Posting: plain and with htmx, once, and only where one may."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from lessons.assignments.models import Work
from lessons.discussions.models import Post, PostDraft
from tests.discussions.makers import LONG, make_group, make_post, make_prompt
from tests.discussions.sending import send
from tests.factories import make_course, make_student


@pytest.fixture
def prompt(course):
    return make_prompt(course)


def test_a_post_leads_back_to_itself(prompt, student, login):
    answer = send(login(student), prompt, student)

    post = Post.objects.get()
    assert answer.status_code == 302
    assert answer.url == f"{prompt.get_absolute_url()}#post-{post.pk}"
    assert (post.author, post.move, post.text) == (student, "claim", LONG.strip())


def test_with_htmx_come_the_threads_and_an_empty_form(prompt, student, classmate, login):
    make_post(prompt, classmate, "What a classmate thinks.")

    answer = send(login(student), prompt, student, htmx=True)

    html = answer.content.decode()
    mine = Post.objects.get(author=student)
    assert answer.headers["HX-Trigger"] == '{"posted": {}}'
    assert "<html" not in html
    assert "What a classmate thinks." in html
    assert f'id="post-{mine.pk}" class="post depth-0 is-mine" tabindex="-1" data-focus' in html
    assert '<section id="composer" class="composer" hx-swap-oob="true"' in html
    assert answer.context["composer"].form["text"].value() == ""


def test_an_answer_stands_under_its_post_and_leaves_the_other_forms_alone(
    prompt, student, classmate, login
):
    make_post(prompt, student)
    theirs = make_post(prompt, classmate)

    answer = send(
        login(student), prompt, student, "Why?", htmx=True, move="question", parent=theirs.pk
    )

    assert theirs.replies.get().text == "Why?"
    assert 'id="composer"' not in answer.content.decode()


@pytest.mark.parametrize("htmx", [False, True])
def test_the_same_page_sent_twice_is_one_post(prompt, student, login, htmx):
    client, key = login(student), uuid4()

    for _ in range(2):
        send(client, prompt, student, htmx=htmx, key=key)

    assert Post.objects.count() == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"text": ""},
        {"text": "Too short."},
        {"text": "x" * 20_001},
        {"move": None},
        {"move": "nonsense"},
        {"move": "counter"},
        {"move": "bridge"},
        {"move": "evidence"},
        {"move": "evidence", "cite": "javascript:alert(1)"},
        {"bridges": 999_999},
        {"key": "no key"},
        {"writer": 0},
    ],
)
@pytest.mark.parametrize("htmx", [False, True])
def test_what_cannot_be_posted_keeps_its_text(prompt, student, login, fields, htmx):
    answer = send(login(student), prompt, student, htmx=htmx, **fields)

    text = fields.get("text", LONG)
    assert answer.status_code == 200
    assert answer.context["composer"].form.errors
    assert answer.context["composer"].form["text"].value() == text
    assert answer.headers.get("HX-Retarget") == ("#composer" if htmx else None)
    assert (Post.objects.count(), Work.objects.count()) == (0, 0)


def test_without_a_script_what_cannot_be_posted_is_kept_as_a_draft(prompt, student, login):
    send(login(student), prompt, student, move=None)

    assert PostDraft.objects.get().text == LONG


def test_a_stranger_at_the_same_phone_leaves_no_draft(prompt, student, classmate, login):
    send(login(classmate), prompt, student, htmx=True)

    assert not PostDraft.objects.exists()


def test_a_draft_is_gone_once_it_is_posted(prompt, student, login):
    PostDraft.objects.create(prompt=prompt, enrolment=student, text="Begun.")

    send(login(student), prompt, student)

    assert not PostDraft.objects.exists()


def test_a_closed_discussion_keeps_the_text_of_who_was_writing(prompt, student, login):
    prompt.closed_at = timezone.now()
    prompt.save()

    answer = send(login(student), prompt, student, htmx=True)

    assert not Post.objects.exists()
    assert PostDraft.objects.get().text == LONG
    assert LONG.strip() in answer.content.decode()


def test_an_archived_class_takes_no_post(prompt, student, login):
    prompt.assignment.course.archived_at = timezone.now()
    prompt.assignment.course.save()

    assert send(login(student), prompt, student).status_code == 403
    assert login(student).get(prompt.get_absolute_url()).status_code == 200
    assert not Post.objects.exists()


# --- Answering ------------------------------------------------------------------------------------


def test_a_post_of_another_class_or_discussion_is_not_answered(prompt, student, login):
    make_post(prompt, student)
    course = prompt.assignment.course
    elsewhere = make_prompt(make_course(course.school), posts_first=False)
    strangers = make_post(elsewhere, make_student(elsewhere.assignment.course))
    beside = make_post(make_prompt(course, posts_first=False), student)
    client = login(student)

    for post in (strangers, beside):
        for place in ({"parent": post.pk}, {"parent": f"{post.pk}x"}, {"parent": "-1"}):
            fields = place | {"move": "question"}
            assert send(client, prompt, student, **fields).status_code == 404

    assert not Post.objects.filter(parent__isnull=False).exists()


def test_a_bridge_leads_only_to_what_one_reads_here(prompt, student, classmate, login):
    make_post(prompt, student)
    first, second = make_post(prompt, classmate), make_post(prompt, classmate)
    beside = make_post(make_prompt(prompt.assignment.course, posts_first=False), classmate)
    hidden = make_post(prompt, classmate, hidden_at=timezone.now())
    other_group = make_post(prompt, classmate, group=make_group(prompt, classmate))
    client = login(student)
    bridge = {"move": "bridge", "parent": first.pk}

    for post in (beside, hidden, other_group):
        send(client, prompt, student, **bridge, bridges=post.pk)
    refused = Post.objects.filter(move="bridge").count()
    send(client, prompt, student, **bridge, bridges=second.pk, anyway="on")

    assert refused == 0
    assert Post.objects.get(move="bridge").bridges == second


def test_another_groups_post_is_read_and_not_answered(prompt, student, classmate, login):
    prompt.posts_first, prompt.closed_at = False, None
    prompt.assignment.opens_at = timezone.now() - timedelta(days=9)
    prompt.assignment.due_at = timezone.now() - timedelta(days=1)
    prompt.assignment.save()
    prompt.save()
    theirs = make_post(prompt, classmate, group=make_group(prompt, classmate))
    client = login(student)

    page = client.get(prompt.get_absolute_url()).content.decode()
    answer = send(client, prompt, student, move="question", parent=theirs.pk)

    assert f'id="post-{theirs.pk}"' in page
    assert f"?answer={theirs.pk}" not in page
    assert answer.status_code == 404


def test_who_sits_in_a_group_posts_there(course, student, login):
    prompt = make_prompt(course, grouping="random")
    group = make_group(prompt, student)

    send(login(student), prompt, student)

    assert Post.objects.get().group == group


def test_a_post_taken_back_meanwhile_keeps_the_answer_as_a_draft(prompt, student, classmate, login):
    make_post(prompt, student)
    theirs = make_post(prompt, classmate, deleted_at=timezone.now())
    make_post(prompt, student, parent=theirs)

    send(login(student), prompt, student, move="question", parent=theirs.pk)

    assert not Post.objects.filter(move="question").exists()
    assert PostDraft.objects.get().parent == theirs


# --- Citing ---------------------------------------------------------------------------------------
