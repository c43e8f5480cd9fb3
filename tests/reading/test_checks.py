from dataclasses import dataclass
from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from lessons.reading.checks import KINDS
from lessons.reading.given import Given
from lessons.reading.models import Check


@dataclass(frozen=True)
class Option:
    position: int
    correct: bool = True
    text: str = ""
    match: str = ""
    keywords: str = ""


def options(*correct):
    return [Option(n, one) for n, one in enumerate(correct, start=1)]


ONE = options(True, False, False)
SEVERAL = options(True, True, False)
ALL = options(True, True, True)
PAIRS = [Option(n, match=text) for n, text in enumerate(("a", "b", "b"), start=1)]
STEPS = options(True, True, True, True)
IDEAS = [
    Option(1, keywords="veto; hak tolak"),
    Option(2, keywords="setuju*"),
    Option(3, keywords="dua pertiga; 2/3"),
]
OF = {"matching": PAIRS, "ordering": STEPS, "short": IDEAS}


def test_every_kind_of_check_is_known():
    assert set(KINDS) == set(Check.Kind.values)


@pytest.mark.parametrize(
    ("kind", "asked", "chosen", "expected"),
    [
        ("single", ONE, [1], "1.000"),
        ("single", ONE, [2], "0.000"),
        ("single", ONE, [], "0.000"),
        ("single", ONE, [1, 2], "0.000"),
        ("truefalse", options(False, True), [2], "1.000"),
        ("truefalse", options(False, True), [1], "0.000"),
        ("reasoned", options(False, True), [2], "1.000"),
        ("reasoned", options(False, True), [1], "0.000"),
        ("multiple", SEVERAL, [1, 2], "1.000"),
        ("multiple", SEVERAL, [1], "0.667"),
        ("multiple", SEVERAL, [1, 2, 3], "0.667"),
        ("multiple", SEVERAL, [1, 3], "0.333"),
        ("multiple", SEVERAL, [3], "0.000"),
        ("multiple", ALL, [1, 2, 3], "1.000"),
        ("multiple", SEVERAL, [1, 2, 9], "1.000"),
        ("matching", PAIRS, [1, 2, 3], "1.000"),
        ("matching", PAIRS, [1, 3, 2], "1.000"),  # the second and the third go to the same
        ("matching", PAIRS, [2, 2, 2], "0.667"),
        ("matching", PAIRS, [2, 1, 1], "0.000"),
        ("matching", PAIRS, [1], "0.333"),
        ("matching", PAIRS, [9, 0, 0], "0.000"),
        ("ordering", STEPS, [1, 2, 3, 4], "1.000"),
        ("ordering", STEPS, [4, 1, 2, 3], "0.667"),  # one has to move
        ("ordering", STEPS, [2, 1, 4, 3], "0.333"),
        ("ordering", STEPS, [4, 3, 2, 1], "0.000"),
        ("ordering", STEPS, [], "0.000"),
        ("short", IDEAS, [1, 2, 3], "1.000"),
        ("short", IDEAS, [2], "0.333"),
        ("short", IDEAS, [], "0.000"),
    ],
)
def test_the_score_is_the_share_that_is_right(kind, asked, chosen, expected):
    assert KINDS[kind].score(asked, Given(chosen)) == Decimal(expected)


@pytest.mark.parametrize(
    ("kind", "asked", "sent", "text", "expected"),
    [
        ("single", ONE, ["2"], "not asked", Given([2])),
        ("single", ONE, ["9"], "", Given([])),
        ("multiple", SEVERAL, ["3", "1", "1", "x", "1\0", "-1", ""], "", Given([1, 3])),
        ("reasoned", options(False, True), ["2"], " So. ", Given([2], "So.")),
        ("matching", PAIRS, ["2-3", "1-1", "3-"], "", Given([1, 3, 0])),
        ("matching", PAIRS, ["1-9", "x", "1-1-1", "٣-1"], "", Given([0, 0, 0])),
        ("ordering", STEPS, ["3", "1", "3", "9", "2", "4"], "", Given([3, 1, 2, 4])),
        ("short", IDEAS, ["1"], " A Véto. ", Given([1], "A Véto.")),
        ("short", IDEAS, [], "Menyetujui hak-tolak", Given([1], "Menyetujui hak-tolak")),
        ("short", IDEAS, [], "disetujui 2/3, SETUJUI", Given([2, 3], "disetujui 2/3, SETUJUI")),
        ("short", IDEAS, [], "pertiga dua", Given([], "pertiga dua")),
    ],
)
def test_what_a_page_sends_is_read_whatever_it_is(kind, asked, sent, text, expected):
    assert KINDS[kind].read(asked, sent, text) == expected


@pytest.mark.parametrize(
    ("kind", "asked", "answer", "lacks"),
    [
        ("single", ONE, Given([]), "Choose an answer first."),
        ("single", ONE, Given([1, 2]), "Choose one answer only."),
        ("single", ONE, Given([2]), ""),
        ("multiple", SEVERAL, Given([]), "Choose an answer first."),
        ("multiple", SEVERAL, Given([1, 2]), ""),
        ("reasoned", ONE, Given([], "Why"), "Choose an answer first."),
        ("reasoned", ONE, Given([1]), "Write your reason; one sentence is enough."),
        ("reasoned", ONE, Given([1], "x" * 501), "This is too long: at most 500 characters."),
        ("reasoned", ONE, Given([1], "Why"), ""),
        ("matching", PAIRS, Given([1, 0, 2]), "Match every one of them first."),
        ("matching", PAIRS, Given([1, 2, 2]), ""),
        ("ordering", STEPS, Given([1, 2]), "Put all of them in order first."),
        ("ordering", STEPS, Given([4, 3, 1, 2]), ""),
        ("short", IDEAS, Given([], ""), "Write your answer first."),
        ("short", IDEAS, Given([], "x" * 2001), "This is too long: at most 2000 characters."),
        ("short", IDEAS, Given([], "No idea"), ""),
    ],
)
def test_what_an_answer_lacks_is_said(kind, asked, answer, lacks):
    with translation.override("en"):
        said = str(KINDS[kind].refusal(asked, answer))

    assert said == lacks


