import pytest
from django.utils import translation

from tests import factories

TEXT = "Negara-negara duduk bersama dan **berunding**."


@pytest.fixture(autouse=True)
def in_english():
    """Lazy sentences, such as a form's errors, are spoken in the language of whoever asks."""
    with translation.override("en"):
        yield


@pytest.fixture
def student(course):
    """English, so that the sentences asserted here are those of the source."""
    return factories.make_student(course, "Siti Student", language="en")


@pytest.fixture
def teacher(course):
    return factories.make_teacher(course, "Tuti Teacher", language="en")


@pytest.fixture
def essay(course):
    return factories.make_essay(course, words_min=5, words_max=10, title="Why sit down together?")


@pytest.fixture
def address(essay):
    """Return the path of one of the essay's actions."""

    def path(action=""):
        return essay.get_absolute_url() + action

    return path


@pytest.fixture
def save(login, address, student):
    """Save a draft as the student; further fields replace the usual ones."""

    def post(text=TEXT, version=0, **options):
        data = {"text": text, "version": version, "writer": student.pk} | options.pop("data", {})
        return login(student).post(address("draft/"), data, **options)

    return post


@pytest.fixture
def save_as_script(save):
    return lambda *args, **options: save(*args, headers={"accept": "application/json"}, **options)
