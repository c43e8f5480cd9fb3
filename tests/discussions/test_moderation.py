"""Pin, lock, hide, show, close, reopen: what changes, who may, and what the record says."""

import uuid

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from classroom.audit.models import Entry
from lessons.assignments.services import start_work
from lessons.discussions.models import Post
from lessons.discussions.services import hide_post, publish_post, show_post, update_progress
from tests.discussions.makers import LONG, make_post, make_prompt
from tests.factories import make_student, make_teacher

ON_POSTS = ("pin", "lock", "hide", "show")
ON_PROMPT = ("close", "reopen")


@pytest.fixture
def prompt(course):
    return make_prompt(course, asked=[("claim", 1)], posts_first=False)


@pytest.fixture
def post(prompt, student):
    return make_post(prompt, student, "What Siti said, in some words.")


def url(prompt, name, *post):
    place = [prompt.assignment.course_id, prompt.assignment_id, *(one.pk for one in post)]
    return reverse(f"discussions:{name}", args=place)


def actions():
    return list(Entry.objects.order_by("pk").values_list("action", flat=True))


@pytest.mark.parametrize(
    ("name", "field", "words"),
    [
        ("pin", "pinned_at", ["post_pinned", "post_unpinned"]),
        ("lock", "locked_at", ["thread_locked", "thread_unlocked"]),
    ],
)
def test_on_and_off_again_each_once_on_the_record(prompt, post, teacher, login, name, field, words):
    client = login(teacher)

    for _again in range(2):
        response = client.post(url(prompt, name, post), {"on": "1"})
    on = getattr(Post.objects.get(), field)
    client.post(url(prompt, name, post), {"on": "0"})

    assert response.url == f"{prompt.get_absolute_url()}#post-{post.pk}"
    assert on is not None
    assert getattr(Post.objects.get(), field) is None
    assert actions() == words


def test_an_answer_is_neither_pinned_nor_locked(prompt, post, classmate, teacher, login):
    answer = make_post(prompt, classmate, parent=post)
    client = login(teacher)

    answers = [client.post(url(prompt, name, answer)).status_code for name in ("pin", "lock")]

    assert answers == [404, 404]


def test_a_locked_thread_takes_no_answer(prompt, post, classmate, teacher, login):
    login(teacher).post(url(prompt, "lock", post))
    post.refresh_from_db()
    words = {"move": "question", "text": LONG, "key": uuid.uuid4(), "parent": post}

    with pytest.raises(ValidationError):
        publish_post(prompt=prompt, author=classmate, **words)


def test_a_post_is_hidden_with_a_reason_its_author_reads(prompt, course, post, teacher, login):
    author = make_student(course, language="en")
    Post.objects.update(author=author)
    reader = make_student(course)

    login(teacher).post(url(prompt, "hide", post), {"reason": "It names a person."})

    authors = login(author).get(prompt.get_absolute_url()).content.decode()
    readers = login(reader).get(prompt.get_absolute_url()).content.decode()
    assert "It names a person." in authors
    assert "What Siti said" not in readers
    assert "It names a person." not in readers
    assert (actions(), Entry.objects.get().after) == (
        ["post_hidden"], {"reason": "It names a person."},
    )  # fmt: skip


def test_hiding_needs_a_reason(prompt, course, post, login):
    client = login(make_teacher(course, language="en"))

    response = client.post(url(prompt, "hide", post), {"reason": " "})

    assert response.status_code == 200
    assert "Say why: the author reads it." in response.content.decode()
    assert (Post.objects.get().stands, actions()) == (True, [])


def test_a_hidden_post_is_shown_again(prompt, post, teacher, login):
    hide_post(post=post, actor=teacher.user, reason="No.")

    login(teacher).post(url(prompt, "show", post))

    post.refresh_from_db()
    assert (post.stands, post.hidden_reason, post.hidden_by) == (True, "", None)
    assert actions() == ["post_hidden", "post_shown"]


