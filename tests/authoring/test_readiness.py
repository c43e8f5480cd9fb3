"""What keeps a module from being published, and that nothing else then keeps it from elsewhere."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lessons.authoring.readiness import lacks
from lessons.authoring.rereading import as_written
from lessons.reading.module_files import read_module
from lessons.reading.module_writer import to_files
from tests.reading.tiny import TOML, tiny

MODULE = "module.toml"
TEXTS = [one.span(1) for one in re.finditer(r'\b(?:id|en) = "([^"]*)"', TOML)]


def said(files):
    return [(one.page, one.slug, one.sentence) for one in lacks(files)]


@pytest.fixture(autouse=True)
def _spoken(in_english):
    """Sentences are asserted in the language of the source."""


def test_a_whole_module_lacks_nothing():
    assert said(tiny()) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ((MODULE, 'en = "Tiny"', 'en = ""'), ("cover", "", "Missing: title (English)")),
        ((MODULE, 'en = "Short"', 'en = ""'), ("cover", "", "Missing: summary (English)")),
        ((MODULE, 'en = "Know."', 'en = ""'), ("cover", "", "Missing: objectives (English)")),
        (
            (MODULE, 'en = "Which?"', 'en = ""'),
            ("check", "one", "“Yang mana?”: missing: question (English)"),
        ),
        (
            (MODULE, 'en = "Yes."', 'en = ""'),
            ("check", "one", "“Yang mana?”: missing: feedback on an answer (English)"),
        ),
        (
            (MODULE, 'en = "A right to refuse."', 'en = ""'),
            ("terms", "", "“veto”: missing: meaning (English)"),
        ),
        ((MODULE, 'en = "Essay"', 'en = ""'), ("essay", "", "“Esai”: missing: title (English)")),
        (
            (MODULE, "correct = true", "correct = false"),
            ("check", "one", "“Yang mana?”: a single check has exactly one correct option, not 0"),
        ),
        (
            ("1-start.en.md", "term:veto", "term:vito"),
            ("section", "start", "Section “Start” (English): unknown term “vito”"),
        ),
        (
            ("1-start.en.md", "A [veto]", "# A\n\n[veto]"),
            (
                "section",
                "start",
                "Section “Start” (English): only the first line is a # heading; use ## here",
            ),
        ),
    ],
)
def test_each_thing_is_told_with_its_place(change, expected):
    assert expected in said(tiny(change))


def test_an_article_that_is_no_source_any_more_is_said():
    files = tiny(("module.toml", "minutes = 10", 'minutes = 10\narticle = "gone"'))

    assert said(files) == [("cover", "", "Unknown source “gone”")]


def test_without_a_section_there_is_nothing_to_read():
    files = {MODULE: TOML[: TOML.index("[[checks]]")].encode()}

    assert ("module", "", "There is no section yet.") in said(files)


def test_in_one_language_no_language_is_named():
    only = {"module.toml": b'slug = "a"\nlanguages = ["id"]\n'}

    assert ("cover", "", "Missing: title") in said(only)


@settings(max_examples=60, deadline=None)
@given(st.sets(st.sampled_from(TEXTS), max_size=3))
def test_what_lacks_nothing_can_be_imported(emptied):
    toml = TOML
    for start, end in sorted(emptied, reverse=True):
        toml = toml[:start] + toml[end:]
    spoilt = tiny() | {MODULE: toml.encode()}
    files = to_files(as_written(spoilt))  # as we write them, what is empty and may be is left out

    _module, mistakes = read_module(None, files)

    assert bool(mistakes) == bool(lacks(files))
