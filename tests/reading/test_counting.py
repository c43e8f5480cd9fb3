"""What the checks of a reading count for: chosen by the teacher, earned by answering."""

from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from classroom.audit.models import Entry
from classroom.audit.sentences import changes, sentence
from lessons.assignments.models import Assignment, Work
from lessons.reading.assigning import assign_reading
from lessons.reading.earning import earned
from lessons.reading.models import Answer, ReadingTask
from lessons.reading.services import edit_reading
from tests.factories import (
    make_essay,
    make_module,
    make_reading,
    make_student,
    make_teacher,
    make_work,
)

Counting = ReadingTask.Counting
SCORES = [Decimal("1.000"), Decimal("0.667")]


@pytest.mark.parametrize(
    ("counting", "points", "scores", "total", "expected"),
    [
        ("none", Decimal(10), SCORES, 4, None),
        ("best", None, SCORES, 4, None),
        ("best", Decimal(10), [], 4, None),
        ("best", Decimal(10), SCORES, 0, None),
        ("completion", Decimal(10), SCORES, 4, "5.00"),
        ("completion", Decimal(10), SCORES, 3, "6.67"),
        ("best", Decimal(10), SCORES, 2, "8.34"),  # 8.335, half up
        ("best", Decimal("12.5"), SCORES, 4, "5.21"),
        ("best", Decimal(10), [Decimal("0.000")], 4, "0.00"),
        ("completion", Decimal(10), SCORES, 1, "10.00"),
    ],
)
def test_points_are_earned_by_doing_or_by_the_best_score(counting, points, scores, total, expected):
    assert earned(counting, points, scores, total) == (expected and Decimal(expected))


points = st.integers(0, 999_999).map(lambda cents: Decimal(cents) / 100)
scores = st.lists(st.integers(0, 1000).map(lambda n: Decimal(n) / 1000), min_size=1)


@given(st.sampled_from(["completion", "best"]), points, scores, st.integers(0, 9))
def test_nobody_earns_more_than_there_is(counting, most, best, left):
    assert 0 <= earned(counting, most, best, len(best) + left) <= most


@pytest.fixture
def counted(reading):
    """Let the two checks of the reading count by their best score, as 10 points."""
    Assignment.objects.filter(pk=reading.pk).update(points=10)
    ReadingTask.objects.filter(assignment=reading).update(counting=Counting.BEST)
    return reading


def test_an_answer_earns_points_at_once_and_a_worse_one_takes_none(
    login, student, counted, checks, url
):
    client, seen = login(student), []
    for check, chosen in ((checks[0], "2"), (checks[0], "1"), (checks[1], "1"), (checks[1], "3")):
        client.post(url("check_answer", check.pk), {"chosen": chosen})
        seen.append(Work.objects.get().earned)

    assert seen == [0, 5, 10, 10]


def test_nothing_is_earned_where_checks_do_not_count(login, student, reading, checks, url):
    login(student).post(url("check_answer", checks[0].pk), {"chosen": "1"})

    assert Work.objects.get().earned is None


def answered(reading, student, *scores):
    work = make_work(reading, student)
    checks = [section.checks.get() for section in reading.reading_task.module.sections.all()]
    for check, best in zip(checks, scores, strict=False):
        Answer.objects.create(work=work, check_asked=check, first_score=0, best_score=best)
    return work


def fields(reading, **changed):
    now = {name: getattr(reading, name) for name in ("title", "opens_at", "due_at", "instructions")}
    return {"assignment": reading, "counting": "none", "points": None} | now | changed


def test_another_way_of_counting_counts_at_once_for_all_and_goes_on_record(
    reading, student, classmate, teacher
):
    works = [answered(reading, student, 1), answered(reading, classmate, 0, Decimal("0.5"))]
    works.append(make_work(reading, teacher))  # nothing answered

    for counting, most, expected in (
        ("completion", 10, [5, 10, None]),
        ("best", 20, [10, 5, None]),
        ("none", None, [None, None, None]),
    ):
        edit_reading(actor=teacher.user, **fields(reading, counting=counting, points=most))
        assert [Work.objects.get(pk=work.pk).earned for work in works] == expected
    entry = Entry.objects.last()
    assert entry.action == "checks_counting_changed"
    assert (entry.before, entry.after) == (
        {"counting": "none", "points": None},
        {"counting": "completion", "points": "10"},
    )


def test_the_record_says_it_in_words(reading, teacher):
    reading.title = "Veto"
    edit_reading(actor=teacher.user, **fields(reading, counting="best", points=10))

    with translation.override("en"):
        entry = Entry.objects.get()
        said = {tuple(map(str, change)) for change in changes(entry, "WIB")}
        words = sentence(entry)

    assert words == "changed how checks count in Veto"
    assert said == {("checks count", "not at all", "by score"), ("points", "(nothing)", "10")}


