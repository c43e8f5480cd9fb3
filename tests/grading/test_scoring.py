from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.grading.scoring import Given, Judgement, PointsError, most, parse_points, settle, total

LEVELS = {1: Decimal(25), 2: Decimal(20), 3: Decimal("12.5")}
two_places = st.decimals(min_value=0, max_value=9999, places=2)


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("12,5", Decimal("12.5")),
        ("12.5", Decimal("12.5")),
        (" 7 ", Decimal(7)),
        ("0", Decimal(0)),
        ("0,25", Decimal("0.25")),
        ("", None),
        ("   ", None),
    ],
)
def test_points_are_read_with_comma_or_dot(text, points):
    assert parse_points(text) == points


@pytest.mark.parametrize(
    "text", ["-1", "+1", "1e2", "NaN", "Infinity", "1,234", "1.2.3", ",5", "5,", "12 5", "١٢", "x"]
)
def test_what_is_no_plain_number_is_refused(text):
    with pytest.raises(PointsError):
        parse_points(text)


@given(two_places)
def test_what_is_written_is_what_is_read(points):
    text = f"{points:.2f}"

    assert parse_points(text) == parse_points(text.replace(".", ",")) == points


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
