from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from lessons.claims.drawing import draw, shuffled

VERDICTS = ["supported", "imprecise", "opinion", "wrong"]
MANY = {n: VERDICTS[n % 4] for n in range(40)}
pools = st.dictionaries(st.integers(0, 99), st.sampled_from(VERDICTS), min_size=1)


def test_the_verdicts_are_mixed():
    assert Counter(MANY[key] for key in draw(MANY, 8, "seed")) == dict.fromkeys(VERDICTS, 2)


def test_where_a_verdict_is_rare_the_others_fill_up():
    pool = {1: "wrong"} | dict.fromkeys(range(2, 12), "supported")

    drawn = draw(pool, 6, "seed")

    assert Counter(pool[key] for key in drawn) == {"wrong": 1, "supported": 5}


def test_the_same_form_draws_the_same_and_another_something_else():
    assert draw(MANY, 8, "one") == draw(MANY, 8, "one")
    assert len({tuple(draw(MANY, 8, seed)) for seed in range(30)}) == 30


def test_the_order_says_nothing_of_the_verdicts():
    """With a pattern, the first place would always hold the same verdict."""
    first = Counter(MANY[draw(MANY, 8, seed)[0]] for seed in range(400))

    assert set(first) == set(VERDICTS)
    assert max(first.values()) < 160


def test_what_a_class_knows_is_drawn_only_when_nothing_else_is_left():
    known = set(range(36))

    assert set(draw(MANY, 4, "seed", known)) == {36, 37, 38, 39}
    assert len(draw(MANY, 6, "seed", known)) == 6


@given(pools, st.integers(0, 30), st.text(), st.sets(st.integers(0, 99)))
def test_as_many_as_asked_each_once(pool, how_many, seed, known):
    drawn = draw(pool, how_many, seed, known)

    assert len(drawn) == len(set(drawn)) == min(how_many, len(pool))
    assert set(drawn) <= set(pool)


@given(st.lists(st.integers(), unique=True), st.text())
def test_shuffling_keeps_everything(keys, seed):
    assert sorted(shuffled(keys, seed)) == sorted(keys)
