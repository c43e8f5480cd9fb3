import pytest
from django.urls import reverse
from django.utils import translation

from tests import factories


@pytest.fixture(autouse=True)
def in_english():
    """Lazy sentences, such as a form's labels, are spoken in the language of whoever asks."""
    with translation.override("en"):
        yield


@pytest.fixture
def author(course):
    """A teacher who reads English, so that the sentences asserted are those of the source."""
    return factories.make_teacher(course, "Ayu Author", language="en").user


@pytest.fixture
def colleague(course):
    return factories.make_teacher(course, "Kiki Colleague", language="en").user


@pytest.fixture
def module(author):
    return factories.make_own_module(author, 2)


@pytest.fixture
def sections(module):
    return list(module.sections.all())


@pytest.fixture
def url(module):
    """Return the address of one of the module's authoring pages."""

    def address(name, *args):
        return reverse(f"authoring:{name}", args=[module.slug, *args])

    return address


@pytest.fixture
def client(login, author):
    return login(author)
