import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.reading.paragraphs import paragraphs_of
from lessons.reading.prose import render

TEXT = """\
## A heading

The first [paragraph](term:veto).

- one
- two

> quoted

| A | B |
|---|---|
| 1 | 2 |

---

Last."""


def anchors(text):
    return [anchor for anchor, _words in paragraphs_of(text)]


def test_paragraphs_lists_quotes_and_tables_have_anchors_and_headings_have_none():
    texts = [words for _anchor, words in paragraphs_of(TEXT)]

    assert texts == ["The first paragraph.", "one\ntwo", "quoted", "A\nB\n1\n2", "Last."]
    assert all(re.fullmatch(r"p-[0-9a-f]{8}", anchor) for anchor in anchors(TEXT))


def test_an_anchor_is_what_it_was_last_year():
    assert paragraphs_of("Words.") == (("p-44dcebcd", "Words."),)


@pytest.mark.parametrize(
    "edited",
    [
        TEXT.replace("Last.", "Last, and more."),
        TEXT.replace("- two", "- two\n- three"),
        f"New at the top.\n\n{TEXT}",
        TEXT.replace("> quoted\n", ""),
    ],
)
def test_an_anchor_survives_edits_of_other_paragraphs(edited):
    assert anchors(TEXT)[0] in anchors(edited)


@pytest.mark.parametrize(
    "same",
    [
        "The first paragraph.",
        "The **first** [paragraph](source:a).",
        "The first\n  paragraph.",
        "The `first` paragraph.",
    ],
)
def test_links_emphasis_and_line_breaks_are_no_part_of_it(same):
    assert anchors(same) == anchors(TEXT)[:1]


def test_another_word_is_another_anchor():
    assert anchors("The first paragraph?") != anchors("The first paragraph.")


def test_the_same_words_again_are_numbered():
    first, second, third = anchors("Echo.\n\nEcho.\n\n**Echo.**")

    assert (second, third) == (f"{first}-2", f"{first}-3")


def test_an_accent_typed_in_two_ways_is_one():
    assert anchors("caf\u00e9") == anchors("cafe\u0301")


@given(st.text(max_size=200))
def test_the_page_names_what_can_be_cited_each_once(text):
    blocks = render(text, (), ()).blocks

    named = [(block.anchor, block.text) for block in blocks if block.anchor]
    assert tuple(named) == paragraphs_of(text)
    assert len(dict(named)) == len(named)
