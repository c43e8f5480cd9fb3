import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.claims.claim_files import read_claims

GOOD = """\
module = "tiny"
as_of = "2026-11-22"

[[claims]]
slug = "one"
verdict = "wrong"
basis = "C"
claim = {id = "Klaim", en = "Claim"}
correction = {id = "Koreksi", en = "Correction"}
source = {id = "", en = ""}

[[claims]]
slug = "two"
verdict = "opinion"
basis = "C+P"
claim = {id = "Klaim", en = "Claim"}
correction = {id = "Koreksi", en = "Correction"}
source = {id = "Sumber", en = "Source"}
"""


def read(*changes):
    text = GOOD
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return read_claims(text.encode())


def test_a_file_is_read_with_where_everything_stands():
    file, mistakes = read()

    assert mistakes == []
    assert (file.module, file.as_of.isoformat()) == ("tiny", "2026-11-22")
    assert [claim["verdict"] for claim in file.claims] == ["wrong", "opinion"]
    assert file.lines == {"module": 1, "one": 5, "two": 13}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"wrong"', '"false"', (6, "verdict is not one of: supported, imprecise, opinion, wrong")),
        ('"C+P"', '"X"', (15, "basis is not one of: C, P, C+P")),
        ('slug = "two"', 'slug = "one"', (13, "the slug 'one' is used twice")),
        (
            'slug = "two"',
            'slug = "Two"',
            (13, "'Two' is not a slug (small letters, digits, single hyphens)"),
        ),
        ('{id = "Klaim", en = "Claim"}', '{id = "Klaim", en = " "}', (8, "claim.en is empty")),
        (
            '{id = "Klaim", en = "Claim"}',
            '{id = "Klaim"}',
            (8, "claim must be a text in each of: id, en"),
        ),
        ('en = "Claim"', "en = 3", (8, "claim.en must be a text in quotes")),
        (
            'en = "Claim"',
            f'en = "{"x" * 301}"',
            (8, "claim.en is longer than 300 characters or holds a NUL"),
        ),
        ('verdict = "wrong"\n', "", (4, "verdict is missing")),
        ('basis = "C"', 'basis = "C"\nby = "me"', (8, "unknown key by")),
        (
            '"2026-11-22"',
            '"today"',
            (2, "as_of must be a day such as “2026-11-22”, in quotes"),
        ),
        ('module = "tiny"\n', "", (1, "module is missing")),
        ('"Koreksi"', '"{{no-such-fact}}"', (9, "unknown fact 'no-such-fact'")),
    ],
)
def test_a_mistake_is_told_with_its_line(old, new, expected):
    file, mistakes = read((old, new))

    assert file is None
    assert mistakes[0] == expected


def test_facts_come_into_a_correction_and_not_into_a_claim():
    file, _mistakes = read(('"Correction"', '"{{paris-in-force}}"'), ('"Claim"', '"{{x}}"'))

    assert file.claims[0]["correction"]["en"] == "4 November 2016"
    assert file.claims[0]["claim"]["en"] == "{{x}}"


def test_every_mistake_is_told_at_once():
    _file, mistakes = read(('"wrong"', '"false"'), ('"C+P"', '"X"'))

    assert [line for line, _sentence in mistakes] == [6, 15]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b'module = "\xff"', "this is not UTF-8 text"),
        (b"[[claims", "this is not TOML"),
        (b"", "as_of is missing"),
        (b"claims = 3", "as_of is missing"),
    ],
)
def test_what_is_no_file_of_claims_is_told(content, expected):
    file, mistakes = read_claims(content)

    assert file is None
    assert mistakes[0][1].startswith(expected)


VALUES = st.recursive(
    st.one_of(st.booleans(), st.integers(), st.text(max_size=5).map(repr), st.just("{}")),
    lambda inner: st.lists(inner, max_size=3).map(str),
    max_leaves=4,
)


@given(st.sampled_from(GOOD.splitlines()), VALUES)
def test_no_value_anywhere_breaks_the_reader(line, value):
    key = line.partition("=")[0] or "x "

    file, mistakes = read_claims(GOOD.replace(line or "x", f"{key}= {value}", 1).encode())

    assert (file is None) == bool(mistakes)


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(content):
    file, mistakes = read_claims(content)

    assert file is None
    assert mistakes
