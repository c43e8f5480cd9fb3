import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from lessons.discussions.stands import LAST_DAYS, is_asked_again, other_side

NOW = timezone.now()
NOTHING = {"due_at": None, "is_over": False, "is_complete": False, "is_swapped": False}


@pytest.mark.parametrize(
    ("before", "stands", "side"),
    [
        (1, [], "for"),
        (2, [5, 5], "for"),
        (4, [], "against"),
        (5, [1, 1], "against"),
        (3, [3, 1, 2, 5], "for"),
        (3, [3, 1, 5, 4], "against"),
        (3, [3, 1, 5], "against"),
    ],
)
def test_the_other_side_is_argued_and_the_undecided_take_the_emptier(before, stands, side):
    assert other_side(before, stands) == side


@given(st.integers(1, 5), st.lists(st.integers(1, 5)))
def test_everybody_has_a_side(before, stands):
    assert other_side(before, stands) in ("for", "against")


@pytest.mark.parametrize(
    ("facts", "asked"),
    [
        ({}, False),
        ({"is_complete": True}, True),
        ({"is_swapped": True}, True),
        ({"is_over": True}, True),
        ({"due_at": NOW + LAST_DAYS * 2}, False),
        ({"due_at": NOW + LAST_DAYS}, True),
    ],
)
def test_one_is_asked_again_once_enough_was_heard(facts, asked):
    assert is_asked_again(NOW, **NOTHING | facts) == asked