@pytest.mark.parametrize(
    ("kind", "asked", "chosen", "told"),
    [
        ("single", ONE, [2], {2}),
        ("single", ONE, [1], {1, 2, 3}),
        ("multiple", SEVERAL, [1, 3], {1, 3}),
        ("multiple", SEVERAL, [1, 2], {1, 2, 3}),
        ("reasoned", options(False, True), [1], {1}),
        ("matching", PAIRS, [1, 1, 2], {1, 3}),
        ("matching", PAIRS, [2, 1, 1], set()),
        ("ordering", STEPS, [1, 2, 4, 3], set()),
        ("ordering", STEPS, [1, 2, 3, 4], {1, 2, 3, 4}),
        ("short", IDEAS, [1], {1, 2, 3}),  # nobody can choose an idea by looking
    ],
)
def test_a_wrong_try_does_not_give_the_answer_away(kind, asked, chosen, told):
    assert KINDS[kind].told(asked, Given(chosen)) == told


@pytest.mark.parametrize(
    ("kind", "asked", "chosen", "said"),
    [
        ("single", ONE, [1], "Your answer is right."),
        ("single", ONE, [2], "Not right yet."),
        ("multiple", SEVERAL, [1], "Not complete yet: 2 of 3 judged right."),
        ("matching", PAIRS, [1, 1, 1], "Not complete yet: 1 of 3 matched right."),
        ("ordering", STEPS, [2, 1, 3, 4], "Not in order yet: 1 still has to move."),
        ("ordering", STEPS, [4, 3, 1, 2], "Not in order yet: 2 still have to move."),
        ("ordering", STEPS, [1, 2, 3, 4], "Your answer is right."),
        ("short", IDEAS, [3], "1 of 3 key ideas were found."),
        ("short", IDEAS, [1, 2, 3], "All key ideas were found."),
    ],
)
def test_how_a_try_went_is_said_in_a_sentence(kind, asked, chosen, said):
    with translation.override("en"):
        remark = str(KINDS[kind].remark(asked, Given(chosen)))

    assert remark == said


@pytest.mark.parametrize(
    ("move", "expected"),
    [
        ("up-3", [3, 1, 2]),
        ("down-1", [3, 1, 2]),
        ("up-1", [1, 3, 2]),
        ("down-2", [1, 3, 2]),
        ("up-9", [1, 3, 2]),
        ("nonsense", [1, 3, 2]),
    ],
)
def test_a_step_of_an_ordering_is_moved_and_not_judged(move, expected):
    before = Given([1, 3, 2])

    after = KINDS["ordering"].moved(before, move)

    assert after.chosen == expected


def positions(arranged):
    return [option.position for option in arranged]


@given(st.integers(), st.sampled_from(sorted(KINDS)))
def test_the_order_is_the_same_for_the_same_reader(seed, kind):
    asked = OF.get(kind, STEPS)
    order = positions(KINDS[kind].arrange(asked, seed, Given()))

    assert order == positions(KINDS[kind].arrange(asked, seed, Given()))
    assert sorted(order) == positions(asked)
    assert kind != "ordering" or order != positions(asked)


def test_readers_get_different_orders_but_true_stays_before_false():
    def orders(kind, asked):
        return {tuple(positions(KINDS[kind].arrange(asked, n, Given()))) for n in range(50)}

    assert len(orders("single", STEPS)) > 10
    assert len(orders("ordering", STEPS)) > 10
    assert orders("truefalse", options(True, False)) == {(1, 2)}


def test_what_can_be_matched_is_offered_once_and_mixed():
    four = [Option(n, match=text) for n, text in enumerate("abcb", start=1)]
    orders = {tuple(positions(KINDS["matching"].matches(four, seed))) for seed in range(50)}

    assert len(orders) == 6
    assert {tuple(sorted(order)) for order in orders} == {(1, 2, 3)}


@given(st.sampled_from(sorted(KINDS)), st.lists(st.integers(-1, 6), max_size=8), st.text())
def test_only_what_is_all_right_scores_one_and_nothing_breaks_a_kind(kind, chosen, text):
    asked, kind = OF.get(kind, SEVERAL), KINDS[kind]
    answer = kind.read(asked, [str(one) for one in chosen], text)

    score = kind.score(asked, answer)

    assert 0 <= score <= 1
    if not kind.refusal(asked, answer):
        assert (score == 1) == all(kind.right(asked, answer).values())
        assert kind.told(asked, answer) <= set(positions(asked))
    assert kind.picks(asked, Given(chosen)) is not None  # kept from other options, perhaps
    assert str(kind.remark(asked, answer))


def test_a_class_is_counted_by_what_was_picked():
    def picked(kind, chosen):
        picks = KINDS[kind].picks(OF.get(kind, SEVERAL), Given(chosen))
        return [(pick.position, pick.other, pick.right) for pick in picks]

    assert picked("multiple", [1, 3]) == [(1, 0, True), (3, 0, False)]
    assert picked("matching", [2, 3, 1]) == [(1, 2, False), (2, 2, True), (3, 1, False)]
    assert picked("ordering", [2, 1, 3, 4])[:3] == [(1, 0, False), (2, 0, False), (3, 0, True)]
    assert picked("short", [2]) == [(1, 0, False), (2, 0, True), (3, 0, False)]
