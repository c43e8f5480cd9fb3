"""Points as people type and read them: a comma or a dot, no needless zeros."""

import re
from decimal import Decimal

from django import forms
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

# Plain digits only: Decimal() itself would also take "1e5", "NaN" and digits of other scripts.
POINTS = re.compile(r"[0-9]{1,4}(?:[.,][0-9]{1,2})?")


class PointsError(ValueError):
    """Not a number of points, or not one that can be given here."""


def parse_points(text):
    """Return "12,5" or "12.5" as Decimal("12.5"), an empty text as None; PointsError otherwise."""
    text = text.strip()
    if not text:
        return None
    if not POINTS.fullmatch(text):
        raise PointsError(text)
    return Decimal(text.replace(",", "."))


def show_points(value):
    """Points without needless zeros, as the language writes decimals: 87,5; nothing for None."""
    if value in (None, ""):  # "" is what a template makes of a mark that is not there
        return ""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return number_format(text) if "." in text else text


class PointsField(forms.CharField):
    """Points in a text field. type=number makes 25 of "2,5", and a mouse wheel changes it unasked.

    Cleaned to a Decimal from 0 to `most`, or None.
    """

    def __init__(self, *, most=9999, required=False, **options):
        super().__init__(required=required, max_length=10, **options)
        self.most = most

    def widget_attrs(self, widget):
        return super().widget_attrs(widget) | {"inputmode": "decimal", "autocomplete": "off"}

    def prepare_value(self, value):
        """What was typed stays as it was typed."""
        return value if value is None or isinstance(value, str) else show_points(value)

    def clean(self, value):
        try:
            points = parse_points(super().clean(value))
        except PointsError:
            points = -1
        if points is not None and not 0 <= points <= self.most:
            raise forms.ValidationError(
                _("Write a number from 0 to %(most)s, with at most two decimals.")
                % {"most": show_points(self.most)}
            )
        return points
