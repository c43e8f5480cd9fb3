"""Dates typed as people here write them: day before month, a full stop in the time.

No native picker for everyone: a browser set to another country would show month before day. On
touch screens app.js turns these fields into the phone's own picker, which sends ISO.
"""

from django import forms
from django.utils.translation import gettext_lazy as _


def typed(widget, kind, form):
    """Return a widget that app.js may turn into `kind`; `form` is how a value is written."""
    return widget(attrs={"data-picker": kind, "autocomplete": "off"}, format=form)


class DayField(forms.DateField):
    input_formats = ["%d/%m/%Y", "%Y-%m-%d"]
    default_error_messages = {"invalid": _("Write day, month and year, such as 13/07/2026.")}

    def __init__(self, **kwargs):
        widget = typed(forms.DateInput, "date", "%d/%m/%Y")
        widget.attrs["placeholder"] = "13/07/2026"
        super().__init__(input_formats=self.input_formats, widget=widget, **kwargs)


class MomentField(forms.DateTimeField):
    """A date and time, labelled with the zone it is meant in."""

    input_formats = ["%d/%m/%Y %H.%M", "%d/%m/%Y %H:%M", "%Y-%m-%dT%H:%M"]
    default_error_messages = {
        "invalid": _("Write day, month, year and time, such as 29/11/2026 23.59.")
    }

    def __init__(self, *, label, zone=None, **kwargs):
        label = f"{label} ({zone})" if zone else label
        widget = typed(forms.DateTimeInput, "datetime-local", "%d/%m/%Y %H.%M")
        widget.attrs["placeholder"] = "29/11/2026 23.59"
        super().__init__(
            label=label, required=False, input_formats=self.input_formats, widget=widget, **kwargs
        )

    def has_changed(self, initial, data):
        """A browser sends minutes, so seconds are no change."""
        initial = initial and initial.replace(second=0, microsecond=0)
        return super().has_changed(initial, data)
