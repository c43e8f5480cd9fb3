"""Two teachers at one essay: nobody overwrites what they have not seen."""

import pytest

from lessons.grading.models import Mark
from tests.factories import (
    make_teacher,
)

from .makers import desk_url, form_data, hand_in, make_rubric_essay, mark

BOTH = ((1, "", ""), (2, "", ""))


@pytest.fixture
def work(course, student):
    return hand_in(make_rubric_essay(course), student, "The **whole** essay.")


@pytest.mark.parametrize("version", ["", "x", "-1"])
def test_without_a_version_nothing_is_saved(work, teacher, login, version):
    data = form_data(work, *BOTH, version=version)

    assert login(teacher).post(desk_url(work), data).status_code == 200
    assert not Mark.objects.exists()


@pytest.mark.parametrize("edge", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_a_moment_at_the_edge_of_the_calendar_is_no_error(work, teacher, login, edge):
    data = form_data(work, *BOTH) | {"of_submission": edge}

    assert login(teacher).post(desk_url(work), data).status_code == 302
    assert Mark.objects.get().of_submission == work.submitted_at


def test_a_second_teacher_sees_both_marks_and_chooses(course, work, teacher, login):
    second = make_teacher(course, "Second Teacher")
    mark(work, teacher, (1, None, "First comment"), (1, None, ""))
    data = form_data(work, (4, "", "Second comment"), (4, "", ""), version=0)

    response = login(second).post(desk_url(work), data)

    page = response.content.decode()
    assert (response.status_code, Mark.objects.get().points) == (409, 50)
    assert "First comment" in page
    assert "Second comment" in page
    assert "Tuti Teacher" in page

    keep_mine = data | {"version": response.context["desk"].form["version"].value()}
    assert login(second).post(desk_url(work), keep_mine).status_code == 302
    assert Mark.objects.get().points == 16


def test_after_a_conflict_a_third_save_is_noticed_too(course, work, teacher, login):
    second = make_teacher(course)
    mark(work, teacher)
    data = form_data(work, (4, "", ""), (4, "", ""))
    shown = login(second).post(desk_url(work), data).context["desk"].form["version"].value()
    mark(work, teacher, (3, None, ""), (3, None, ""), based_on=1)

    response = login(second).post(desk_url(work), data | {"version": shown})

    assert (response.status_code, Mark.objects.get().points) == (409, 30)
