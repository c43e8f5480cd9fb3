"""What concerns someone in a discussion is told where they look first."""

import uuid

import pytest
from django.utils import timezone
from django.utils.translation import override

from lessons.assignments.models import Work
from lessons.discussions.models import Group, Mention
from lessons.discussions.names import label
from lessons.discussions.services import hide_post, note_visit, publish_post, show_post
from lessons.discussions.unread import new_among
from tests.discussions.makers import LONG, make_group, make_post, make_prompt, make_report
from tests.factories import make_student, make_teacher

ASKED = "A question was put to you."
NAMED = "You were mentioned."
HIDDEN = "A post of yours was hidden."


@pytest.fixture
def student(course):
    return make_student(course, "Siti Student", language="en")


@pytest.fixture
def teacher(course):
    return make_teacher(course, language="en")


@pytest.fixture
def prompt(course):
    return make_prompt(course, posts_first=False)


def say(prompt, author, text=LONG, move="claim", parent=None):
    words = {"text": text, "move": move, "parent": parent, "key": uuid.uuid4()}
    return publish_post(prompt=prompt, author=author, **words)


def told(prompt, reader):
    with override("en"):
        return new_among([prompt.assignment], [reader])[prompt.assignment_id].told


def see(prompt, reader):
    post = prompt.posts.order_by("-pk").first()
    return note_visit(prompt=prompt, reader=reader, post=post.pk)


def test_a_question_put_to_one_is_told_until_it_was_seen(prompt, student, classmate):
    question = say(prompt, classmate, "Why?", "question", make_post(prompt, student))

    before = told(prompt, student)
    see(prompt, student)

    assert (before, told(prompt, student)) == (ASKED, "")
    assert told(prompt, make_student(student.course)) == ""
    assert question.stands


def test_a_mention_is_told_until_it_was_seen(prompt, student, classmate):
    say(prompt, classmate, "What do you say, @siti student?")

    before = told(prompt, student)
    see(prompt, student)

    assert (before, told(prompt, student)) == (NAMED, "")


def test_what_was_hidden_is_told_until_it_was_seen_and_again(prompt, student, teacher):
    mine = make_post(prompt, student)

    hide_post(post=mine, actor=teacher.user, reason="Unkind.")
    first = told(prompt, student)
    assert see(prompt, student)
    seen = told(prompt, student)
    show_post(post=mine, actor=teacher.user)
    shown = told(prompt, student)
    hide_post(post=mine, actor=teacher.user, reason="Unkind.")

    assert [first, seen, shown, told(prompt, student)] == [HIDDEN, "", "", HIDDEN]


@pytest.mark.parametrize("state", ["closed", "hidden", "locked", "door", "group"])
def test_nothing_is_told_of_what_one_cannot_read(course, student, classmate, state):
    prompt = make_prompt(course, posts_first=state == "door", grouping="list")
    mine = make_post(prompt, student, "short")
    theirs = say(prompt, classmate, f"{LONG} @{student.user.full_name}", "question", mine)
    if state == "closed":
        prompt.closed_at = timezone.now()
        prompt.save()
    elif state == "hidden":
        theirs.hidden_at = timezone.now()
    elif state == "locked":
        mine.locked_at = timezone.now()
        mine.save()
    elif state == "group":
        theirs.group = make_group(prompt, classmate)
    theirs.save()

    assert Mention.objects.exists()
    assert Group.objects.count() <= 1
    assert told(prompt, student) == ""


def test_where_names_are_hidden_a_letter_is_called_and_no_name(course, student, classmate):
    prompt = make_prompt(course, posts_first=False, names_hidden=True)
    make_post(prompt, student)
    letter = label(prompt.letters.get(enrolment=student).place)

    say(prompt, classmate, f"@{student.user.full_name} wrote that.")
    by_name = told(prompt, student)
    say(prompt, classmate, f"@Classmate {letter}, why?")

    assert (by_name, told(prompt, student)) == ("", NAMED)