def test_a_hidden_post_does_not_count_until_it_is_shown_again(prompt, post, student, teacher):
    work = start_work(assignment=prompt.assignment, enrolment=student)
    update_progress(prompt=prompt, enrolment=student)

    hide_post(post=post, actor=teacher.user, reason="No.")
    work.refresh_from_db()
    hidden = work.submitted_at
    show_post(post=post, actor=teacher.user)
    work.refresh_from_db()

    assert hidden is None
    assert work.submitted_at is not None


def test_closed_nobody_posts_and_reopened_they_do(prompt, student, teacher, login):
    client, words = login(teacher), {"prompt": prompt, "author": student, "move": "claim"}

    client.post(url(prompt, "close"))
    with pytest.raises(ValidationError):
        publish_post(text=LONG, key=uuid.uuid4(), **words)
    client.post(url(prompt, "reopen"))
    publish_post(text=LONG, key=uuid.uuid4(), **words)

    assert Post.objects.count() == 1
    assert actions() == ["discussion_closed", "discussion_reopened"]


def test_a_closed_discussion_says_so_and_offers_no_form(prompt, course, login):
    prompt.closed_at = timezone.now()
    prompt.save()

    page = login(make_student(course, language="en")).get(prompt.get_absolute_url())

    assert "nothing more can be posted" in page.content.decode()
    assert 'id="composer"' not in page.content.decode()


@pytest.mark.parametrize("name", [*ON_POSTS, *ON_PROMPT])
def test_students_are_refused_and_outsiders_see_nothing(
    prompt, post, student, outsider, login, name
):
    address = url(prompt, name, *([post] if name in ON_POSTS else []))

    answers = [login(who).post(address, {"reason": "x"}).status_code for who in (student, outsider)]

    assert answers == [403, 404]
    assert actions() == []


@pytest.mark.parametrize("name", [*ON_POSTS, *ON_PROMPT])
def test_an_archived_class_is_left_as_it_is(prompt, post, course, teacher, login, name):
    course.archived_at = timezone.now()
    course.save()
    address = url(prompt, name, *([post] if name in ON_POSTS else []))

    response = login(teacher).post(address, {"reason": "x"})

    assert response.status_code == 403
    assert actions() == []


def test_a_post_of_another_discussion_is_not_found(prompt, course, teacher, login):
    elsewhere = make_post(make_prompt(course), make_student(course))

    answers = [
        login(teacher).post(url(prompt, name, elsewhere), {"reason": "x"}).status_code
        for name in ON_POSTS
    ]

    assert answers == [404] * 4


def test_a_teachers_summary_is_pinned(prompt, teacher, student):
    words = {"prompt": prompt, "move": "synthesis", "text": LONG}

    summary = publish_post(author=teacher, key=uuid.uuid4(), **words)
    students = publish_post(author=student, key=uuid.uuid4(), **words)

    assert summary.pinned_at is not None
    assert students.pinned_at is None


def test_the_tools_are_for_the_teacher(prompt, post, teacher, student, login):
    teachers = login(teacher).get(prompt.get_absolute_url()).content.decode()
    students = login(student).get(prompt.get_absolute_url()).content.decode()

    for name in ("close", "reports", "insight", "export"):
        assert (url(prompt, name) in teachers, url(prompt, name) in students) == (True, False)
    for name in ("pin", "lock", "hide"):
        assert url(prompt, name, post) in teachers
        assert url(prompt, name, post) not in students


def test_a_removed_students_posts_stay_without_the_name(prompt, post, student, course, login):
    make_post(prompt, None, "Written by somebody whose account is gone.")
    student.left_at = timezone.now()
    student.save()

    page = login(make_student(course, language="en")).get(prompt.get_absolute_url())

    html = page.content.decode()
    assert "What Siti said" in html
    assert html.count('<strong class="post-name">former student</strong>') == 2
    assert "Siti Student" not in html
