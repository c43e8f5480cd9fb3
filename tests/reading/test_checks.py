from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.reading.checks import score, shuffled

ONE = {1: True, 2: False, 3: False}
SEVERAL = {1: True, 2: True, 3: False}
NONE_LEFT = {1: True, 2: True, 3: True}


@pytest.mark.parametrize(
    ("kind", "options", "chosen", "expected"),
    [
        ("single", ONE, [1], "1.000"),
        ("single", ONE, [2], "0.000"),
        ("single", ONE, [], "0.000"),
        ("single", ONE, [1, 2], "0.000"),
        ("truefalse", {1: False, 2: True}, [2], "1.000"),
        ("truefalse", {1: False, 2: True}, [1], "0.000"),
        ("multiple", SEVERAL, [1, 2], "1.000"),
        ("multiple", SEVERAL, [1], "0.667"),
        ("multiple", SEVERAL, [1, 2, 3], "0.667"),
        ("multiple", SEVERAL, [1, 3], "0.333"),
        ("multiple", SEVERAL, [3], "0.000"),
        ("multiple", NONE_LEFT, [1, 2, 3], "1.000"),
        ("multiple", SEVERAL, [1, 2, 9], "1.000"),
    ],
)
def test_the_score_is_the_share_judged_right(kind, options, chosen, expected):
    assert score(kind, options, chosen) == Decimal(expected)


@given(st.dictionaries(st.integers(1, 9), st.booleans(), min_size=2), st.sets(st.integers(1, 9)))
def test_only_the_right_choice_scores_one(options, chosen):
    right = {position for position, correct in options.items() if correct}

    result = score("multiple", options, chosen)

    assert 0 <= result <= 1
    assert (result == 1) == (chosen & set(options) == right)


@given(st.integers(), st.sampled_from(["single", "multiple", "truefalse"]))
def test_the_order_is_the_same_for_the_same_reader(seed, kind):
    order = shuffled(kind, [1, 2, 3, 4], seed)

    assert order == shuffled(kind, [1, 2, 3, 4], seed)
    assert sorted(order) == [1, 2, 3, 4]


def test_readers_get_different_orders_but_true_stays_before_false():
    assert len({tuple(shuffled("single", [1, 2, 3, 4], seed)) for seed in range(50)}) > 10
    assert shuffled("truefalse", [1, 2], 7) == [1, 2]
