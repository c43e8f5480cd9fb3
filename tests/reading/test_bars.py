from dataclasses import dataclass

import pytest

from lessons.reading.bars import bars_of, right_bars
from lessons.reading.checks import KINDS
from lessons.reading.given import Given


@dataclass
class Option:
    position: int
    text: str
    correct: bool = True
    match: str = ""


def options(*texts, right=1):
    return [Option(n, text, correct=n == right) for n, text in enumerate(texts, start=1)]


def counted(kind, options, *answers):
    given = [one if isinstance(one, Given) else Given(one) for one in answers]
    return [(bar.words, bar.count, bar.right) for bar in bars_of(KINDS[kind], options, given)]


@pytest.mark.parametrize("kind", ["single", "truefalse", "reasoned"])
def test_each_option_has_a_bar_in_the_order_shown_chosen_or_not(kind):
    a, b, c = options("A", "B", "C")

    assert counted(kind, [b, a, c], [1], [2], [1]) == [
        ("B", 1, False),
        ("A", 2, True),
        ("C", 0, False),
    ]


def test_with_several_answers_each_chosen_option_counts_once_a_student():
    assert counted("multiple", options("A", "B"), [1, 2], [2, 2]) == [
        ("A", 1, True),
        ("B", 2, False),
    ]


PAIR = [Option(1, "UN", match="New York"), Option(2, "OIC", match="Jeddah")]


def test_each_pair_has_the_match_most_have_given():
    assert counted("matching", PAIR, [2, 2], [2, 1], [1, 2]) == [
        ("UN →\N{NO-BREAK SPACE}Jeddah", 2, False),
        ("OIC →\N{NO-BREAK SPACE}Jeddah", 2, True),
    ]


@pytest.mark.parametrize(
    ("kind", "options", "expected"),
    [
        (
            "matching",
            PAIR,
            [("UN →\N{NO-BREAK SPACE}New York", 1), ("OIC →\N{NO-BREAK SPACE}Jeddah", 2)],
        ),
        ("ordering", options("first", "second"), [("1. first", 1), ("2. second", 2)]),
    ],
)
def test_in_the_end_each_part_tells_what_is_right_and_how_many_gave_it(kind, options, expected):
    given = [Given(chosen) for chosen in ([2, 2], [1, 2], [2, 1])]
    bars = right_bars(KINDS[kind], options, given)

    assert [(bar.words, bar.count) for bar in bars] == expected
    assert all(bar.right and bar.total == 3 for bar in bars)


def test_two_options_that_share_a_match_are_counted_together():
    shared = [Option(1, "UN", match="world"), Option(2, "WHO", match="world")]

    assert counted("matching", shared, [2, 1], [1, 2]) == [
        ("UN →\N{NO-BREAK SPACE}world", 2, True),
        ("WHO →\N{NO-BREAK SPACE}world", 2, True),
    ]


def test_each_place_has_the_step_most_have_put_there():
    steps = options("first", "second")

    assert counted("ordering", steps, [2, 1], [1, 2], [2, 1]) == [
        ("1. second", 2, False),
        ("2. first", 2, False),
    ]


@pytest.mark.parametrize("kind", ["matching", "ordering"])
def test_what_is_gone_is_not_counted(kind):
    assert [count for _words, count, _right in counted(kind, PAIR, [3, 1], [1])] == [1, 1]


def test_own_words_are_shown_only_where_two_wrote_the_same():
    said = (Given([], "Peace  and\ntrade"), Given([], "peace and trade"), Given([], "My neighbour"))

    assert counted("short", options("peace"), *said) == [("peace and trade", 2, None)]


def test_no_more_than_four_texts_are_shown():
    said = [Given([], f"text {n}") for n in range(6)]

    assert len(counted("short", options("peace"), *said, *said)) == 4


@pytest.mark.parametrize(("count", "percent"), [(0, 0), (1, 33), (2, 67), (3, 100)])
def test_percent_is_of_those_who_answered(count, percent):
    answers = [Given([1])] * count + [Given([2])] * (3 - count)

    assert bars_of(KINDS["single"], options("A", "B"), answers)[0].percent == percent


def test_without_answers_the_bars_of_options_are_empty():
    assert [bar.percent for bar in bars_of(KINDS["single"], options("A", "B"), [])] == [0, 0]
    assert bars_of(KINDS["ordering"], options("A", "B"), []) == []
