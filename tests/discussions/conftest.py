import pytest

from lessons.reading.models import PromptTemplate
from tests.factories import make_module


@pytest.fixture
def module(db):
    """A module that suggests a question for a discussion."""
    module = make_module()
    texts = {"title_ind": "Veto", "title_en": "The veto", "question_ind": "Perlukah?"}
    PromptTemplate.objects.create(module=module, slug="veto", position=1, **texts)
    return module
