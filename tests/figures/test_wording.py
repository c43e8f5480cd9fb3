import pytest

from lessons.figures import wording


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [(57, "57", "57"), (7723, "7.723", "7,723"), (1234.5, "1.234,5", "1,234.5"), (0, "0", "0")],
)
def test_numbers_are_written_as_each_language_does(value, indonesian, english):
    assert wording.number(value, "id") == indonesian
    assert wording.number(value, "en") == english


@pytest.mark.parametrize(
    ("value", "short", "words"),
    [
        (2_000_000_000, "2 billion", "two billion"),
        (1_500_000_000, "1.5 billion", "1.5 billion"),
        (34_000_000, "34 million", "34 million"),
        (1_234_567_890, "1,234,567,890", "1,234,567,890"),
        (11, "11", "eleven"),
        (21, "21", "21"),
    ],
)
def test_great_and_small_numbers_have_names(value, short, words):
    assert wording.short(value, "en") == short
    assert wording.words(value, "en") == words


def test_indonesian_has_names_of_its_own():
    assert wording.words(2_000_000_000, "id") == "dua miliar"
    assert wording.short(1_500_000_000, "id") == "1,5 miliar"
    assert [wording.words(n, "id") for n in (0, 11, 20)] == ["nol", "sebelas", "dua puluh"]


@pytest.mark.parametrize(
    ("written", "indonesian", "english"),
    [
        ("2024-03-15", "15 Maret 2024", "15 March 2024"),
        ("2024-05", "Mei 2024", "May 2024"),
        ("2001", "2001", "2001"),
    ],
)
def test_a_day_is_as_exact_as_it_is_known(written, indonesian, english):
    assert wording.day(written, "id") == indonesian
    assert wording.day(written, "en") == english


@pytest.mark.parametrize(
    ("starts", "ends", "said"),
    [
        ("1969-09-22", "1969-09-25", "22–25 September 1969"),
        ("2007-04-30", "2007-05-01", "30 April–1 May 2007"),
        ("1999-12-31", "2000-01-02", "31 December 1999–2 January 2000"),
        ("2001", "", "2001"),
    ],
)
def test_a_month_or_year_is_said_again_only_where_it_changes(starts, ends, said):
    assert wording.span(starts, ends, "en") == said


def test_lists_end_as_each_language_ends_them():
    assert wording.listed(("a", "b", "c"), "id") == "a, b, dan c"
    assert wording.listed(("a", "b", "c"), "en") == "a, b and c"
    assert [wording.listed(("a", "b")[:n], "id") for n in (0, 1, 2)] == ["", "a", "a dan b"]
