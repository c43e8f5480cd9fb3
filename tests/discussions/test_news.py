"""What is new in a discussion: marked, counted, and noted as seen only once it was."""

import html
import re
import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from classroom.people.models import Enrolment
from lessons.discussions.models import Visit
from lessons.discussions.threads import Threads
from lessons.discussions.unread import unread_among
from tests.discussions.makers import make_group, make_post, make_prompt
from tests.factories import make_course, make_student, make_teacher

HTMX = {"HX-Request": "true"}
LONG_AGO = timezone.now() - timedelta(days=9)


@pytest.fixture
def student(course):
    return make_student(course, "Siti Student", language="en")


@pytest.fixture
def prompt(course):
    return make_prompt(course, posts_first=False)


def address(prompt, name):
    return reverse(f"discussions:{name}", args=[prompt.assignment.course_id, prompt.assignment_id])


def unread(prompt, reader):
    return unread_among([prompt.assignment], [reader])[prompt.assignment_id]


def see(client, prompt, post, **data):
    return client.post(address(prompt, "seen"), {"post": post.pk} | data)


# --- Counts --------------------------------------------------------------------------------------


def test_new_is_what_others_wrote_since_the_last_visit(prompt, student, classmate, login):
    first = make_post(prompt, classmate)
    make_post(prompt, student)
    at_first = unread(prompt, student)
    see(login(student), prompt, first)
    make_post(prompt, classmate)

    assert (at_first, unread(prompt, student)) == (1, 1)


@pytest.mark.parametrize(
    "fields",
    [
        {"closed_at": timezone.now()},
        {"due_at": None, "closes_at": timezone.now() - timedelta(minutes=1)},
        {"posts_first": True},
        {"withdrawn_at": timezone.now()},
    ],
)
def test_what_is_closed_leaves_no_badge(course, student, classmate, fields):
    prompt = make_prompt(course, **{"posts_first": False} | fields)
    make_post(prompt, classmate)

    assert unread(prompt, student) == 0


@pytest.mark.parametrize("state", ["deleted_at", "hidden_at", "locked_at"])
def test_a_post_that_is_gone_or_locked_leaves_no_badge(prompt, student, classmate, state):
    make_post(prompt, classmate, **{state: timezone.now()})

    assert unread(prompt, student) == 0
    assert Threads(prompt, student).unread == []


def test_answers_in_a_locked_thread_leave_no_badge(prompt, student, classmate):
    root = make_post(prompt, classmate, locked_at=timezone.now())
    make_post(prompt, classmate, parent=make_post(prompt, classmate, parent=root))
    make_post(prompt, classmate, parent=make_post(prompt, classmate))

    assert unread(prompt, student) == len(Threads(prompt, student).unread) == 2


def test_an_archived_class_leaves_no_badge(prompt, student, classmate):
    make_post(prompt, classmate)
    student.course.archived_at = timezone.now()

    assert unread(prompt, student) == 0


def test_another_groups_posts_leave_no_badge(prompt, student, classmate):
    due = {"due_at": timezone.now() - timedelta(hours=1), "opens_at": LONG_AGO}
    over = make_prompt(prompt.assignment.course, posts_first=False, **due)
    make_post(over, classmate, group=make_group(over, classmate))

    assert unread(over, student) == 0
    assert Threads(over, student).unread == []


def test_a_badge_and_the_page_count_alike(prompt, student, classmate, teacher):
    make_post(prompt, teacher)
    make_post(prompt, None)
    make_post(prompt, student)
    gone = make_post(prompt, classmate, deleted_at=timezone.now())
    make_post(prompt, classmate, parent=gone)

    for reader, n in ((student, 3), (teacher, 3), (classmate, 3)):
        assert (unread(prompt, reader), len(Threads(prompt, reader).unread)) == (n, n)


def test_the_class_and_today_show_how_many_are_new(prompt, student, classmate, login):
    for _ in range(3):
        make_post(prompt, classmate)

    for path in ("/", prompt.assignment.course.get_absolute_url()):
        assert "3 new posts" in login(student).get(path).content.decode()


def test_a_teachers_class_and_desk_show_how_many_are_new(prompt, classmate, login):
    make_post(prompt, classmate)
    teacher = make_teacher(prompt.assignment.course, language="en")

    for path in ("/", prompt.assignment.course.get_absolute_url()):
        assert "1 new post" in login(teacher).get(path).content.decode()


