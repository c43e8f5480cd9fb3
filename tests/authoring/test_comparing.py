"""What differs between two states of a module, as a person reads it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lessons.authoring.comparing import ADDED, REMOVED, SAME, compared, lines
from tests.reading.tiny import tiny


def told(old, new):
    marks = {SAME: "", ADDED: "+", REMOVED: "-"}
    return ["".join(f"{marks[how]}{words}" for how, words in line) for line in lines(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("One two three.", "One four three.", ["One -two+four three."]),
        ("One.", "One.\n\nTwo.", ["One.", "+Two."]),
        ("One.\n\nTwo.", "Two.", ["-One.", "Two."]),
        ("", "New words.", ["+New words."]),
        ("Old words.", "", ["-Old words."]),
        ("a\nb\nc\nd\ne\nf x y", "a\nb\nc\nd\ne\nf x z", ["…", "e", "f x -y+z"]),
        ("a x y\nb\nc\nd\ne z u", "a x q\nb\nc\nd\ne z w", ["a x -y+q", "b", "…", "d", "e z -u+w"]),
        (
            "All is new here.",
            "Nothing stayed as before!",
            ["-All is new here.", "+Nothing stayed as before!"],
        ),
    ],
)
def test_lines_show_what_changed_and_where(old, new, expected):
    assert told(old, new) == expected


@settings(max_examples=60)
@given(*[st.text("ab \n", max_size=40)] * 2)
def test_what_is_shown_as_new_is_in_the_new_and_as_old_in_the_old(old, new):
    for line in lines(old, new):
        for how, words in line:
            if how == ADDED:
                assert words in new
            elif how == REMOVED:
                assert words in old


def test_equal_modules_have_no_changes():
    assert compared(tiny(), tiny()) == []


def test_each_part_that_differs_is_one_change():
    after = tiny(
        ("1-start.en.md", "A [veto]", "One [veto]"),
        ("module.toml", 'en = "This"', 'en = "That one"'),
        ("module.toml", 'en = "A right to refuse."', 'en = "A right to say no."'),
        ("module.toml", "words_max = 200", "words_max = 300"),
    )

    changes = compared(tiny(), after)

    assert [(one.kind, one.slug, one.how) for one in changes] == [
        ("section", "start", "changed"),
        ("check", "one", "changed"),
        ("term", "veto", "changed"),
        ("essay", "", "changed"),
    ]
    assert [language for language, _lines in changes[0].texts] == ["en"]


def test_sections_come_and_go():
    more = tiny(**{"2-more.id.md": "# Lagi\n\nTeks.\n", "2-more.en.md": "# More\n\nText.\n"})

    assert [(one.name, one.how) for one in compared(tiny(), more)] == [("More", "added")]
    assert [(one.name, one.how) for one in compared(more, tiny())] == [("More", "removed")]


def test_only_another_number_before_a_section_is_no_change():
    files = tiny()
    moved = {name.replace("1-start", "7-start"): content for name, content in files.items()}

    assert compared(files, moved) == []
