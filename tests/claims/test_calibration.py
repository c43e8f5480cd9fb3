from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.claims.calibration import (
    CONFIDENCES,
    Step,
    calibrate,
    earned,
    for_confidence,
    points,
    score,
)

beliefs = st.decimals(min_value=0, max_value=1, places=3)
outcomes = st.lists(st.tuples(st.booleans(), st.sampled_from(CONFIDENCES)))


@pytest.mark.parametrize(
    ("confidence", "right", "wrong"),
    [
        (50, "87.5", "37.5"),
        (60, "92", "32"),
        (70, "95.5", "25.5"),
        (80, "98", "18"),
        (90, "99.5", "9.5"),
        (100, "100", "0"),
    ],
)
def test_the_points_of_one_claim(confidence, right, wrong):
    assert points(True, confidence) == Decimal(right)
    assert points(False, confidence) == Decimal(wrong)


def expected(belief, confidence):
    """What someone earns on average who is right with the chance `belief`."""
    return belief * points(True, confidence) + (1 - belief) * points(False, confidence)


@given(beliefs)
def test_nothing_earns_more_on_average_than_saying_how_sure_one_is(belief):
    honest = min(CONFIDENCES, key=lambda confidence: abs(confidence - 100 * belief))

    best = max(expected(belief, confidence) for confidence in CONFIDENCES)

    assert expected(belief, honest) == best


@given(st.integers(50, 100), st.integers(50, 100))
def test_between_the_steps_too_every_departure_costs_its_square(belief, confidence):
    """So the rule is strictly proper, and not only because there are few steps to choose from."""
    chance = Decimal(belief) / 100

    lost = expected(chance, belief) - expected(chance, confidence)

    assert lost == Decimal(50) * ((confidence - chance * 100) / 100) ** 2


@given(beliefs, beliefs, st.sampled_from(CONFIDENCES))
def test_the_likelier_verdict_earns_more_however_sure_one_says_to_be(one, other, confidence):
    likelier, less = max(one, other), min(one, other)

    assert expected(likelier, confidence) >= expected(less, confidence)


@given(st.booleans(), st.sampled_from(CONFIDENCES))
def test_a_claim_brings_0_to_100_points_and_half_of_them_for_the_confidence(right, confidence):
    assert 0 <= points(right, confidence) <= 100
    assert 0 <= for_confidence(right, confidence) <= 50


@pytest.mark.parametrize(
    ("rulings", "of", "expected_score", "expected_points"),
    [
        ([], 8, "0", "0"),
        ([], 0, "0", "0"),
        ([(True, 100)] * 8, 8, "100", "20"),
        ([(True, 100)] * 4, 8, "50", "10"),  # what is not ruled on brings nothing
        ([(False, 100)] * 8, 8, "0", "0"),
        ([(True, 80), (False, 60)], 2, "65", "13"),
        ([(True, 70), (True, 80), (False, 90)], 3, "67.67", "13.53"),
    ],
)
def test_the_score_of_a_check_and_the_points_it_earns(rulings, of, expected_score, expected_points):
    assert score(rulings, of) == Decimal(expected_score)
    assert earned(rulings, of, Decimal(20)) == Decimal(expected_points)


def test_without_points_nothing_is_earned():
    assert earned([(True, 100)], 1, None) is None


def test_outcomes_are_gathered_by_what_was_said():
    found = calibrate([(True, 90), (False, 90), (True, 90), (False, 50)])

    assert found.steps == (Step(50, 1, 0), Step(90, 3, 2))
    assert [step.share for step in found.steps] == [0, 67]
    assert (found.total, found.right, found.said, found.was) == (4, 2, 80, 50)


@pytest.mark.parametrize(
    ("rulings", "leaning"),
    [
        ([(False, 90), (True, 90)], "over"),
        ([(True, 60), (True, 70)], "under"),
        ([(True, 60), (False, 50)], "close"),
        ([], "close"),
    ],
)
def test_who_is_surer_than_right(rulings, leaning):
    assert calibrate(rulings).leaning == leaning


@given(outcomes)
def test_nothing_is_lost_in_gathering(rulings):
    found = calibrate(rulings)

    assert found.total == len(rulings)
    assert found.right == sum(right for right, _confidence in rulings)
