import re

import pytest
from django.conf import settings
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from lessons.reading import module_schema
from lessons.reading.module_cleaning import clean
from lessons.reading.module_files import read_module
from tests.reading.tiny import TOML, tiny

MODULE = "module.toml"


def mistakes(files, name="tiny"):
    with override("en"):
        return [str(mistake) for mistake in read_module(name, files)[1]]


def test_a_right_module_has_no_mistakes():
    module, wrong = read_module("tiny", tiny())

    assert wrong == []
    assert [(one.slug, one.language, one.title) for one in module.sections] == [
        ("start", "en", "Start"),
        ("start", "id", "Awal"),
    ]
    assert module.data["terms"][0]["meaning"]["en"] == "A right to refuse."


SPOILT = [
    ((MODULE, 'code = "T1"', "code = T1"), "module.toml:2: this is not TOML: Invalid value"),
    ((MODULE, 'code = "T1"\n', ""), "module.toml:1: code is missing"),
    ((MODULE, 'code = "T1"', "code = 1"), "module.toml:2: code must be a text in quotes"),
    ((MODULE, "minutes = 10", "minutes = true"), "module.toml:4: minutes must be a whole number"),
    ((MODULE, "minutes = 10", "minutes = 0"), "module.toml:4: minutes must be from 1 to 32767"),
    ((MODULE, 'code = "T1"', 'kode = "T1"'), "module.toml:2: unknown key kode"),
    ((MODULE, 'en = "Tiny"', 'en = ""'), "module.toml:6: title.en is empty"),
    ((MODULE, ', en = "Tiny"', ""), "module.toml:6: title.en is missing"),
    ((MODULE, 'en = "Know."\n', ""), "module.toml:10: objectives 1.en is missing"),
    ((MODULE, '"T1"', '"' + "T" * 11 + '"'), "module.toml:2: code is longer than 10 characters"),
    ((MODULE, '"T1"', '"a\\u0000"'), "module.toml:2: code holds a NUL character"),
    ((MODULE, '"tiny"', '"other"'), "module.toml:1: the slug “other” is not the directory’s name"),
    ((MODULE, '"https://', '"javascript:'), "module.toml:18: sources 1.url is not an address"),
    ((MODULE, 'date = ""', 'date = "2024-13-01"'), "module.toml:19: sources 1.date is not a date"),
    ((MODULE, '"single"', '"sngle"'), "module.toml:33: checks 1.kind is not one of"),
    ((MODULE, '"start"', '"strat"'), "module.toml:32: unknown section “strat”"),
    ((MODULE, "= true", "= false"), "module.toml:30: a single check has exactly one correct"),
    ((MODULE, "correct = false", "correct = true"), "module.toml:30: a single check has exactly"),
    ((MODULE, "correct = true", "correct = 1"), "module.toml:38: checks 1.options 1.correct must"),
    ((MODULE, "points = 5", "points = 10"), "module.toml:57: levels must go from the most points"),
    (
        (MODULE, "points = 5", "points = nan"),
        "module.toml:57: essay.criteria 1.levels 2.points must",
    ),
    ((MODULE, "words_max = 200", "words_max = 9"), "module.toml:47: words_max is less than words"),
    (("1-start.en.md", "term:veto", "term:vito"), "1-start.en.md:3: unknown term “vito”"),
    (("1-start.en.md", "term:veto", "term:vito"), "module.toml:22: the term “veto” is never used"),
    (("1-start.en.md", "source:article", "source:x"), "1-start.en.md:3: unknown source “x”"),
    (("1-start.en.md", "# Start", "Start"), "1-start.en.md:1: the first line must be the heading"),
    (("1-start.en.md", "A [", "<b>A</b> ["), "1-start.en.md:3: raw HTML is not shown"),
    (("1-start.en.md", "A [", "A\nline [x](ftp://x) ["), "1-start.en.md:4: a link leads to"),
    (("1-start.en.md", "A [", "# Two\n\nA ["), "1-start.en.md:3: only the first line is a # head"),
]


@pytest.mark.parametrize(("change", "expected"), SPOILT)
def test_each_mistake_is_told_with_file_and_line(change, expected):
    said = mistakes(tiny(change))

    assert [one for one in said if one.startswith(expected)], said


def test_all_mistakes_are_told_at_once():
    said = mistakes(
        tiny(
            (MODULE, '"single"', '"x"'), (MODULE, 'code = "T1"\n', ""), ("1-start.id.md", "# ", "")
        )
    )

    assert [one.split(": ")[0] for one in said] == [
        "1-start.id.md:1",
        "module.toml:1",
        "module.toml:32",
    ]


def test_a_section_needs_a_file_in_both_languages():
    files = tiny()
    del files["1-start.en.md"]

    assert "1-start.id.md:1: the section has no file in en: 1-start.en.md" in mistakes(files)


