import pytest
from django.urls import reverse

from lessons.reading.paragraphs import paragraphs_of
from tests import factories


@pytest.fixture
def reading(course):
    """An assignment to read a module of two sections with a check each."""
    return factories.make_reading(course)


@pytest.fixture
def sections(reading):
    return list(reading.reading_task.module.sections.all())


@pytest.fixture
def section(sections):
    return sections[0]


@pytest.fixture
def anchor(section):
    """Of the section's first paragraph."""
    return paragraphs_of(section.body_ind)[0][0]


@pytest.fixture
def checks(sections):
    return [section.checks.get() for section in sections]


@pytest.fixture
def url(reading):
    """Return the address of a page of the assignment."""

    def address(name, *args):
        return reverse(f"reading:{name}", args=[reading.course_id, reading.pk, *args])

    return address


@pytest.fixture
def queries(django_assert_max_num_queries):
    """Count the queries of a GET, the module being known: `queries(client, url) -> number`."""

    def counted(client, address):
        client.get(address)  # what a process keeps of a module is read once
        with django_assert_max_num_queries(100) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    return counted
