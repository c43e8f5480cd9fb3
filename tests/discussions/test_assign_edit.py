"""Changing a discussion that a class was given."""

from datetime import timedelta

from django.urls import reverse

from classroom.audit.models import Entry
from lessons.assignments.models import Assignment, CheckpointPass
from lessons.discussions.models import Prompt
from lessons.discussions.services import publish_post
from tests.discussions.form import DUE, KEY, change, give, paragraph_link, written
from tests.discussions.makers import LONG, make_post, make_prompt
from tests.factories import make_reading


def test_what_is_left_alone_stays(course, teacher, module, login):
    client = login(teacher)
    link, _words = paragraph_link(module)
    give(client, course, material=link, asked_evidence="2", statement="Keep it.")
    prompt = Prompt.objects.get()
    due_at = prompt.assignment.due_at
    module.sections.all().delete()

    change(client, prompt, title="Another title")

    prompt = Prompt.objects.get()
    assert prompt.assignment.title == "Another title"
    assert prompt.assignment.due_at == due_at
    assert prompt.statement == "Keep it."
    assert dict(prompt.asked.values_list("move", "number"))["evidence"] == 2


def test_a_paragraph_that_was_chosen_keeps_its_words(course, teacher, module, login):
    client = login(teacher)
    link, words = paragraph_link(module)
    give(client, course, material=link)
    section = module.sections.first()
    section.body = section.body_ind = "Other words."
    section.save()
    module.fingerprint = "changed"
    module.save()

    change(client, Prompt.objects.get(), title="Another title")

    assert [one.quote for one in Prompt.objects.get().material.all()] == [words]


def test_a_moved_first_date_is_on_the_record(course, teacher, login):
    prompt = make_prompt(course, due_at=DUE)
    first = DUE - timedelta(days=2)

    change(login(teacher), prompt, first_due_at=written(first))

    entry = Entry.objects.get(action="assignment_dates_changed")
    assert entry.before == {"first_due_at": None}
    assert entry.after["first_due_at"].startswith(first.strftime("%Y-%m-%dT%H:%M"))


def test_a_date_that_comes_later_is_passed_by_who_has_posted(course, teacher, student, login):
    prompt = make_prompt(course, due_at=DUE)
    publish_post(prompt=prompt, author=student, move="claim", text=LONG, key=KEY)

    change(login(teacher), prompt, first_due_at=written(DUE - timedelta(days=2)))

    assert CheckpointPass.objects.get().work.enrolment == student


def test_asking_for_less_completes_a_part(course, teacher, student, login):
    prompt = make_prompt(course, asked=[("claim", 2)], due_at=DUE)
    publish_post(prompt=prompt, author=student, move="claim", text=LONG, key=KEY)

    change(login(teacher), prompt, asked_claim="1")

    assert student.works.get().submitted_at is not None


def test_another_kind_has_no_page_here(course, teacher, login):
    reading = make_reading(course)

    where = reverse("discussions:edit", args=[course.pk, reading.pk])

    assert login(teacher).get(where).status_code == 404


def test_what_only_its_teacher_wrote_in_is_withdrawn_with_what_was_written(course, teacher, login):
    prompt = make_prompt(course)
    post = make_post(prompt, teacher)
    make_post(prompt, teacher, parent=post, bridges=post, move="bridge")
    where = reverse("assignments:assignment_withdraw", args=[course.pk, prompt.assignment_id])

    login(teacher).post(where)

    assert not Assignment.objects.exists()


def test_once_somebody_has_written_hidden_names_stay_hidden(course, student, teacher, login):
    prompt = make_prompt(course, names_hidden=True)
    make_post(prompt, student)
    teacher.user.language = "en"
    teacher.user.save()

    answer = change(login(teacher), prompt, names_hidden=None, title="Changed")

    assert list(answer.context["form"].errors) == ["names_hidden"]
    said = "Somebody has written under a hidden name here: names stay hidden."
    assert said in answer.content.decode()
    prompt.refresh_from_db()
    assert prompt.names_hidden
    assert 'value="Changed"' in answer.content.decode()


def test_before_anybody_wrote_names_can_be_shown(course, teacher, login):
    prompt = make_prompt(course, names_hidden=True)

    change(login(teacher), prompt, names_hidden=None)

    prompt.refresh_from_db()
    assert not prompt.names_hidden


def test_hidden_later_each_who_wrote_has_a_letter(course, student, classmate, teacher, login):
    prompt = make_prompt(course)
    for author in (student, student, classmate, teacher):
        make_post(prompt, author)

    change(login(teacher), prompt, names_hidden="on")

    assert set(prompt.letters.values_list("enrolment", flat=True)) == {student.pk, classmate.pk}


def test_who_is_shown_what_goes_on_the_record(course, teacher, login):
    prompt = make_prompt(course)

    change(login(teacher), prompt, names_hidden="on", posts_first=None, least_words=30)
    change(login(teacher), prompt, least_words=20)

    entry = Entry.objects.get(action="discussion_changed")
    assert entry.before == {"names_hidden": False, "posts_first": True}
    assert entry.after == {"names_hidden": True, "posts_first": False}
