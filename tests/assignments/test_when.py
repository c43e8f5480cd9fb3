from datetime import UTC, datetime

import pytest
from django.utils import translation

from classroom.people.models import School, User
from lessons.assignments.templatetags.deadlines import spoken, when

PAPUA = School(time_zone="Asia/Jayapura")
EVENING = datetime(2026, 11, 30, 14, 59, tzinfo=UTC)


def test_a_date_is_said_in_the_schools_zone_and_in_the_viewers():
    with translation.override("id"):
        text = spoken(EVENING, PAPUA, User(time_zone="Asia/Jakarta"))

    assert text == "Senin, 30 November 2026 23.59 WIT (21.59 WIB)"


def test_a_viewer_in_the_same_zone_reads_one_time():
    with translation.override("en"):
        text = spoken(EVENING, PAPUA, User(time_zone="Asia/Jayapura"))

    assert text == "Monday, 30 November 2026 23:59 WIT"


def test_another_day_for_the_viewer_is_said():
    midnight = datetime(2026, 11, 30, 15, 30, tzinfo=UTC)

    with translation.override("en"):
        text = spoken(midnight, PAPUA, User(time_zone="Asia/Jakarta"))

    assert text == "Tuesday, 1 December 2026 00:30 WIT (Monday, 30 November 2026 22:30 WIB)"


@pytest.mark.parametrize("viewer", [None, User()])
def test_no_instant_is_no_text(viewer):
    assert when(None, PAPUA, viewer) == ""
    assert 'datetime="2026-11-30T14:59:00+00:00"' in when(EVENING, PAPUA, viewer)
