import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.reading.slides import ENOUGH, slides_of

WORDS = " ".join(["word"] * 60)


def test_a_text_that_fits_is_one_slide():
    assert slides_of("## One\n\nA few words.\n\n## Two\n\nA few more.") == (
        "## One\n\nA few words.\n\n## Two\n\nA few more.",
    )


def test_an_empty_text_is_one_slide():
    assert slides_of("") == ("",)


def test_a_long_text_is_cut_at_headings():
    slides = slides_of(f"{WORDS}\n\n## One\n\n{WORDS}\n\n### Two\n\nA few words.")

    assert [slide.strip() for slide in slides] == [
        WORDS,
        f"## One\n\n{WORDS}",
        "### Two\n\nA few words.",
    ]


def test_too_much_under_one_heading_is_cut_evenly_between_paragraphs():
    slides = slides_of("\n\n".join(["## One", *[WORDS] * 4]))

    assert [slide.count(WORDS) for slide in slides] == [1, 1, 1, 1]
    assert slides[0].startswith("## One")


def test_a_heading_stays_with_the_long_table_below_it():
    table = "| a | b |\n|---|---|\n" + "| c | d |\n" * 3

    slides = slides_of(f"{WORDS}\n\n## One\n\n{table}\n\n{WORDS}")

    assert [slide.strip() for slide in slides] == [WORDS, f"## One\n\n{table.strip()}", WORDS]


def test_a_table_longer_than_a_slide_goes_on_below_the_same_head():
    head = "| a | b |\n|---|---|"
    rows = [f"| {n} | {WORDS[:90]} |" for n in range(6)]

    slides = slides_of("\n".join(["## One", "", head, *rows]))

    assert len(slides) > 1
    assert [slide.removeprefix("## One\n\n").startswith(head) for slide in slides] == [True] * len(
        slides
    )
    assert [row for row in "\n".join(slides).split("\n") if row in rows] == rows


def test_a_list_longer_than_a_slide_is_cut_between_its_items():
    items = [f"{n}. {WORDS}" for n in (1, 2, 3)]

    assert slides_of("\n".join(items)) == tuple(items)


def test_a_picture_has_a_slide_to_itself():
    slides = slides_of("A few words.\n\n![](figure:covax)\n\nA few more.")

    assert [slide.strip() for slide in slides] == [
        "A few words.",
        "![](figure:covax)",
        "A few more.",
    ]


@pytest.mark.parametrize("block", [f"- One.\n- {WORDS}", f"> {WORDS}\n>\n> ## {WORDS}"])
def test_a_list_that_fits_or_a_quote_is_not_cut(block):
    assert slides_of(f"{block}\n\n{WORDS}")[0].strip() == block


@given(
    st.lists(st.sampled_from(["## A heading", WORDS, "- one\n- two", "Short.", "---", "```\nx"]))
)
def test_every_word_is_on_one_slide_in_its_place(blocks):
    text = "\n\n".join(blocks)

    slides = slides_of(text)

    assert "\n".join(slides).split() == text.split()
    assert all(slide.strip() for slide in slides) or len(slides) == 1
    assert all(words_in(slide) <= ENOUGH + 60 for slide in slides if "```" not in slide)


def words_in(slide):
    """Headings apart: however many follow each other, they stay with what comes after them."""
    return sum(len(line.split()) for line in slide.splitlines() if not line.startswith("#"))
