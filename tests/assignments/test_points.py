"""Points as they are typed and shown."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from lessons.assignments.points import PointsError, PointsField, parse_points, show_points

two_places = st.decimals(min_value=0, max_value=9999, places=2)


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("12,5", Decimal("12.5")),
        ("12.5", Decimal("12.5")),
        (" 7 ", Decimal(7)),
        ("0", Decimal(0)),
        ("0,25", Decimal("0.25")),
        ("", None),
        ("   ", None),
    ],
)
def test_points_are_read_with_comma_or_dot(text, points):
    assert parse_points(text) == points


@pytest.mark.parametrize(
    "text", ["-1", "+1", "1e2", "NaN", "Infinity", "1,234", "1.2.3", ",5", "5,", "12 5", "١٢", "x"]
)
def test_what_is_no_plain_number_is_refused(text):
    with pytest.raises(PointsError):
        parse_points(text)


@given(two_places)
def test_what_is_written_is_what_is_read(points):
    text = f"{points:.2f}"

    assert parse_points(text) == parse_points(text.replace(".", ",")) == points


def test_a_field_takes_a_comma_in_any_language_and_is_no_number_field():
    field = PointsField(most=25)

    assert (field.clean("2,5"), field.clean("2.5"), field.clean("")) == (2.5, 2.5, None)
    assert field.widget.input_type == "text"
    assert field.widget.attrs["inputmode"] == "decimal"


@pytest.mark.parametrize("text", ["25,01", "-1", "x"])
def test_a_field_says_what_it_takes(text):
    with translation.override("en"), pytest.raises(ValidationError) as refusal:
        PointsField(most=25).clean(text)

    assert refusal.value.messages == ["Write a number from 0 to 25, with at most two decimals."]


@pytest.mark.parametrize(
    ("language", "shown"), [("id", ["2,5", "25", ""]), ("en", ["2.5", "25", ""])]
)
def test_points_are_shown_as_the_language_writes_them(language, shown):
    with translation.override(language):
        assert [show_points(value) for value in (Decimal("2.50"), Decimal(25), None)] == shown
