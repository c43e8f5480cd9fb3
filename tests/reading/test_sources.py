"""When a source was published, as a reader reads it."""

import pytest
from django.utils.translation import override

from lessons.reading.models import Source

DATES = [
    ("2016-01-13", "13 January 2016", "13 Januari 2016"),
    ("2016-01", "January 2016", "Januari 2016"),
    ("2016", "2016", "2016"),
    ("early 2016", "early 2016", "early 2016"),
    ("", "", ""),
]


@pytest.mark.parametrize(("written", "english", "indonesian"), DATES)
def test_a_date_is_told_as_people_write_it(written, english, indonesian):
    source = Source(date=written)

    with override("en"):
        told = source.published
    with override("id"):
        also = source.published

    assert (told, also) == (english, indonesian)
