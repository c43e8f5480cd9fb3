import re

import pytest

from classroom.people.addresses import client_address, network, next_url
from classroom.people.codes import normalise, qr_svg
from classroom.people.onetime import WORDS, random_password
from classroom.people.usernames import suggest


@pytest.mark.parametrize(
    ("typed", "code"),
    [("abcd2345", "ABCD2345"), (" ABCD-2345 ", "ABCD2345"), ("ab cd 23–45", "ABCD2345")],
)
def test_a_code_is_read_however_it_is_typed(typed, code):
    assert normalise(typed) == code


def test_a_qr_picture_needs_no_inline_style():
    svg = qr_svg("https://sekolah.example/join/ABCD2345/")

    assert svg.startswith("<svg viewBox=")
    assert "style" not in svg
    assert "<script" not in svg


@pytest.mark.parametrize(
    ("name", "taken", "username"),
    [
        ("Siti Aminah", [], "siti.aminah"),
        ("Siti Nur Aminah", ["SITI.AMINAH"], "siti.aminah2"),
        ("Siti Aminah", ["siti.aminah", "siti.aminah2"], "siti.aminah3"),
        ("Sukarno", [], "sukarno"),
        ("I Gusti Ayu Ma'rifah", [], "i.marifah"),
        ("José Ñunes", [], "jose.nunes"),
        ("王小明", [], "person"),
    ],
)
def test_a_username_is_made_from_the_name(name, taken, username):
    assert suggest(name, taken) == username


def test_a_one_time_password_has_three_words_and_four_clear_digits():
    passwords = {random_password() for _ in range(200)}

    assert len(passwords) == 200
    assert all(re.fullmatch(r"[a-z]+-[a-z]+-[a-z]+-[2-9]{4}", word) for word in passwords)
    assert len(set(WORDS)) == len(WORDS) > 100


def test_no_word_of_a_one_time_password_is_said_otherwise_than_it_is_spelled():
    assert not {"alang", "cabai", "cengkih", "papaya", "serai"} & set(WORDS)


@pytest.mark.parametrize(
    ("proxies", "header", "address"),
    [
        (0, "198.51.100.1", "192.0.2.1"),
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "6.6.6.6, 198.51.100.1", "198.51.100.1"),
        (2, "6.6.6.6, 198.51.100.1, 10.0.0.1", "198.51.100.1"),
        (2, "198.51.100.1", "192.0.2.1"),
        (1, "", "192.0.2.1"),
    ],
)
def test_only_our_own_proxies_are_believed(rf, settings, proxies, header, address):
    settings.TRUSTED_PROXIES = proxies
    request = rf.get("/", REMOTE_ADDR="192.0.2.1", headers={"X-Forwarded-For": header})

    assert client_address(request) == address


@pytest.mark.parametrize(
    ("address", "line"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::9", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("", ""),
        ("nonsense", "nonsense"),
    ],
)
def test_all_addresses_of_one_line_count_as_one(address, line):
    assert network(address) == line


@pytest.mark.parametrize(
    ("wished", "goes_to"),
    [
        ("/classes/", "/classes/"),
        ("https://evil.example/", "/account/"),
        ("//evil.example/", "/account/"),
        ("javascript:alert(1)", "/account/"),
        ("", "/account/"),
    ],
)
def test_the_next_page_is_always_ours(rf, wished, goes_to):
    assert next_url(rf.get("/login/", {"next": wished}), "people:account") == goes_to
