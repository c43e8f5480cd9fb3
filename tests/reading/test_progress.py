from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from lessons.reading.progress import Progress, minutes_to_read


@dataclass(frozen=True)
class Section:
    slug: str


def progress(slugs, read):
    """`read` names sections in the order they were read."""
    times = {slug: datetime(2026, 11, 1, hour, tzinfo=UTC) for hour, slug in enumerate(read)}
    return Progress([Section(slug) for slug in slugs], times)


@pytest.mark.parametrize(
    ("read", "expected"),
    [("", "a"), ("a", "b"), ("ab", "c"), ("b", "c"), ("c", "a"), ("ca", "b"), ("abc", None)],
)
def test_one_goes_on_after_the_last_section_read(read, expected):
    resume = progress("abc", read).resume_at

    assert (resume and resume.slug) == expected


def test_done_counts_sections_that_are_still_there():
    reader = progress("ab", "bx")

    assert (reader.done, reader.total, reader.is_complete) == (1, 2, False)


def test_neighbours():
    reader = progress("abc", "")

    assert [[one and one.slug for one in reader.neighbours(slug)] for slug in "abc"] == [
        [None, "b"],
        ["a", "c"],
        ["b", None],
    ]


def test_an_empty_module_has_nowhere_to_go():
    assert progress("", "").resume_at is None


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (100, 1), (600, 4)])
def test_minutes(words, minutes):
    assert minutes_to_read(words) == minutes
