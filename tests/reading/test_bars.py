from dataclasses import dataclass

import pytest

from lessons.reading.bars import bars_of
from lessons.reading.checks import KINDS, Given


@dataclass
class Option:
    position: int
    text: str
    correct: bool = True
    match: str = ""
    keywords: str = ""


def options(*texts, right=1):
    return [Option(n, text, correct=n == right) for n, text in enumerate(texts, start=1)]


def counted(kind, options, *answers):
    given = [one if isinstance(one, Given) else Given(one) for one in answers]
    return [(bar.lines, bar.count, bar.right) for bar in bars_of(KINDS[kind], options, given)]


@pytest.mark.parametrize("kind", ["single", "truefalse", "reasoned"])
def test_each_option_has_a_bar_in_the_order_shown_chosen_or_not(kind):
    a, b, c = options("A", "B", "C")

    assert counted(kind, [b, a, c], [1], [2], [1]) == [
        (("B",), 1, False),
        (("A",), 2, True),
        (("C",), 0, False),
    ]


def test_with_several_answers_each_chosen_option_counts_once_a_student():
    assert counted("multiple", options("A", "B"), [1, 2], [2, 2]) == [
        (("A",), 1, True),
        (("B",), 2, False),
    ]


def test_matchings_are_counted_as_a_whole_the_most_common_first():
    pair = [Option(1, "UN", match="New York"), Option(2, "OIC", match="Jeddah")]

    assert counted("matching", pair, [2, 1], [1, 2], [1, 2]) == [
        (("UN: New York", "OIC: Jeddah"), 2, True),
        (("UN: Jeddah", "OIC: New York"), 1, False),
    ]


def test_two_options_that_share_a_match_are_right_either_way():
    pair = [Option(1, "UN", match="world"), Option(2, "WHO", match="world")]

    assert counted("matching", pair, [2, 1], [1, 2]) == [(("UN: world", "WHO: world"), 2, True)]


def test_orders_are_counted_as_a_whole():
    assert counted("ordering", options("first", "second"), [2, 1], [1, 2], [2, 1]) == [
        (("second", "first"), 2, False),
        (("first", "second"), 1, True),
    ]


def test_own_words_are_shown_only_where_two_wrote_the_same():
    said = (Given([], "Peace  and\ntrade"), Given([], "peace and trade"), Given([], "My neighbour"))

    assert counted("short", options("peace"), *said) == [(("peace and trade",), 2, None)]


def test_no_more_than_four_whole_answers_are_shown():
    steps = options("a", "b", "c", "d")
    orders = [[1, 2, 3, 4], [2, 1, 3, 4], [3, 1, 2, 4], [4, 1, 2, 3], [4, 3, 2, 1]]

    assert len(counted("ordering", steps, *orders)) == 4


def test_an_answer_with_an_option_that_is_gone_is_counted_by_what_is_left():
    assert counted("ordering", options("a", "b"), [3, 1, 2]) == [(("a", "b"), 1, True)]


@pytest.mark.parametrize(("count", "percent"), [(0, 0), (1, 33), (2, 67), (3, 100)])
def test_percent_is_of_those_who_answered(count, percent):
    answers = [Given([1])] * count + [Given([2])] * (3 - count)

    assert bars_of(KINDS["single"], options("A", "B"), answers)[0].percent == percent


def test_without_answers_the_bars_are_empty():
    assert [bar.percent for bar in bars_of(KINDS["single"], options("A", "B"), [])] == [0, 0]
