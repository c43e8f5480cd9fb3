"""The form that gives a class a discussion, as a browser fills it in and sends it."""

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone

from lessons.reading.lesson import lesson_of
from lessons.reading.paragraphs import paragraphs_of

WRITTEN = "%d/%m/%Y %H.%M"
KEY = "00000000-0000-4000-8000-000000000001"
DUE = timezone.localtime() + timedelta(days=9)


def address(course, name="assign"):
    return reverse(f"discussions:{name}", args=[course.pk])


def filled_in(page, **changes):
    """What a browser sends of the form as it came, with `changes`."""
    form = page.context["form"]
    data = {}
    for field in form:
        value = field.value()
        if value is True:
            data[field.html_name] = "on"
        elif isinstance(value, datetime):
            data[field.html_name] = value.strftime(WRITTEN)
        elif value not in (None, False):
            data[field.html_name] = value
    return {k: v for k, v in (data | changes).items() if v is not None}


def give(client, course, query="", **changes):
    where = address(course) + query
    new = {"title": "The veto", "instructions": "Keep it?", "opens_at": ""} | changes
    return client.post(where, filled_in(client.get(where), **new))


def written(moment):
    return timezone.localtime(moment).strftime(WRITTEN)


def paragraph_link(module):
    section = lesson_of(module).sections[0]
    anchor, words = paragraphs_of(section.body)[0]
    place = reverse("reading:module_section", args=[module.slug, section.slug])
    return f"{place}#{anchor}", words


def change(client, prompt, **changes):
    where = prompt.assignment.edit_url
    return client.post(where, filled_in(client.get(where), **changes))
