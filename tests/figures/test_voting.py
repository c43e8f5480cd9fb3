import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.figures.voting import RULES, Group, Vote, outcomes

counts = st.integers(0, 60)
groups = st.builds(Group, counts, counts, counts, counts, weight=st.integers(1, 9))
votes = st.builds(Vote, groups, groups)

# (permanent yes, no, abstain), (others yes, no, abstain), weight of a permanent vote -> who passes
CASES = [
    ((5, 0, 0), (10, 0, 0), 1, {*RULES}),
    ((4, 1, 0), (10, 0, 0), 1, {"majority", "two_thirds", "weighted"}),
    ((5, 0, 0), (1, 4, 5), 1, {"majority", "weighted", "veto"}),
    ((5, 0, 0), (3, 4, 3), 1, {"majority", "two_thirds", "weighted", "veto"}),  # exactly 8 of 12
    ((0, 5, 0), (10, 0, 0), 3, {"majority", "two_thirds"}),
    ((0, 0, 5), (1, 0, 9), 1, {*RULES}),  # one in favour, all others abstain
    ((2, 3, 0), (3, 2, 5), 1, set()),  # a tie is no majority
    ((0, 0, 5), (0, 0, 10), 1, set()),  # nobody votes
    ((5, 0, 0), (0, 10, 0), 3, {"weighted"}),
]


def passing(vote):
    return {one.rule for one in outcomes(vote) if one.passes}


@pytest.mark.parametrize(("permanent", "others", "weight", "expected"), CASES)
def test_five_rules_decide_the_same_vote(permanent, others, weight, expected):
    assert passing(Vote(Group(*permanent, weight=weight), Group(*others))) == expected


def test_the_vote_of_the_lesson_is_counted_as_the_lesson_counts_it():
    vote = Vote(Group(weight=2), Group(yes=7, no=3))

    found = {one.rule: (one.passes, one.have, one.of, one.need) for one in outcomes(vote)}

    assert found["two_thirds"] == (True, 7, 10, 7)
    assert found["majority"] == (True, 7, 10, 6)


@given(votes)
def test_the_rules_come_in_one_order(vote):
    assert tuple(one.rule for one in outcomes(vote)) == RULES


@given(votes)
def test_what_is_harder_passes_less(vote):
    passed = passing(vote)

    assert ("two_thirds" not in passed) or "majority" in passed
    assert ("veto" not in passed) or "majority" in passed
    assert ("consensus" not in passed) or passed == {*RULES}


@given(votes)
def test_one_more_in_favour_never_stops_anything(vote):
    more = Vote(vote.permanent, Group(**vars(vote.other) | {"yes": vote.other.yes + 1}))

    assert passing(vote) <= passing(more)


@given(votes, counts, counts)
def test_who_abstains_or_stays_away_changes_nothing(vote, abstain, absent):
    changed = vars(vote.other) | {"abstain": abstain, "absent": absent}

    assert passing(Vote(vote.permanent, Group(**changed))) == passing(vote)


@given(votes)
def test_with_equal_weights_weighing_is_counting(vote):
    plain = Vote(*(Group(**vars(one) | {"weight": 1}) for one in (vote.permanent, vote.other)))

    assert ("weighted" in passing(plain)) == ("majority" in passing(plain))


@given(votes)
def test_nothing_is_needed_that_could_not_be_had(vote):
    assert all(1 <= one.need <= max(one.of, 1) for one in outcomes(vote))