def test_badges_of_several_classes_take_two_queries(student, django_assert_num_queries):
    here, rows = [student], []
    for course in (student.course, make_course(student.course.school)):
        if course != student.course:
            here.append(Enrolment.objects.create(course=course, user=student.user))
        for n in range(1, 4):
            prompt = make_prompt(course, posts_first=False)
            rows.append(prompt.assignment)
            for _ in range(n):
                make_post(prompt, make_student(course))

    with django_assert_num_queries(2):
        found = unread_among(rows, here)

    assert [found[row.pk] for row in rows] == [1, 2, 3, 1, 2, 3]


@pytest.mark.parametrize("rows", [1, 20])
@pytest.mark.parametrize("path", ["class", "today"])
def test_the_class_and_today_stay_within_their_twelve_queries(
    course, student, classmate, login, rows, path, django_assert_num_queries
):
    for _ in range(rows):
        prompt = make_prompt(course, posts_first=False)
        make_post(prompt, classmate, parent=make_post(prompt, classmate))
    client = login(student)
    urls = {"class": (course.get_absolute_url(), 10), "today": ("/", 8)}

    with django_assert_num_queries(urls[path][1]):
        client.get(urls[path][0])


# --- A visit -------------------------------------------------------------------------------------


def test_looking_changes_nothing(prompt, student, classmate, login):
    make_post(prompt, classmate)

    login(student).get(prompt.get_absolute_url())

    assert not Visit.objects.exists()


def test_what_came_while_the_page_was_read_is_still_new(prompt, student, classmate, login):
    shown = make_post(prompt, classmate)
    make_post(prompt, classmate)

    see(login(student), prompt, shown)

    assert unread(prompt, student) == 1


def test_a_page_from_before_takes_no_visit_back(prompt, student, classmate, login):
    old, new = make_post(prompt, classmate), make_post(prompt, classmate)

    see(login(student), prompt, new)
    see(login(student), prompt, old)

    assert unread(prompt, student) == 0
    assert Visit.objects.count() == 1


def test_posting_notes_what_its_page_showed(prompt, student, classmate, login):
    shown = make_post(prompt, classmate)
    make_post(prompt, classmate)
    form = {
        "text": "Something else altogether.",
        "move": "claim",
        "key": uuid.uuid4(),
        "version": 0,
    }

    data = form | {"writer": student.pk, "seen": shown.pk}
    login(student).post(address(prompt, "post_create"), data)

    assert unread(prompt, student) == 1


def test_a_closed_discussion_and_an_archived_class_note_no_visit(prompt, student, classmate, login):
    post = make_post(prompt, classmate)
    prompt.closed_at = timezone.now()
    prompt.save()

    answer = see(login(student), prompt, post)
    student.course.archived_at = timezone.now()
    student.course.save()

    assert answer.status_code == 404
    assert see(login(student), prompt, post).status_code == 403
    assert not Visit.objects.exists()


def test_a_press_leads_back_a_script_hears_nothing(prompt, student, classmate, login):
    post = make_post(prompt, classmate)
    client = login(student)

    pressed = see(client, prompt, post)

    assert pressed.headers["Location"] == f"{prompt.get_absolute_url()}#threads"
    assert see(client, prompt, post, quiet="1").status_code == 204


def test_a_press_with_htmx_brings_the_threads_without_marks(prompt, student, classmate, login):
    post = make_post(prompt, classmate)
    client = login(student)

    text = client.post(address(prompt, "seen"), {"post": post.pk}, headers=HTMX).content.decode()

    assert "Everything here is read." in text
    assert "<html" not in text


def test_the_page_says_what_is_new_and_leads_there(prompt, student, classmate, login):
    see(login(student), prompt, make_post(prompt, classmate))
    new = [make_post(prompt, classmate) for _ in range(2)]

    text = login(student).get(prompt.get_absolute_url()).content.decode()

    assert "2 posts are new since your last visit." in text
    assert f'<a href="#post-{new[0].pk}">To the first new post</a>' in text
    assert text.count("sign-new") == 2


# --- What comes while the page is open -----------------------------------------------------------


def ask(client, prompt, after=0, **headers):
    return client.get(address(prompt, "news"), {"after": after}, headers=headers)


