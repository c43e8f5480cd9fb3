import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.authoring.rows import change, typed
from lessons.authoring.slugs import free_name, slug_of
from lessons.reading.module_schema import SLUG

ROWS = ["a", "b", "c"]


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("add", "abc-"),
        ("remove-0", "bc"),
        ("remove-2", "ab"),
        ("up-1", "bac"),
        ("up-0", "abc"),
        ("down-1", "acb"),
        ("down-2", "abc"),
        *((action, "abc") for action in ("", "x", "up", "up-9", "remove-9", "remove--1", "up-²")),
    ],
)
def test_a_button_changes_the_rows_or_nothing(action, expected):
    assert "".join(change(ROWS, action, blank=lambda: "-", most=9)) == expected


def test_no_more_than_the_most_are_added():
    assert change(ROWS, "add", blank=lambda: "-", most=3) == ROWS


@pytest.mark.parametrize(
    ("said", "rows"), [("2", 2), ("9", 5), ("-1", 0), ("x", 0), ("", 0), ("²", 0)]
)
def test_the_page_says_how_many_rows_it_has(said, rows):
    data = {"rows": said, "row0-name": "A", "row1-name": "B"}

    found = typed(data, "row", ["name"], 5)

    assert len(found) == rows
    assert [row["name"] for row in found[:2]] == ["A", "B"][:rows]


@given(st.text(max_size=80))
def test_a_slug_is_one_whatever_it_is_made_of(text):
    assert SLUG.fullmatch(slug_of(text, "check"))
    assert len(free_name(slug_of(text, "check"), {slug_of(text, "check")})) <= 50
