"""The built-in modules given to a class one after the other."""

import uuid
from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from lessons.assignments.models import Assignment
from tests.factories import (
    make_course,
    make_module,
    make_own_module,
    make_reading,
    make_teacher,
)


@pytest.fixture
def modules(db):
    return [make_module(1) for _ in range(3)]


@pytest.fixture
def address(course):
    return reverse("reading:path_assign", args=[course.pk])


def path(*modules, **fields):
    ticks = {f"module_{module.pk}": "on" for module in modules}
    return {"key": uuid.uuid4(), "due_at": "01/12/2030", "days": "7"} | ticks | fields


def given():
    rows = Assignment.objects.order_by("due_at", "pk").select_related("reading_task__module")
    return [(row.reading_task.module, row.due_at and row.due_at.date().day) for row in rows]


def test_each_module_becomes_a_reading_with_days_between(login, teacher, modules, course, address):
    response = login(teacher).post(address, path(*modules))

    assert response.url == course.get_absolute_url()
    assert given() == list(zip(modules, (1, 8, 15), strict=True))
    first = Assignment.objects.order_by("due_at").first()
    assert (first.kind, first.title, first.course) == ("reading", modules[0].title_ind, course)
    assert first.due_at == datetime(2030, 12, 1, 23, 59, tzinfo=course.school.zone)


def test_what_is_not_ticked_is_left_out_and_leaves_no_gap(login, teacher, modules, address):
    login(teacher).post(address, path(modules[0], modules[2]))

    assert given() == [(modules[0], 1), (modules[2], 8)]


def test_a_module_may_have_a_date_of_its_own(login, teacher, modules, address):
    own = {f"due_{modules[1].pk}": "20/12/2030"}

    login(teacher).post(address, path(*modules, **own))

    assert given() == [(modules[0], 1), (modules[2], 15), (modules[1], 20)]


def test_without_a_first_date_there_are_none(login, teacher, modules, address):
    login(teacher).post(address, path(*modules, due_at=""))

    assert [day for _module, day in given()] == [None] * 3


def test_the_same_form_twice_is_one_path(login, teacher, modules, address):
    data, client = path(*modules), login(teacher)

    assert [client.post(address, data).status_code for _ in range(2)] == [302, 302]

    assert Assignment.objects.count() == 3


def test_checks_may_count_in_every_module_that_has_any(login, teacher, modules, address):
    bare = make_module(1, checks=False)

    login(teacher).post(address, path(*modules, bare, counting="best", points="10"))

    told = Assignment.objects.values_list("reading_task__counting", "points").order_by("pk")
    assert list(told) == [("best", 10)] * 3 + [("none", None)]


def test_all_are_ticked_but_what_the_class_has(login, teacher, course, modules, address):
    make_reading(course, modules[1])
    make_module(1, school=course.school, created_by=make_teacher(course).user)
    make_reading(course, modules[2], withdrawn_at=timezone.now())

    form = login(teacher).get(address).context["form"]

    assert form.modules == modules
    assert [bool(tick.initial) for _module, _given, tick, _due in form.rows()] == [1, 0, 1]


def test_own_published_modules_come_behind_and_are_not_ticked(login, teacher, modules, address):
    own, _draft = (
        make_own_module(teacher.user, 1, position=0, published_at=published)
        for published in (timezone.now(), None)
    )
    client = login(teacher)

    form = client.get(address).context["form"]
    client.post(address, path(modules[0], own))

    assert form.modules == [*modules, own]
    assert [bool(tick.initial) for _module, _given, tick, _due in form.rows()] == [1, 1, 1, 0]
    assert given() == [(modules[0], 1), (own, 8)]


SECOND = "due_second"


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"due_at": "01/12/2020"}, "due_at"),
        ({"due_at": "soon"}, "due_at"),
        ({"days": "0"}, "days"),
        ({"days": "61"}, "days"),
        ({"days": "many"}, "days"),
        ({"opens_at": "02/12/2030"}, "due_at"),
        ({"due_second": "01/12/2020"}, SECOND),
        ({"key": "x"}, "key"),
        ({"counting": "best"}, "points"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field(login, teacher, modules, address, fields, wrong):
    names = {SECOND: f"due_{modules[1].pk}"}
    fields = {names.get(name, name): value for name, value in fields.items()}

    response = login(teacher).post(address, path(*modules, **fields))

    assert list(response.context["form"].errors) == [names.get(wrong, wrong)]
    assert not Assignment.objects.exists()


def test_nothing_ticked_is_told(login, teacher, modules, address):
    response = login(teacher).post(address, path())

    assert list(response.context["form"].errors) == ["__all__"]


def test_a_year_far_off_is_refused_at_its_field(login, teacher, modules, address):
    answer = login(teacher).post(address, path(*modules, due_at="31/12/9999"))

    assert list(answer.context["form"].errors) == ["due_at"]
    assert not Assignment.objects.exists()


def test_it_can_open_later(login, teacher, course, modules, address):
    login(teacher).post(address, path(*modules, opens_at="01/11/2030"))

    opens = datetime(2030, 11, 1, 0, 0, tzinfo=course.school.zone)
    assert set(Assignment.objects.values_list("opens_at", flat=True)) == {opens}


def test_anothers_modules_cannot_be_given(login, teacher, modules, address):
    elsewhere = make_course()
    author = make_teacher(elsewhere).user
    foreign = make_module(1, school=elsewhere.school, created_by=author)

    login(teacher).post(address, path(modules[0], foreign))

    assert [module for module, _day in given()] == [modules[0]]


def test_the_class_page_and_the_library_lead_there(login, teacher, course, modules, address):
    client = login(teacher)

    assert address in client.get(course.get_absolute_url()).content.decode()
    assert address in client.get(reverse("reading:modules")).content.decode()
    course.archived_at = timezone.now() - timedelta(days=1)
    course.save()
    assert client.get(address).status_code == 403
    assert address not in client.get(course.get_absolute_url()).content.decode()
