from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from classroom.audit.models import Entry
from lessons.assignments.models import Assignment
from tests.factories import make_course, make_essay, make_reading, make_rubric, make_work


def url(assignment, act="edit"):
    return reverse(f"assignments:assignment_{act}", args=[assignment.course_id, assignment.pk])


def text(instant):
    return timezone.localtime(instant).strftime("%Y-%m-%dT%H:%M")


def sent(assignment, **fields):
    return {
        "title": assignment.title,
        "opens_at": text(assignment.opens_at),
        "due_at": text(assignment.due_at),
        "release": "manual",
    } | fields


@pytest.fixture
def essay(course):
    return make_essay(course, due_at=timezone.now().replace(second=0) + timedelta(days=3))


@pytest.mark.parametrize("act", ["edit", "withdraw", "restore"])
def test_only_teachers_of_the_class_change_it(essay, student, teacher, outsider, login, act):
    elsewhere = make_essay(make_course(essay.course.school))

    assert login(student).post(url(essay, act)).status_code == 403
    assert login(outsider).post(url(essay, act)).status_code == 404
    borrowed = reverse(f"assignments:assignment_{act}", args=[essay.course_id, elsewhere.pk])
    assert login(teacher).post(borrowed).status_code == 404
    assert Entry.objects.count() == 0


@pytest.mark.parametrize("act", ["withdraw", "restore"])
def test_nothing_changes_on_get(essay, teacher, login, act):
    assert login(teacher).get(url(essay, act)).status_code == 405


def test_texts_and_dates_change_and_the_dates_go_on_record(essay, teacher, login):
    data = sent(essay, title="New", due_at="2030-01-02T10:00", points="40")

    response = login(teacher).post(url(essay), data)

    assert response.status_code == 302
    essay.refresh_from_db()
    assert (essay.title, essay.points) == ("New", 40)
    assert essay.due_at == datetime(2030, 1, 2, 10, tzinfo=essay.course.school.zone)
    entry = Entry.objects.get()
    assert (entry.action, entry.actor_id) == ("assignment_dates_changed", teacher.user.pk)
    assert entry.after["due_at"] == "2030-01-02T10:00:00+07:00"


def test_a_date_left_as_it_was_keeps_its_seconds(essay, teacher, login):
    before = essay.opens_at

    login(teacher).post(url(essay), sent(essay, title="New"))

    essay.refresh_from_db()
    assert (essay.title, essay.opens_at) == ("New", before)
    assert Entry.objects.count() == 0


def test_a_class_and_a_kind_stay_what_they_were(essay, teacher, login):
    login(teacher).post(url(essay), sent(essay, kind="reading", course="1", key="x"))

    after = Assignment.objects.get(pk=essay.pk)
    assert (after.kind, after.course, after.key) == (essay.kind, essay.course, essay.key)


def test_bad_dates_are_said_and_change_nothing(essay, teacher, login):
    data = sent(essay, title="New", due_at=text(essay.opens_at - timedelta(days=1)))

    response = login(teacher).post(url(essay), data)

    assert list(response.context["form"].errors) == ["due_at"]
    assert Assignment.objects.get(pk=essay.pk).title == essay.title


def test_what_is_begun_cannot_be_scheduled_again(essay, student, teacher, login):
    make_work(essay, student)
    data = sent(essay, opens_at=text(timezone.now() + timedelta(days=1)))

    response = login(teacher).post(url(essay), data)

    assert list(response.context["form"].errors) == ["opens_at"]


def test_points_are_typed_only_without_a_rubric(course, teacher, login):
    client = login(teacher)
    marked = make_essay(course, rubric=make_rubric(course.school))

    assert "points" not in client.get(url(marked)).context["form"].fields
    assert "points" in client.get(url(make_essay(course))).context["form"].fields
    assert "points" not in client.get(url(make_reading(course))).context["form"].fields


def test_without_work_it_is_deleted(essay, teacher, login):
    response = login(teacher).post(url(essay, "withdraw"), follow=True)

    assert Assignment.objects.count() == 0
    assert Entry.objects.get().after == {"kept": False}
    assert essay.title in response.content.decode()


def test_with_work_it_is_kept_unseen_and_can_come_back(essay, student, teacher, login):
    work = make_work(essay, student)
    client = login(teacher)

    client.post(url(essay, "withdraw"))
    gone = login(student).get(essay.get_absolute_url())
    client.post(url(essay, "restore"))
    back = login(student).get(essay.get_absolute_url())

    assert (gone.status_code, back.status_code) == (404, 200)
    assert list(essay.works.all()) == [work]
    acts = Entry.objects.order_by("pk").values_list("action", flat=True)
    assert list(acts) == ["assignment_withdrawn", "assignment_restored"]


def test_an_archived_class_is_not_changed(essay, teacher, login):
    essay.course.archived_at = timezone.now()
    essay.course.save()

    assert login(teacher).post(url(essay, "withdraw")).status_code == 403
    assert login(teacher).get(url(essay)).status_code == 403
