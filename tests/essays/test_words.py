import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classroom.texts import count_words, fingerprint, normalise
from lessons.essays.words import distance

# The same table is put to the page's script in tests/journeys/test_essay_writing.py.
COUNTS = [
    ("", 0),
    ("   \n\n ", 0),
    ("satu", 1),
    ("negara-negara anggota", 2),
    ("# Judul\n\nIsi **tebal** di sini.", 5),
    ("- satu\n- dua\n> tiga", 3),
    ("[dua kata](https://example.org)", 2),
    ("kerja sama - bukan - perang", 4),
    ("tahun 2026, 193 negara", 4),
    ("don’t / dunia", 2),
    ("satu\u00a0dua\u3000tiga\ufeffempat\u0085lima", 5),
    ("satu\u200bdua", 1),
    ("السلام عليكم", 2),
    ("联合国 ½ ²", 3),
    ("😀 *** … —", 0),
    ("a\x1cb", 1),
    ("baris\r\nbaru\rlagi", 3),
]


@pytest.mark.parametrize(("text", "words"), COUNTS)
def test_words_are_chunks_with_a_letter_or_digit(text, words):
    assert count_words(text) == words


def test_line_ends_and_nul_have_one_form():
    assert normalise("a\r\nb\rc\0d\n") == "a\nb\ncd\n"


def test_fingerprint_is_that_of_the_normal_form():
    assert fingerprint("a\r\nb") == hashlib.sha256(b"a\nb").hexdigest()


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_normal_form_is_stable_and_counts_the_same(text):
    assert normalise(normalise(text)) == normalise(text)
    assert count_words(normalise(text)) <= len(text)


@pytest.mark.parametrize(
    ("words", "least", "most", "expected"),
    [
        (5, 5, 10, 0),
        (10, 5, 10, 0),
        (4, 5, 10, -1),
        (12, 5, 10, 2),
        (0, None, None, 0),
        (9, 0, 8, 1),
    ],
)
def test_distance_counts_from_the_nearer_end_of_the_range(words, least, most, expected):
    assert distance(words, least, most) == expected