PROMPT = """[[prompts]]
slug = "fair"
title = {id = "Adil?", en = "Fair?"}
question = {id = "Apa?", en = "What?"}
"""


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ('material = ["start"]\nasked = ["claim", "counter", "counter"]', ""),
        ('material = ["end"]', "module.toml:49: unknown section “end”"),
        ('asked = ["claim", "like"]', "module.toml:49: “like” is not one of: claim, evidence"),
        (f"asked = {['claim'] * 6}", "module.toml:49: “claim” is asked for more than 5 times"),
        ('grouping = "pairs"', "module.toml:49: prompts 1.grouping is not one of: whole, random"),
        ('grouping = "stance"', "module.toml:49: groups by stand need a statement"),
        ('grouping = "stance"\nstatement = {id = "Ya.", en = "Yes."}', ""),
        ('statement = {id = "Ya."}', "module.toml:49: prompts 1.statement.en is missing"),
    ],
)
def test_what_goes_with_a_question_fits_the_module(said, expected):
    found = mistakes(tiny((MODULE, "[essay]", f"{PROMPT}{said}\n[essay]")))

    assert len(found) == bool(expected)
    assert all(one.startswith(expected) for one in found), found


@pytest.mark.parametrize("part", ["sources", "terms", "checks"])
def test_a_slug_is_used_once(part):
    block = TOML[TOML.index(f"[[{part}]]") :]
    block = block[: block.index("\n[[", 5)] if part != "checks" else block[: block.index("[essay]")]
    files = tiny((MODULE, "[essay]", f"{block}\n[essay]"))

    assert [one for one in mistakes(files) if "is used twice in" in one]


def test_a_missing_toml_and_files_of_other_names_are_mistakes():
    assert mistakes({"notes.txt": b""}) == [
        "module.toml:1: the file is missing",
        "notes.txt:1: the name must be like 1-some-words.id.md or 1-some-words.en.md",
    ]


def test_two_sections_of_one_number_are_a_mistake():
    files = tiny(**{"1-other.id.md": "# A\n\nB.", "1-other.en.md": "# A\n\nB."})

    assert "1-start.id.md:1: the number 1 is taken by 1-other.en.md" in mistakes(files)


def test_bytes_that_are_not_utf8_are_told_with_their_line():
    files = tiny() | {"1-start.en.md": b"# Start\n\n\xff\xfe"}

    assert "1-start.en.md:3: this is not UTF-8 text" in mistakes(files)


def test_endless_nesting_and_absurd_numbers_are_mistakes():
    for toml in ("a = " + "[" * 5000, "a = " + "9" * 5000):
        assert mistakes({MODULE: toml.encode()})[0].startswith("module.toml:1: this is not TOML")


names = st.sampled_from([MODULE, "1-start.id.md", "1-start.en.md", "2-x.id.md"]) | st.text()


@given(st.dictionaries(names, st.binary(max_size=300), max_size=4))
def test_any_bytes_give_mistakes_and_never_an_error(files):
    for name in ("tiny", None):
        module, wrong = read_module(name, files)

        assert module is None
        assert wrong
        assert all(mistake.line >= 1 for mistake in wrong)


@given(st.integers(0, len(TOML)), st.integers(0, 40), st.text(max_size=8))
def test_any_edit_of_a_right_module_is_read_without_an_error(place, length, put):
    spoilt = TOML[:place] + put + TOML[place + length :]

    module, wrong = read_module("tiny", tiny() | {MODULE: spoilt.encode()})

    assert (module is None) == bool(wrong)
    assert all(1 <= mistake.line <= spoilt.count("\n") + 1 for mistake in wrong)


# What Markdown makes something of, and what may stand between.
pieces = st.sampled_from(
    ["# ", "\n", "[", "](term:", ")", "![", "](picture:", "<b>", "|", "- ", "{{"]
)
texts = st.lists(pieces | st.text(max_size=4), max_size=12).map("".join)


@given(texts, st.sampled_from(["tiny", None]))
def test_any_section_is_read_without_an_error(text, name):
    files = tiny() | {"1-start.en.md": text.encode("utf-8", "replace")}

    module, wrong = read_module(name, files)

    assert (module is None) == bool(wrong)
    assert all(mistake.line >= 1 for mistake in wrong)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
KEYS = [line.split(" = ")[0] for line in TOML.splitlines() if " = " in line]


@given(st.sampled_from(sorted({*KEYS, "terms", "checks", "essay", "sources"})), values)
def test_any_value_in_place_of_another_is_a_mistake_or_fine(key, value):
    cleaned, wrong = clean({key: value})

    assert wrong
    assert cleaned["terms"] == [] or key == "terms"


def keys_of(shape):
    """Yield every key that the format knows, whatever table it stands in."""
    for key, rule in shape.items():
        yield key
        inner = rule if isinstance(rule, dict) else getattr(rule, "shape", None)
        if isinstance(inner, dict):
            yield from keys_of(inner)


def test_every_key_and_kind_is_described_in_the_readme():
    readme = (settings.BASE_DIR / "README.md").read_text()
    part = readme.partition("### Add a lesson module")[2].partition("### Modules as files")[0]

    words = set(re.findall(r"[a-z_]+", " ".join(re.findall("`[^`]+`", part))))

    assert {*keys_of(module_schema.MODULE), *module_schema.KINDS} - words == set()
