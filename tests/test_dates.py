"""Dates as people type them: only years in which a school has something to do."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.template import Context, Template
from django.utils import timezone, translation

from classroom.dates import DayField, MomentField

SENTENCE = "Write a year from 2000 to 2100."


@pytest.mark.parametrize("year", ["0001", "1999", "2101", "9999"])
@pytest.mark.parametrize("zone", ["Asia/Jakarta", "Asia/Jayapura", "America/New_York"])
@pytest.mark.parametrize("field", [DayField(label=""), MomentField(label="")])
def test_a_year_far_off_is_refused_with_a_sentence(field, zone, year):
    with timezone.override(zone), translation.override("en"):
        for day in (f"01/01/{year}", f"{year}-12-31"):
            with pytest.raises(forms.ValidationError) as refused:
                field.clean(day)
            assert refused.value.messages == [SENTENCE]


@pytest.mark.parametrize("day", ["01/01/2000", "31/12/2100"])
@pytest.mark.parametrize("field", [DayField(label=""), MomentField(label="")])
def test_the_first_and_the_last_year_are_taken(field, day):
    value = field.clean(day)

    assert f"{value:%d/%m/%Y}" == day


@pytest.mark.parametrize("zone", ["Asia/Jakarta", "Asia/Jayapura", "America/New_York"])
def test_what_is_taken_can_be_shown_in_every_zone(zone):
    with timezone.override(zone):
        moments = [MomentField(label="").clean(day) for day in ("01/01/2000", "31/12/2100")]

    for moment in moments:
        assert moment.astimezone(timezone.get_fixed_timezone(14 * 60)) == moment


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "5 December 2026|5 December 2026 20:31|20:31|05/12/2026|05/12/2026 20:31"),
        ("id", "5 Des. 2026|5 Des. 2026, 20.31|20.31|05-12-2026|05-12-2026 20.31"),
    ],
)
def test_a_date_shown_by_any_name_has_the_day_before_the_month(language, words):
    names = ("DATE", "DATETIME", "TIME", "SHORT_DATE", "SHORT_DATETIME")
    template = Template("|".join(f'{{{{ day|date:"{name}_FORMAT" }}}}' for name in names))
    day = datetime(2026, 12, 5, 20, 31, tzinfo=ZoneInfo("Asia/Jakarta"))

    with translation.override(language):
        shown = template.render(Context({"day": day}))

    assert shown == words
