import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.discussions.grouping import at_random, by_stance, cut, even, sizes

PEOPLE = st.integers(2, 60)
SIZE = st.integers(2, 12)


@pytest.mark.parametrize(
    ("people", "size", "groups"),
    [
        (0, 5, []),
        (1, 5, [1]),
        (2, 5, [2]),
        (3, 2, [3]),
        (5, 2, [3, 2]),
        (6, 5, [6]),
        (7, 5, [4, 3]),
        (11, 5, [6, 5]),
        (4, 3, [2, 2]),
        (13, 12, [13]),
        (36, 5, [5, 5, 5, 5, 4, 4, 4, 4]),
    ],
)
def test_groups_are_as_even_as_can_be(people, size, groups):
    assert sizes(people, size) == groups


@given(PEOPLE, SIZE)
def test_nobody_sits_alone_and_nobody_is_left_out(people, size):
    groups = sizes(people, size)

    assert sum(groups) == people
    assert min(groups) >= 2
    assert max(groups) - min(groups) <= 1


@given(PEOPLE)
def test_with_five_all_groups_have_four_to_six_where_that_can_be(people):
    groups = sizes(people, 5)

    assert people < 4 or people == 7 or {4, 5, 6}.issuperset(groups)


@given(PEOPLE, SIZE)
def test_no_other_number_of_groups_comes_nearer_to_the_size(people, size):
    def farthest(groups):
        return max(abs(members - size) for members in groups)

    every_way = [even(people, number) for number in range(1, people // 2 + 1)]

    assert farthest(sizes(people, size)) == min(map(farthest, every_way))


@given(PEOPLE, SIZE, st.integers())
def test_every_way_seats_everyone_once(people, size, seed):
    row = list(range(people))

    for groups in (
        cut(row, size),
        at_random(row, size, seed),
        by_stance({person: person % 5 + 1 for person in row}, size, seed),
    ):
        assert sorted(person for group in groups for person in group) == row
        assert sorted(map(len, groups), reverse=True) == sizes(people, size)


def test_the_same_seed_makes_the_same_groups():
    assert at_random(range(36), 5, 7) == at_random(range(36), 5, 7)
    assert at_random(range(36), 5, 7) != at_random(range(36), 5, 8)


def test_differing_minds_sit_together():
    stances = dict.fromkeys(range(6), 1) | dict.fromkeys(range(6, 12), 5)

    groups = by_stance(stances, 4, seed=1)

    assert [{stances[person] for person in group} for group in groups] == [{1, 5}] * 3
