"""What is new in a discussion: marked, counted, and noted as seen only once it was."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from classroom.people.models import Enrolment
from lessons.discussions.models import Visit
from lessons.discussions.threads import Threads
from lessons.discussions.unread import unread_among
from tests.discussions.makers import make_group, make_post, make_prompt, task_url
from tests.factories import make_course, make_student, make_teacher

HTMX = {"HX-Request": "true"}
LONG_AGO = timezone.now() - timedelta(days=9)


@pytest.fixture
def student(course):
    return make_student(course, "Siti Student", language="en")


@pytest.fixture
def prompt(course):
    return make_prompt(course, posts_first=False)


def unread(prompt, reader):
    return unread_among([prompt.assignment], [reader])[prompt.assignment_id]


def see(client, prompt, post, **data):
    return client.post(task_url(prompt, "seen"), {"post": post.pk} | data)


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
    login(student).post(task_url(prompt, "post_create"), data)

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

    text = client.post(task_url(prompt, "seen"), {"post": post.pk}, headers=HTMX).content.decode()

    assert "Everything here is read." in text
    assert "<html" not in text


def test_the_page_says_what_is_new_and_leads_there(prompt, student, classmate, login):
    see(login(student), prompt, make_post(prompt, classmate))
    new = [make_post(prompt, classmate) for _ in range(2)]

    text = login(student).get(prompt.get_absolute_url()).content.decode()

    assert "2 posts are new since your last visit." in text
    assert f'<a href="#post-{new[0].pk}">To the first new post</a>' in text
    assert text.count("sign-new") == 2
