import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.figures.data import FOLDER, rows
from lessons.figures.facts import all_facts, fill

TABLES = sorted(path.stem for path in FOLDER.glob("*.csv"))


def test_facts_are_filled_in_as_the_language_writes_them():
    text = "{{southern-thailand-deaths}}, {{ covax-target:words }}, {{vote-78-264-yes:date}}"

    assert fill(text, "id").text == "7.723, dua miliar, 15 Maret 2024"
    assert fill(text, "en").text == "7,723, two billion, 15 March 2024"


def test_what_is_unknown_is_told_with_its_line_and_stays():
    filled = fill("one {{oic-members}}\n\n{{nothing}} {{oic-members:loud}}", "en")

    assert filled.text == "one 57\n\n{{nothing}} {{oic-members:loud}}"
    assert filled.unknown == ((3, "nothing"), (3, "oic-members:loud"))
    assert filled.used == (("oic-members", "57"),)


def test_a_list_of_years_has_no_words_form():
    assert fill("{{oic-summits-since-1981:words}}", "en").unknown


def test_members_are_counted_in_their_table():
    counted = {slug: fact.value for slug, fact in all_facts().items() if "oic-members" in slug}

    assert counted == {
        "oic-members": 57,
        "oic-members-in-un": 56,
        "oic-members-1969": 25,
        "oic-members-asia": 27,
        "oic-members-africa": 27,
        "oic-members-south-america": 2,
        "oic-members-europe": 1,
    }


def test_the_vote_adds_up_to_the_members_of_the_un():
    facts = all_facts()
    parts = ("yes", "no", "abstain", "missing")
    cast = [facts[f"vote-78-264-{answer}"].value for answer in parts]

    assert cast == [115, 0, 44, 34]
    assert sum(cast) == facts["un-members"].value == 193
    assert facts["vote-78-264-share"].value == 60


def test_every_fact_has_a_day_and_a_source():
    assert [slug for slug, fact in all_facts().items() if not (fact.as_of and fact.source)] == []


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_a_day_and_a_source_and_both_languages(table):
    lacking = [
        row
        for row in rows(table)
        if (table, row.get("slug")) != ("organisations", "oic")  # counted from the members
        and not all(row[column] for column in row if column.endswith(("as_of", "source")))
    ]

    assert lacking == []
    assert [row for row in rows(table) if not all(both_languages(row))] == []


def both_languages(row):
    return [
        row[column] for column in row if column in ("id", "en") or column[-3:] in ("_id", "_en")
    ]


@given(st.text())
def test_any_text_can_be_filled(text):
    assert fill(text, "id").text.count("\n") == text.count("\n")
