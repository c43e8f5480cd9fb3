"""The rubric editor. Buttons change the page, Save changes the rows."""

from decimal import Decimal

import pytest

from classroom.audit.models import Entry
from lessons.assignments.models import Criterion, Level, Rubric
from lessons.assignments.rubric_form import change
from lessons.grading.models import Mark
from tests.assignments.rubric_page import sent, url
from tests.factories import (
    make_course,
    make_essay,
    make_rubric,
    make_teacher,
    make_work,
)


def test_only_teachers_of_the_class_edit_it(essay, student, teacher, outsider, login):
    assert login(teacher).get(url(essay)).status_code == 200
    assert login(student).get(url(essay)).status_code == 403
    assert login(outsider).get(url(essay)).status_code == 404


def test_texts_and_points_are_saved_and_the_total_follows(essay, teacher, login):
    data = sent(essay.rubric, save=1, **{"c0-title": "Content", "c0-l1-points": "30"})

    response = login(teacher).post(url(essay), data)

    assert response.status_code == 302
    essay.refresh_from_db()
    criterion = essay.rubric.criteria.first()
    assert (criterion.title, essay.points) == ("Content", 55)
    assert [level.points for level in criterion.levels.all()] == [30, 25]
    entry = Entry.objects.get()
    assert entry.action == "rubric_changed"
    assert entry.after == {"Content": "Level 2 30, Level 1 25"}


@pytest.mark.parametrize(
    ("action", "shape"),
    [
        ("add", [2, 2, 2]),
        ("add-0", [3, 2]),
        ("remove-1", [2]),
        ("remove-0-1", [1, 2]),
        ("up-1", [2, 2]),
    ],
)
def test_a_button_changes_the_page_and_no_row(essay, teacher, login, action, shape):
    data = sent(essay.rubric, change=action, **{"c0-title": "Typed"})

    form = login(teacher).post(url(essay), data).context["form"]

    assert [len(row["levels"]) for row in form.criteria] == shape
    assert "Typed" in [row["form"]["title"].value() for row in form.criteria]
    assert Criterion.objects.count() == 2
    assert not Criterion.objects.filter(title="Typed").exists()


@pytest.mark.parametrize(
    "action", ["", "up-0", "up-9", "remove-9", "remove-0-9", "x", "add-z", "-"]
)
def test_a_button_that_fits_nothing_changes_nothing(action):
    rows = [{"id": 1, "title": "A", "levels": [{"id": 2}]}]

    assert change(rows, action) == rows


def test_criteria_change_places_come_and_go(essay, teacher, login):
    first, second = essay.rubric.criteria.all()
    data = sent(essay.rubric, save=1)
    data |= {"c0-id": second.pk, "c0-title": "Second", "c1-id": "", "c1-title": "Third"}
    data |= {f"c0-l{j}-id": level.pk for j, level in enumerate(second.levels.all())}
    data |= {"c1-l0-id": "", "c1-l1-id": ""}

    login(teacher).post(url(essay), data)

    assert [c.title for c in essay.rubric.criteria.all()] == ["Second", "Third"]
    assert essay.rubric.criteria.first() == second
    assert not Criterion.objects.filter(pk=first.pk).exists()


def test_points_with_a_comma_are_what_was_typed(essay, teacher, login):
    client = login(teacher)

    client.post(url(essay), sent(essay.rubric, save=1, **{"c0-l1-points": "2,5"}))

    levels = essay.rubric.criteria.first().levels.all()
    assert [level.points for level in levels] == [25, Decimal("2.5")]
    page = client.get(url(essay)).content.decode()
    assert 'value="2,5"' in page
    assert 'type="number"' not in page


def test_two_levels_of_a_criterion_have_different_points(essay, teacher, login):
    response = login(teacher).post(url(essay), sent(essay.rubric, save=1, **{"c1-l1-points": "25"}))

    errors = [
        [bool(level.errors) for level in row["levels"]] for row in response.context["form"].criteria
    ]
    assert errors == [[False, False], [False, True]]
    assert [level.points for level in essay.rubric.criteria.last().levels.all()] == [25, 10]
    assert 'role="alert" tabindex="-1" autofocus' in response.content.decode()


@pytest.mark.parametrize(
    "fields",
    [
        {"c0-title": ""},
        {"c0-l0-points": "-1"},
        {"c0-l0-points": "x"},
        {"c0-levels": 0},
        {"criteria": 0},
        {"rubric-title": ""},
    ],
)
def test_what_does_not_fit_is_refused(essay, teacher, login, fields):
    response = login(teacher).post(url(essay), sent(essay.rubric, save=1, **fields))

    assert response.status_code == 200
    assert "notice-bad" in response.content.decode() or "invalid" in response.content.decode()
    assert Level.objects.count() == 4


@pytest.mark.parametrize(
    "fields",
    [
        {"criteria": "9" * 5000},
        {"c0-levels": "9" * 5000},
        {"change": "add-" + "9" * 5000},
        {"change": "remove-0-" + "9" * 5000},
        {"change": "up-²"},
        {"save": 1, "c0-id": "9" * 5000},
    ],
)
def test_numbers_nobody_counts_to_are_no_error(essay, teacher, login, fields):
    response = login(teacher).post(url(essay), sent(essay.rubric, **fields))

    assert response.status_code == 200
    assert Level.objects.count() == 4


def test_rows_of_another_rubric_are_never_touched(essay, teacher, login):
    foreign = make_rubric(essay.course.school, criteria=1)
    stolen = foreign.criteria.get()
    data = sent(essay.rubric, save=1, **{"c0-id": stolen.pk, "c0-title": "Mine"})

    login(teacher).post(url(essay), data)

    stolen.refresh_from_db()
    assert (stolen.title, stolen.rubric) == ("Criterion 1", foreign)


def test_a_rubric_used_in_a_colleagues_class_is_only_read(essay, login):
    co_teacher = make_teacher(essay.course)
    other = make_essay(make_course(essay.course.school), rubric=essay.rubric)

    page = login(co_teacher).get(url(essay))
    login(co_teacher).post(url(essay), sent(essay.rubric, save=1, **{"c0-title": "Mine"}))

    assert page.context["locked"]
    assert other.title in page.content.decode()
    assert not Criterion.objects.filter(title="Mine").exists()


NEW_RUBRIC = {
    "save": 1,
    "rubric-title": "New",
    "criteria": 1,
    "c0-title": "Content",
    "c0-levels": 1,
    "c0-l0-title": "Good",
    "c0-l0-points": "12.5",
    "c0-l0-descriptor": "Clear",
}


def test_an_essay_without_rubric_gets_one(course, teacher, login):
    bare = make_essay(course)

    login(teacher).get(url(bare))
    assert Rubric.objects.count() == 0
    login(teacher).post(url(bare), NEW_RUBRIC)

    bare.refresh_from_db()
    assert (bare.rubric.title, bare.points) == ("New", 12.5)
    assert bare.rubric.created_by == teacher.user


def test_where_points_are_given_without_a_rubric_none_is_added(course, student, teacher, login):
    bare = make_essay(course, points=100)
    Mark.objects.create(work=make_work(bare, student), points=80, marked_by=teacher.user)

    page = login(teacher).post(url(bare), NEW_RUBRIC)

    bare.refresh_from_db()
    assert (bare.rubric, bare.points, len(page.context["form"].errors)) == (None, 100, 1)


def test_texts_show_as_text(essay, teacher, login):
    essay.rubric.criteria.update(title="<script>alert(1)</script>")

    page = login(teacher).get(url(essay)).content.decode()

    assert "<script>alert" not in page
