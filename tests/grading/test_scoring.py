from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.grading.scoring import Given, Judgement, PointsError, most, settle, total

LEVELS = {1: Decimal(25), 2: Decimal(20), 3: Decimal("12.5")}
two_places = st.decimals(min_value=0, max_value=9999, places=2)


@pytest.mark.parametrize(
    ("choice", "points"),
    [
        (Given(2), Decimal(20)),
        (Given(2, Decimal("17.5")), Decimal("17.5")),
        (Given(None, Decimal(3)), Decimal(3)),
        (Given(2, Decimal(0)), Decimal(0)),
        (Given(None, None, "words"), None),
    ],
)
def test_own_points_count_before_those_of_the_level(choice, points):
    assert settle(choice, LEVELS).points == points


@pytest.mark.parametrize("choice", [Given(9), Given(1, Decimal("25.01")), Given(1, Decimal(-1))])
def test_another_criterions_level_and_points_out_of_range_are_refused(choice):
    with pytest.raises(PointsError):
        settle(choice, LEVELS)


def test_a_criterion_without_levels_has_no_points_to_give():
    assert most([]) == 0
    with pytest.raises(PointsError):
        settle(Given(None, Decimal(1)), {})


@given(st.lists(two_places, min_size=1, max_size=30))
def test_a_total_is_the_exact_sum(points):
    scores = {n: Given(None, value) for n, value in enumerate(points)}

    assert total(scores, range(len(points))) * 100 == sum(int(value * 100) for value in points)


def test_tenths_do_not_drift():
    scores = {n: Given(None, Decimal("0.1")) for n in range(10)}

    assert total(scores, range(10)) == Decimal(1)


@pytest.mark.parametrize(
    "scores", [{}, {1: Given(1, Decimal(5))}, {1: Given(1, Decimal(5)), 2: Given(comment="x")}]
)
def test_there_is_no_total_while_a_criterion_has_no_points(scores):
    assert total(scores, [1, 2]) is None


def test_equal_marks_are_equal_however_their_decimals_are_written():
    assert Judgement(Decimal("25.00"), "", {1: Given(1, Decimal("25.00"))}) == Judgement(
        Decimal(25), "", {1: Given(1, Decimal(25))}
    )