def test_a_mention_is_marked_in_the_thread(prompt, student, classmate, login):
    say(prompt, classmate, "What do you say, @Siti Student?")

    def page(reader):
        return login(reader).get(prompt.get_absolute_url()).content.decode()

    assert "<mark>@Siti Student</mark>" in page(student)
    assert '<span class="mention">@Siti Student</span>' in page(classmate)


@pytest.mark.parametrize("is_done", [False, True])
def test_today_and_the_class_tell_it_even_when_the_part_is_done(
    prompt, course, student, classmate, login, is_done
):
    work = Work.objects.create(assignment=prompt.assignment, enrolment=student)
    if is_done:
        work.submitted_at = timezone.now()
        work.save()
    say(prompt, classmate, "@Siti Student?", "question", make_post(prompt, student))

    for path in ("/", course.get_absolute_url()):
        html = login(student).get(path).content.decode()
        assert f"{ASKED} {NAMED}" in html

    see(prompt, student)
    assert login(student).get("/").context["today"].is_empty == is_done


def test_done_and_with_nothing_to_tell_it_is_not_on_today(prompt, student, classmate, login):
    now = timezone.now()
    Work.objects.create(assignment=prompt.assignment, enrolment=student, submitted_at=now)
    make_post(prompt, classmate)

    assert login(student).get("/").context["today"].is_empty


@pytest.mark.parametrize("scripted", [True, False])
def test_the_page_says_what_was_hidden_and_notes_that_it_was_seen(
    prompt, student, teacher, login, scripted
):
    mine = make_post(prompt, student)
    hide_post(post=mine, actor=teacher.user, reason="Unkind.")
    client = login(student)
    html = client.get(prompt.get_absolute_url()).content.decode()

    seen = client.post(
        f"{prompt.get_absolute_url()}seen/", {"post": "0"} | ({"quiet": "1"} if scripted else {})
    )

    assert f'{HIDDEN} <a href="#post-{mine.pk}">' in html
    assert "data-seen-url" in html
    assert seen.status_code == (204 if scripted else 302)
    again = client.get(prompt.get_absolute_url()).content.decode()
    assert HIDDEN not in again
    assert "data-seen-url" not in again


@pytest.mark.parametrize("rows", [1, 15])
def test_today_takes_twelve_queries_at_most(
    course, student, classmate, login, rows, django_assert_max_num_queries
):
    for _ in range(rows):
        prompt = make_prompt(course, posts_first=False, grouping="list")
        mine = make_post(prompt, student, group=make_group(prompt, student, classmate))
        say(prompt, classmate, "@Siti Student?", "question", mine)
        make_post(prompt, classmate, locked_at=timezone.now())
    client = login(student)

    with django_assert_max_num_queries(12):
        assert client.get("/").context["today"].soon


def test_a_reported_post_waits_on_the_desk_and_in_the_class(prompt, course, teacher, login):
    posts = [make_post(prompt, make_student(course)) for _ in range(2)]
    for post in posts:
        for _ in range(2):
            make_report(post, make_student(course))
    make_report(make_post(prompt, make_student(course)), None, resolved_at=timezone.now())

    desk = login(teacher).get("/")
    page = login(teacher).get(course.get_absolute_url())

    assert [row.reported for row in desk.context["desk"].waiting] == [2]
    assert [row.reported for row in page.context["waiting"]] == [2]
    address = f"{prompt.get_absolute_url()}reports/"
    for answer in (desk, page):
        assert f'href="{address}"' in answer.content.decode()
        assert "2 reported posts wait for your decision" in answer.content.decode()


def test_students_learn_of_no_report(prompt, course, student, login):
    make_report(make_post(prompt, student), make_student(course))

    for path in ("/", course.get_absolute_url()):
        assert "report" not in login(student).get(path).content.decode()
