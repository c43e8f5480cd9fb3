"""Dates typed as people here write them: day before month, a full stop in the time.

No native picker for everyone: a browser set to another country would show month before day. On
touch screens app.js turns these fields into the phone's own picker, which sends ISO.
"""

import re

from django import forms
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

# What lies far outside these cannot be shown in every time zone, and is a slip of the finger.
FIRST_YEAR, LAST_YEAR = 2000, 2100
DAY_ALONE = re.compile(r"\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d{2}-\d{2}")
lazy_html = lazy(format_html, SafeString)
UNFINISHED = _("This date is not complete, or there is no such day. Fill in every part, or none.")


def typed(widget, kind, form):
    """Return a widget that app.js may turn into `kind`; `form` is how a value is written."""
    attrs = {"data-picker": kind, "data-unfinished": UNFINISHED, "autocomplete": "off"}
    return widget(attrs=attrs, format=form)


def with_hint(help_text, typing):
    """Return the help with what holds only for typing, which app.js takes away with a picker."""
    return lazy_html("{} <span data-typing>{}</span>", help_text, typing) if typing else help_text


def in_our_time(value):
    """Return the date or moment; ValidationError for one of a year nobody plans for."""
    if value and not FIRST_YEAR <= value.year <= LAST_YEAR:
        years = {"first": FIRST_YEAR, "last": LAST_YEAR}
        raise forms.ValidationError(_("Write a year from %(first)s to %(last)s."), params=years)
    return value


class DayField(forms.DateField):
    input_formats = ["%d/%m/%Y", "%Y-%m-%d"]
    default_error_messages = {"invalid": _("Write day, month and year, such as 13/07/2026.")}

    def __init__(self, *, help_text="", **kwargs):
        super().__init__(
            input_formats=self.input_formats,
            widget=typed(forms.DateInput, "date", "%d/%m/%Y"),
            help_text=with_hint(help_text, _("Day/month/year.")),
            **kwargs,
        )

    def to_python(self, value):
        return in_our_time(super().to_python(value))


class MomentField(forms.DateTimeField):
    """A date and time, labelled with the zone it is meant in; `clock` is the time left out.

    `typing` is help that holds only where it is typed.
    """

    input_formats = ["%d/%m/%Y %H.%M", "%d/%m/%Y %H:%M", "%Y-%m-%dT%H:%M"]
    default_error_messages = {
        "invalid": _("Write day, month, year and time, such as 29/11/2026 23.59.")
    }

    def __init__(self, *, label, zone=None, clock="23:59", help_text="", typing="", **kwargs):
        self.clock = clock
        super().__init__(
            label=f"{label} ({zone})" if zone else label,
            required=False,
            input_formats=self.input_formats,
            widget=typed(forms.DateTimeInput, "datetime-local", "%d/%m/%Y %H.%M"),
            help_text=with_hint(help_text, typing),
            **kwargs,
        )

    def to_python(self, value):
        if isinstance(value, str) and DAY_ALONE.fullmatch(value.strip()):
            value = f"{value.strip()} {self.clock}"
        return in_our_time(super().to_python(value))

    def has_changed(self, initial, data):
        """A browser sends minutes, so seconds are no change."""
        initial = initial and initial.replace(second=0, microsecond=0)
        return super().has_changed(initial, data)
