from datetime import timedelta

import pytest
from django.utils import timezone

from lessons.claims.models import Ruling
from tests.factories import make_ruling, make_work


@pytest.fixture
def client(login, student):
    return login(student)


@pytest.fixture
def ruling(check, student):
    return make_ruling(make_work(check, student))


def text_of(ruling):
    return Ruling.objects.get(pk=ruling.pk).correction


def test_a_claim_that_is_not_right_asks_for_a_sentence_of_ones_own(client, ruling, url):
    text = client.get(url("claim", 1)).content.decode()

    assert "Put it right in one sentence of your own" in text


def test_the_sentence_is_kept_in_one_line_and_shown_beside_ours(client, ruling, claims, url):
    page = client.post(
        url("claim_correct", 1), {"correction": " Only  some\nare. "}, follow=True
    ).content.decode()

    assert text_of(ruling) == "Only some are."
    assert "<blockquote>Only some are.</blockquote>" in page
    assert claims[0].correction_en in page


def test_the_first_sentence_stays(client, ruling, url):
    client.post(url("claim_correct", 1), {"correction": "First."})
    page = client.post(url("claim_correct", 1), {"correction": "Second."}, follow=True)

    assert text_of(ruling) == "First."
    assert "that one is kept." in page.content.decode()


@pytest.mark.parametrize(
    ("sentence", "error"),
    [
        ("  ", "Write a sentence first."),
        ("x" * 301, "One sentence is enough: at most 300 characters, these are 301."),
    ],
)
def test_nothing_and_too_much_are_refused(client, ruling, url, sentence, error):
    page = client.post(url("claim_correct", 1), {"correction": sentence})

    assert page.status_code == 200
    assert error in page.content.decode()
    assert text_of(ruling) == ""


def test_a_supported_claim_needs_none(client, check, ruling, url):
    other = make_ruling(ruling.work, 2)

    page = client.post(url("claim_correct", 2), {"correction": "But."}, follow=True)

    assert "This claim needs no correction." in page.content.decode()
    assert text_of(other) == ""


def test_after_closing_nothing_is_taken_in(client, check, ruling, url):
    check.due_at, check.closes_at = None, timezone.now() - timedelta(hours=1)
    check.save()

    client.post(url("claim_correct", 1), {"correction": "Late."})

    assert text_of(ruling) == ""
    assert "Put it right" not in client.get(url("claim", 1)).content.decode()


def test_a_classmate_cannot_write_it(login, classmate, ruling, url):
    response = login(classmate).post(url("claim_correct", 1), {"correction": "Mine."})

    assert response.status_code == 404
    assert text_of(ruling) == ""


def test_htmx_gets_both_side_by_side(client, ruling, url):
    response = client.post(
        url("claim_correct", 1), {"correction": "Own."}, headers={"HX-Request": "true"}
    )

    assert response.content.decode().lstrip().startswith('<article id="claim"')
    assert "<blockquote>Own.</blockquote>" in response.content.decode()
