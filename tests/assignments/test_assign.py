"""Assigning an essay and a module: the forms and the acts."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from lessons.assignments.models import Assignment, Rubric
from tests.assignments.form import days, essay, url
from tests.factories import (
    make_course,
    make_module,
    make_school,
    make_teacher,
)


@pytest.mark.parametrize("kind", ["essays", "reading"])
def test_only_teachers_of_the_class_assign(course, student, teacher, outsider, login, kind):
    assert login(teacher).get(url(course, kind)).status_code == 200
    assert login(student).get(url(course, kind)).status_code == 403
    assert login(outsider).get(url(course, kind)).status_code == 404


def test_nobody_assigns_in_an_archived_class(course, teacher, login):
    course.archived_at = timezone.now()
    course.save()

    assert login(teacher).post(url(course), essay(course)).status_code == 403
    assert Assignment.objects.count() == 0


def test_an_essay_is_assigned_with_words_and_points(course, teacher, login):
    data = essay(course, words_min=100, words_max=200, points="12.5", release="at_once")

    response = login(teacher).post(url(course), data)

    assert response.url == course.get_absolute_url()
    assignment = Assignment.objects.get()
    assert (assignment.kind, assignment.points, assignment.release) == ("essay", 12.5, "at_once")
    assert (assignment.essay_task.words_min, assignment.essay_task.words_max) == (100, 200)


def test_a_date_is_meant_in_the_schools_zone(teacher, login):
    course = make_course(make_school(time_zone="Asia/Jayapura"))
    tutor = make_teacher(course, time_zone="Asia/Jakarta")

    page = login(tutor).get(url(course)).content.decode()
    login(tutor).post(url(course), essay(course, due_at="2030-11-30T23:59"))

    assert "(WIT)" in page
    due = Assignment.objects.get().due_at
    assert due == datetime(2030, 11, 30, 23, 59, tzinfo=course.school.zone)


def test_each_class_has_its_own_due_date_and_one_rubric(course, teacher, template, login):
    other = make_course(course.school)
    other.enrolments.create(user=teacher.user, role="teacher")
    data = essay(course, rubric="module") | {f"class_{other.pk}": "on", f"due_{other.pk}": days(9)}

    login(teacher).post(f"{url(course)}?module=three-or-more", data)

    first, second = Assignment.objects.order_by("due_at")
    assert (first.course, second.course) == (course, other)
    assert second.due_at - first.due_at == timedelta(days=2)
    assert first.rubric == second.rubric == Rubric.objects.get()
    assert first.points == 50


def test_only_own_current_classes_of_the_school_are_offered(course, teacher, login):
    taught = make_course(make_school())
    taught.enrolments.create(user=teacher.user, role="teacher")
    studied, left, archived = (make_course(course.school) for _ in range(3))
    studied.enrolments.create(user=teacher.user)
    left.enrolments.create(user=teacher.user, role="teacher", left_at=timezone.now())
    archived.enrolments.create(user=teacher.user, role="teacher")
    archived.archived_at = timezone.now()
    archived.save()

    form = login(teacher).get(url(course)).context["form"]
    forged = {f"class_{c.pk}": "on" for c in (taught, studied, left, archived)}
    login(teacher).post(url(course), essay(course) | forged)

    assert form.courses == [course]
    assert [a.course for a in Assignment.objects.all()] == [course]


def test_the_same_form_twice_is_one_assignment(course, teacher, template, login):
    data, client = essay(course, rubric="module"), login(teacher)

    client.post(f"{url(course)}?module=three-or-more", data)
    again = client.post(f"{url(course)}?module=three-or-more", data)

    assert again.status_code == 302
    assert Assignment.objects.count() == 1
    assert Rubric.objects.count() == 1


def test_a_modules_essay_fills_the_form_in_the_teachers_language(course, template, login):
    tutor = make_teacher(course, language="en")

    form = login(tutor).get(f"{url(course)}?module=three-or-more").context["form"]

    assert form.initial["title"] == "Three"
    assert form.initial["instructions"] == "Write."
    assert (form.initial["words_min"], form.initial["words_max"]) == (250, 500)
    assert form.initial["rubric"] == "module"


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"title": ""}, "title"),
        ({"due_at": days(-1)}, "due_at"),
        ({"opens_at": days(8)}, "due_at"),
        ({"closes_at": days(3)}, "closes_at"),
        ({"words_min": 5, "words_max": 3}, "words_max"),
        ({"words_min": "9" * 23}, "words_min"),
        ({"words_max": 20_001}, "words_max"),
        ({"opens_at": "01/01/0001"}, "opens_at"),
        ({"due_at": "31/12/9999 23.59"}, "due_at"),
        ({"closes_at": "31/12/2101"}, "closes_at"),
        ({"points": "-1"}, "points"),
        ({"key": "x"}, "key"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field(course, teacher, login, fields, wrong):
    response = login(teacher).post(url(course), essay(course, **fields))

    assert response.status_code == 200
    assert list(response.context["form"].errors) == [wrong]
    assert Assignment.objects.count() == 0


SENTENCES = {
    "over": "This due date is over already.",
    "opens": "The due date must be after the moment it opens.",
}


@pytest.mark.parametrize("ticked", [True, False])
@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"due_at": days(-1)}, "over"),
        ({"due_at": days(-1), "opens_at": days(-0.5)}, "opens"),
        ({"due_at": days(1), "opens_at": days(2)}, "opens"),
    ],
)
def test_a_due_date_that_cannot_be_is_said_in_words(course, login, fields, said, ticked):
    teacher = make_teacher(course, language="en")
    make_course(course.school).enrolments.create(user=teacher.user, role="teacher")
    data = essay(course, **fields)
    if not ticked:
        del data[f"class_{course.pk}"]

    response = login(teacher).post(url(course), data)

    page = response.content.decode()
    assert SENTENCES[said] in page
    assert [text in page for text in SENTENCES.values()].count(True) == 1
    assert "due_after_it_opens" not in page


def test_after_an_error_what_was_filled_in_is_not_folded_away(course, teacher, login):
    data = essay(course, title="", opens_at=days(1))

    page = login(teacher).post(url(course), data).content.decode()

    assert '<details class="more" open>' in page


def test_a_date_without_a_time_is_the_whole_day(course, teacher, login):
    data = essay(course, opens_at="01/12/2030", due_at="2030-12-05", closes_at="6/12/2030")

    login(teacher).post(url(course), data)

    given, zone = Assignment.objects.get(), course.school.zone
    assert given.opens_at == datetime(2030, 12, 1, 0, 0, tzinfo=zone)
    assert given.due_at == datetime(2030, 12, 5, 23, 59, tzinfo=zone)
    assert given.closes_at == datetime(2030, 12, 6, 23, 59, tzinfo=zone)


def test_an_empty_date_shows_no_example_that_looks_like_a_date(course, teacher, login):
    assert "placeholder" not in login(teacher).get(url(course)).content.decode()


def test_points_with_a_comma_are_what_was_typed(course, teacher, login):
    client = login(teacher)

    client.post(url(course), essay(course, points="2,5"))

    assert Assignment.objects.get().points == Decimal("2.5")
    assert 'type="number" name="points"' not in client.get(url(course)).content.decode()


def test_at_least_one_class_is_chosen(course, teacher, login):
    make_course(course.school).enrolments.create(user=teacher.user, role="teacher")
    data = essay(course)
    del data[f"class_{course.pk}"]

    response = login(teacher).post(url(course), data)

    assert list(response.context["form"].errors) == ["__all__"]


def test_a_module_is_assigned_under_its_own_title(course, teacher, login):
    module = make_module()

    login(teacher).post(url(course, "reading"), essay(course, title="", module=module.slug))

    assignment = Assignment.objects.get()
    assert assignment.kind == "reading"
    assert assignment.title == module.title_ind
    assert assignment.reading_task.module == module


def test_the_address_may_choose_the_module(course, teacher, login):
    module = make_module()

    page = login(teacher).get(f"{url(course, 'reading')}?module={module.slug}")

    initial = page.context["form"].initial
    assert (initial["module"], initial["title"]) == (module.slug, module.title_ind)
