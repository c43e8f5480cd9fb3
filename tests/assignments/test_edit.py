from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from classroom.audit.models import Entry
from lessons.assignments.models import Assignment
from lessons.assignments.services import hold, restore, withdraw
from lessons.grading.models import Mark
from tests.factories import make_course, make_essay, make_reading, make_rubric, make_work


def url(assignment, act="edit"):
    if act == "edit":
        return assignment.edit_url
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
    elsewhere.course = essay.course
    borrowed = url(elsewhere, act)
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


def test_a_range_of_words_is_changed_for_an_essay_and_asked_of_no_reading(course, teacher, login):
    essay, client = make_essay(course, words_min=100, words_max=200), login(teacher)

    before = client.get(url(essay)).context["form"].initial
    client.post(url(essay), sent(essay, words_min="150", words_max=""))

    assert (before["words_min"], before["words_max"]) == (100, 200)
    essay.essay_task.refresh_from_db()
    assert (essay.essay_task.words_min, essay.essay_task.words_max) == (150, None)
    assert "words_min" not in client.get(url(make_reading(course))).context["form"].fields


def test_fewer_words_at_most_than_at_least_change_nothing(essay, teacher, login):
    data = sent(essay, title="New", words_min="9", words_max="8")

    response = login(teacher).post(url(essay), data)

    assert list(response.context["form"].errors) == ["words_max"]
    assert Assignment.objects.get(pk=essay.pk).title == essay.title


@pytest.mark.parametrize("field", ["words_min", "words_max"])
def test_more_words_than_anybody_writes_are_refused_at_their_field(essay, teacher, login, field):
    response = login(teacher).post(url(essay), sent(essay, **{field: "9" * 23}))

    assert list(response.context["form"].errors) == [field]
    assert response.context["form"][field].value() == "9" * 23


def test_the_common_address_leads_to_the_page_of_the_kind_with_what_was_sent(
    essay, course, teacher, login
):
    reading, client = make_reading(course), login(teacher)

    common = [
        reverse("assignments:assignment_edit", args=[course.pk, a.pk]) for a in (essay, reading)
    ]
    client.post(common[0], sent(essay, title="New"), follow=True)

    assert client.get(common[0]).url == essay.edit_url != common[0]
    assert client.get(common[1]).url == reading.edit_url != common[1]
    assert Assignment.objects.get(pk=essay.pk).title == "New"
    assert client.get(reverse("essays:edit", args=[course.pk, reading.pk])).status_code == 404


def test_points_with_a_comma_are_what_was_typed(essay, teacher, login):
    client = login(teacher)

    client.post(url(essay), sent(essay, points="2,5"))

    assert Assignment.objects.get(pk=essay.pk).points == Decimal("2.5")
    page = client.get(url(essay)).content.decode()
    assert 'value="2,5"' in page
    assert 'type="number" name="points"' not in page


def test_the_page_names_the_other_classes_it_was_given_to(course, essay, teacher, login):
    mine, left, colleagues, archived = (make_course(course.school) for _ in range(4))
    mine.enrolments.create(user=teacher.user, role="teacher")
    left.enrolments.create(user=teacher.user, role="teacher", left_at=timezone.now())
    archived.enrolments.create(user=teacher.user, role="teacher")
    archived.archived_at = timezone.now()
    archived.save()
    given = [make_essay(c, key=essay.key) for c in (mine, left, colleagues, archived)]
    make_essay(mine)

    page = login(teacher).get(url(essay))

    assert list(page.context["siblings"]) == given[:1]
    assert f'href="{given[0].edit_url}"' in page.content.decode()


def test_a_refused_save_puts_the_keyboard_on_the_notice(essay, teacher, login):
    client = login(teacher)

    refused = client.post(url(essay), sent(essay, title="")).content.decode()

    assert refused.count('role="alert" tabindex="-1" autofocus') == 1
    assert 'data-guard="typed"' in refused
    assert "autofocus" not in client.get(url(essay)).content.decode()


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
    assert "release" not in client.get(url(make_reading(course))).context["form"].fields


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


def test_what_another_teacher_deleted_at_this_instant_is_gone(essay, teacher):
    act = {"actor": teacher.user, "assignment": essay}
    withdraw(**act)

    again = withdraw(**act)

    assert again is False
    for late in (lambda: hold(essay), lambda: restore(**act)):
        with pytest.raises(Http404):
            late()
    assert [entry.action for entry in Entry.objects.all()] == ["assignment_withdrawn"]


def test_points_are_not_fewer_than_what_is_given(essay, student, teacher, login):
    Assignment.objects.update(points=100)
    work = make_work(essay, student, submitted_at=timezone.now())
    Mark.objects.create(work=work, points=90, marked_by=teacher.user)
    client = login(teacher)

    for points in ("50", "", "90"):
        page = client.post(url(essay), sent(essay, points=points))
        assert bool(page.context and page.context["form"].errors) == (points != "90")

    essay.refresh_from_db()
    assert essay.points == 90


def test_an_archived_class_is_not_changed(essay, teacher, login):
    essay.course.archived_at = timezone.now()
    essay.course.save()

    assert login(teacher).post(url(essay, "withdraw")).status_code == 403
    assert login(teacher).get(url(essay)).status_code == 403
