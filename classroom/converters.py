from django.urls import register_converter
from django.urls.converters import IntConverter


class NumberConverter(IntConverter):
    """A row's number: no longer than a database's integer, so a longer one is simply not found."""

    regex = "[0-9]{1,18}"


register_converter(NumberConverter, "id")
