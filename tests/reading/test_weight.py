"""What a section with figures weighs on the way: the page again, and everything the first time."""

import gzip
import re

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.urls import reverse

from lessons.reading.models import Section
from tests import factories

KB = 1024
STATIC = re.compile(r'(?:href|src)="/static/([^"]+\.(?:css|js|svg))"')


@pytest.fixture
def pages(login, student):
    """Return `{section: HTML}` of every built-in section that shows a figure, to a student."""
    call_command("load_modules", verbosity=0)
    shown = {}
    for section in Section.objects.filter(body_ind__contains="](figure:").select_related("module"):
        reading = factories.make_reading(student.course, section.module)
        address = reverse("reading:section", args=[student.course_id, reading.pk, section.slug])
        page = login(student).get(address, headers={"Accept-Encoding": "gzip"})
        shown[section.slug] = page
    return shown


def first_visit(page):
    """Return the bytes of every file that the page asks for, as WhiteNoise sends them."""
    html = gzip.decompress(page.content).decode()
    return {name: len(brotli.compress(read(finders.find(name)))) for name in STATIC.findall(html)}


def test_a_section_with_figures_is_light_on_the_first_visit_and_lighter_after(pages):
    weights = {slug: len(page.content) for slug, page in pages.items()}
    heaviest = max(weights, key=weights.get)
    static = first_visit(pages[heaviest])

    assert len(weights) == 7
    assert weights[heaviest] <= 25 * KB
    assert "css/figures.css" in static
    assert weights[heaviest] + sum(static.values()) <= 90 * KB, static


def read(path):
    with open(path, "rb") as file:
        return file.read()
