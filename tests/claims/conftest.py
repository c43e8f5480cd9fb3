import pytest
from django.urls import reverse

from tests import factories

# Everything a student must not read before the own ruling.
SECRETS = ("Correction", "Source", "Koreksi", "Sumber")


@pytest.fixture
def student(course):
    return factories.make_student(course, "Siti Student", language="en")


@pytest.fixture
def teacher(course):
    return factories.make_teacher(course, "Tuti Teacher", language="en")


@pytest.fixture
def check(course):
    """Two claims to check: an imprecise one, then a supported one."""
    return factories.make_claim_check(course)


@pytest.fixture
def url(check):
    """Return the address of a page of the claim check."""

    def address(name, *args):
        return reverse(f"claims:{name}", args=[check.course_id, check.pk, *args])

    return address


@pytest.fixture
def claims(check):
    """The two claims, in their order."""
    return [pick.claim for pick in check.picks.select_related("claim")]


@pytest.fixture
def said():
    """What a browser sends for a verdict."""

    def data(verdict="imprecise", confidence=80):
        return {"verdict": verdict, "confidence": str(confidence)}

    return data
