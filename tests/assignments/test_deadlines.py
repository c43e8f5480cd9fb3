from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from lessons.assignments import deadlines
from lessons.assignments.templatetags.deadlines import left_in_words

ZONES = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]
HOURS = dict(zip(ZONES, (7, 8, 9), strict=True))
zones = st.sampled_from(ZONES)
# Hypothesis wants its bounds without a zone.
BEGIN, END = (datetime(year, 1, 1, tzinfo=UTC).replace(tzinfo=None) for year in (2000, 2100))
instants = st.datetimes(min_value=BEGIN, max_value=END, timezones=st.just(UTC))


@given(instants, zones, st.none() | zones)
def test_every_zone_shows_the_same_instant(instant, school, viewer):
    local, other = deadlines.in_zones(instant, school, viewer)

    assert local == instant
    assert local.utcoffset() == timedelta(hours=HOURS[school])
    assert other is None or other == instant


@given(instants, zones, zones)
def test_a_viewers_time_is_shown_only_where_it_differs(instant, school, viewer):
    _, other = deadlines.in_zones(instant, school, viewer)

    assert (other is None) == (school == viewer)


@given(instants, zones)
def test_what_is_typed_in_a_zone_comes_back_as_it_was_typed(instant, school):
    typed, _ = deadlines.in_zones(instant, school)

    assert deadlines.in_zones(typed.astimezone(UTC), school)[0] == typed


@given(instants, zones, zones)
def test_lateness_does_not_depend_on_the_zone(due, school, viewer):
    here, there = deadlines.in_zones(due, school, viewer)

    assert not deadlines.is_late(here, there or here)
    assert deadlines.is_late(here + timedelta(microseconds=1), there or here)


@given(instants, st.none() | instants)
def test_late_is_strictly_after_due_and_never_without_one(submitted, due):
    assert deadlines.is_late(submitted, due) == (due is not None and submitted > due)
    assert not deadlines.is_late(None, due)


@given(instants, st.none() | instants)
def test_closed_is_strictly_after_closing_and_open_from_the_opening_on(now, edge):
    assert deadlines.is_closed(now, edge) == (edge is not None and now > edge)
    assert deadlines.is_open(now, now)


@given(instants, st.none() | instants, zones)
def test_every_date_presses_in_one_way(now, due, zone):
    urgency = deadlines.urgency(now, due, zone)

    assert urgency in {"overdue", "soon", "later"}
    assert (urgency == "overdue") == deadlines.is_late(now, due)
    if due is None or due > now + timedelta(days=8):
        assert urgency == "later"


@given(instants, instants, zones)
def test_what_presses_soon_is_what_is_said_to_be_due_in_seven_days_at_most(now, due, zone):
    late, days = deadlines.time_left(now, due, zone)

    assert (deadlines.urgency(now, due, zone) == "soon") == (not late and days <= 7)


def wib(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=ZoneInfo("Asia/Jakarta"))


@pytest.mark.parametrize(
    ("now", "due", "words"),
    [
        (wib(10, 8), wib(10, 23, 59), "today"),
        (wib(10, 8), wib(10, 8), "today"),
        (wib(10, 23, 58), wib(11, 0, 1), "tomorrow"),
        (wib(10, 0, 1), wib(11, 23, 59), "tomorrow"),
        (wib(10, 23, 59), wib(12, 0, 0), "in 2 days"),
        (wib(10, 8), wib(30, 8), "in 20 days"),
        (wib(10, 8, 1), wib(10, 8), "less than a day late"),
        (wib(11, 7, 59), wib(10, 8), "less than a day late"),
        (wib(11, 8), wib(10, 8), "1 day late"),
        (wib(12, 8), wib(10, 8), "2 days late"),
    ],
)
def test_what_is_left_is_said_in_words(now, due, words):
    with translation.override("en"):
        assert left_in_words(now, due, "Asia/Jakarta") == words


@pytest.mark.parametrize(
    ("due", "group"), [(wib(17, 0), "soon"), (wib(17, 23, 59), "soon"), (wib(18, 0), "later")]
)
def test_the_seventh_day_counts_to_its_end(due, group):
    assert deadlines.urgency(wib(10, 8), due, "Asia/Jakarta") == group


@pytest.mark.parametrize(("zone", "days"), [("Asia/Jakarta", 0), ("Asia/Jayapura", 1)])
def test_tomorrow_is_the_schools(zone, days):
    assert deadlines.time_left(wib(10, 21), wib(10, 22, 30), zone) == (False, days)


@given(instants, instants, zones)
def test_what_is_left_and_lateness_agree(now, due, zone):
    is_late, days = deadlines.time_left(now, due, zone)

    assert is_late == deadlines.is_late(now, due)
    assert days >= 0