def test_an_edit_that_leaves_the_counting_alone_is_not_on_record(counted, teacher, student):
    work = answered(counted, student, 1)
    counted.refresh_from_db()

    edit_reading(
        actor=teacher.user, **fields(counted, title="New", counting="best", points=Decimal(10))
    )

    assert not Entry.objects.exists()
    assert Work.objects.get(pk=work.pk).earned is None  # untouched, not counted anew


def test_a_reading_is_given_with_its_counting(course, teacher):
    (reading,) = assign_reading(
        actor=teacher.user,
        module=make_module(),
        counting=Counting.COMPLETION,
        points=10,
        title="Read",
        classes=[(course, None)],
        key="6e0b3bb1-6d1a-4d5b-a9a6-ef2c1ea2a4d1",
    )

    assert (reading.points, reading.reading_task.counting) == (10, "completion")


def sent(**more):
    return {"title": "Reading", "due_at": "", "opens_at": "", "closes_at": ""} | more


@pytest.mark.parametrize(
    ("data", "errors"),
    [
        ({}, []),
        ({"counting": "best", "points": "12,5"}, []),
        ({"counting": "best"}, ["points"]),
        ({"counting": "best", "points": "0"}, ["points"]),
        ({"counting": "best", "points": "-1"}, ["points"]),
        ({"counting": "all", "points": "1"}, ["counting"]),
    ],
)
def test_points_are_asked_for_where_checks_count(login, teacher, reading, url, data, errors):
    page = login(teacher).post(url("edit"), sent(**data))

    found = list(page.context["form"].errors) if page.status_code == 200 else []
    assert found == errors
    kept = ReadingTask.objects.get(assignment=reading).counting
    assert kept == ("none" if errors else data.get("counting", "none"))


def test_the_form_shows_what_is_set_and_takes_it_back(login, teacher, counted, url):
    client = login(teacher)

    form = client.get(url("edit")).context["form"]
    client.post(url("edit"), sent(counting="none", points="10"))

    assert (form["counting"].value(), form["points"].value()) == ("best", "10")
    counted.refresh_from_db()
    assert (counted.points, counted.reading_task.counting) == (None, "none")


def test_a_module_without_checks_cannot_count(login, teacher, course):
    empty = make_reading(course, make_module(checks=False))
    address = reverse("reading:edit", args=[course.pk, empty.pk])

    page = login(teacher).post(address, sent(counting="best", points="5"))

    assert list(page.context["form"].errors) == ["counting"]


def test_only_teachers_of_the_class_edit_and_only_readings(
    login, student, outsider, teacher, course, url
):
    essay = make_essay(course)

    assert login(student).get(url("edit")).status_code == 403
    assert login(outsider).get(url("edit")).status_code == 404
    other = reverse("reading:edit", args=[course.pk, essay.pk])
    assert login(teacher).get(other).status_code == 404


def test_the_cover_tells_what_can_be_earned_and_what_is(login, course, counted, checks, url):
    client = login(make_student(course, language="en"))

    before = client.get(url("task")).content.decode()
    client.post(url("check_answer", checks[0].pk), {"chosen": "1"})
    after = client.get(url("task")).content.decode()

    assert "<strong>0 of 10 points</strong> · 0 of 2 checks answered" in before
    assert "<strong>5 of 10 points</strong> · 1 of 2 checks answered" in after
    assert "Trying again can only add points." in before


def test_the_cover_says_nothing_of_points_where_checks_do_not_count(login, student, reading, url):
    assert "points" not in login(student).get(url("task")).content.decode()


def test_a_teacher_sees_the_most_there_is(login, course, counted, url):
    page = login(make_teacher(course, language="en")).get(url("task")).content.decode()

    assert "<strong>At most 10 points</strong>" in page


def test_how_checks_count_is_chosen_when_assigning(login, teacher, course):
    client, module = login(teacher), make_module()
    address = reverse("reading:assign", args=[course.pk])
    data = sent(module=module.slug, key="6e0b3bb1-6d1a-4d5b-a9a6-ef2c1ea2a4d1", counting="best")

    refused = client.post(address, data)
    client.post(address, data | {"points": "12,5"})

    assert list(refused.context["form"].errors) == ["points"]
    assert refused.context["form"].more_is_open()
    reading = Assignment.objects.get()
    assert (reading.points, reading.reading_task.counting) == (Decimal("12.5"), "best")
