"""Discussions that students open."""

from lessons.assignments.models import Assignment
from lessons.discussions.models import Prompt, SafetyRules
from lessons.discussions.services import publish_post
from tests.discussions.form import KEY, address
from tests.discussions.makers import LONG
from tests.factories import make_student


def open_one(client, course, **changes):
    data = {"title": "Mine", "instructions": "What do you think?", "key": KEY} | changes
    return client.post(address(course, "open"), data)


def test_a_student_opens_nothing_unless_the_school_says_so(course, student, login):
    client = login(student)

    assert client.get(address(course, "open")).status_code == 403
    assert open_one(client, course).status_code == 403
    assert not Assignment.objects.exists()


def test_where_students_may_they_open_one_with_defaults(course, student, login):
    SafetyRules.objects.create(school=course.school, students_open=True)

    for _ in range(2):
        answer = open_one(login(student), course)

    prompt = Prompt.objects.get()
    assert answer.url == prompt.get_absolute_url()
    assert prompt.opened_by == student
    assert (prompt.assignment.points, prompt.assignment.due_at) == (None, None)
    assert not prompt.asked.exists()


def test_a_title_that_nobody_can_read_opens_none(course, student, login):
    SafetyRules.objects.create(school=course.school, students_open=True)

    answer = open_one(login(student), course, title="\u200b")

    assert list(answer.context["form"].errors) == ["title"]
    assert not Prompt.objects.exists()


def test_what_a_student_opened_is_asked_of_nobody(course, student, classmate, login):
    SafetyRules.objects.create(school=course.school, students_open=True)
    open_one(login(student), course)
    prompt = Prompt.objects.get()

    publish_post(prompt=prompt, author=classmate, move="claim", text=LONG, key=KEY)

    assert login(make_student(course)).get("/").context["today"].is_empty
    assert classmate.works.get().submitted_at is None
    assert login(student).get(course.get_absolute_url()).content.count(b"Mine") == 1


def test_a_teacher_is_led_to_the_whole_form(course, teacher, login):
    assert login(teacher).get(address(course, "open")).url == address(course)