def seen_name(client, prompt):
    """What the page as it is drawn calls its news by."""
    shown = client.get(prompt.get_absolute_url()).content.decode()
    return html.unescape(re.search('data-seen="([^"]+)"', shown)[1])


def test_a_page_that_has_just_been_drawn_hears_304(prompt, student, classmate, login):
    post = make_post(prompt, classmate)
    client = login(student)

    name = seen_name(client, prompt)

    assert ask(client, prompt, post.pk, **{"If-None-Match": name}).status_code == 304


def test_behind_the_door_only_the_number_comes(course, student, classmate, login):
    prompt = make_prompt(course)
    make_post(prompt, classmate)
    client = login(student)
    name = seen_name(client, prompt)
    before = ask(client, prompt, **{"If-None-Match": name}).status_code
    post = make_post(prompt, classmate, "Words behind the door, " * 9)

    for after in (0, post.pk):
        answer = ask(client, prompt, after, **{"If-None-Match": name})
        assert "2 posts are waiting now." in answer.content.decode()
        assert "href" not in answer.content.decode()

    assert before == 304


def test_what_others_wrote_is_told_with_a_way_to_it(prompt, student, classmate, login):
    shown = make_post(prompt, classmate)
    make_post(prompt, classmate)
    make_post(prompt, student)
    make_post(prompt, classmate, deleted_at=timezone.now())
    make_post(prompt, classmate, group=make_group(prompt, classmate))

    text = ask(login(student), prompt, shown.pk).content.decode()

    assert "1 new post" in text
    assert f'href="{prompt.get_absolute_url()}?since={shown.pk}#threads"' in text


@pytest.mark.parametrize("after", ["", "x", "-1", "9" * 40, "²"])
def test_an_odd_number_is_no_number(prompt, student, classmate, login, after):
    make_post(prompt, classmate)

    assert "1 new post" in ask(login(student), prompt, after).content.decode()


def test_what_came_is_loaded_with_the_focus_on_it(prompt, student, classmate, login):
    shown, new = make_post(prompt, classmate), make_post(prompt, classmate)
    query = {"since": shown.pk}

    text = login(student).get(prompt.get_absolute_url(), query, headers=HTMX).content.decode()

    assert re.search(f'<article id="post-{new.pk}"[^>]* data-focus', text)
    assert text.count("data-focus") == 1


def test_what_came_changes_what_is_asked_and_what_would_help(course, student, classmate, login):
    prompt = make_prompt(course, [("claim", 2), ("answer", 1)], posts_first=False)
    shown = make_post(prompt, classmate, parent=make_post(prompt, student))
    make_post(prompt, classmate, "Why?", "question", parent=shown.parent)
    query = {"since": shown.pk}

    text = login(student).get(prompt.get_absolute_url(), query, headers=HTMX).content.decode()

    assert '<aside id="talk-side" class="talk-side stack" hx-swap-oob="true"' in text
    assert "one answer to the question Budi Classmate put to you." in text
    assert "put a question to you." in text


def test_students_and_teachers_look_as_often(prompt, student, teacher, login):
    for reader in (student, teacher):
        page = login(reader).get(prompt.get_absolute_url()).content.decode()
        assert 'id="news"' in page
        assert "data-every" not in page


@pytest.mark.parametrize(
    "fields", [{"closed_at": timezone.now()}, {"due_at": None, "closes_at": LONG_AGO}]
)
def test_where_nothing_can_come_nothing_is_asked(course, student, login, fields):
    prompt = make_prompt(course, posts_first=False, **fields)

    assert "data-news" not in login(student).get(prompt.get_absolute_url()).content.decode()


@pytest.mark.parametrize("posts", [1, 30])
@pytest.mark.parametrize("is_open", [True, False])
def test_asking_takes_five_queries(
    course, student, classmate, login, posts, is_open, django_assert_num_queries
):
    prompt = make_prompt(course, posts_first=not is_open)
    for _ in range(posts):
        last = make_post(prompt, classmate)
    client = login(student)

    with django_assert_num_queries(5):
        ask(client, prompt, last.pk if is_open else 0)


def test_a_discussion_of_another_class_has_no_news(prompt, outsider, login):
    there = make_prompt(outsider.course)
    url = reverse("discussions:news", args=[outsider.course_id, prompt.assignment_id])

    assert login(outsider).get(url).status_code == 404
    assert ask(login(outsider), there).status_code == 200
