"""A session ends while someone writes: nothing is saved, and nothing that was written is lost."""

import pytest
from django.test import Client

from tests import factories

LONG = "Negara-negara duduk bersama dan berunding sampai sepakat, <b>kata</b> demi kata. " * 2


@pytest.fixture
def draft_url(course):
    return factories.make_essay(course).get_absolute_url() + "draft/"


def test_written_text_is_shown_when_the_session_has_ended(client, draft_url):
    page = draft_url.removesuffix("draft/")

    response = client.post(
        draft_url, {"text": LONG}, headers={"referer": f"http://testserver{page}"}
    )

    assert response.status_code == 401
    assert LONG.replace("<", "&lt;").replace(">", "&gt;") in response.text
    assert f"/login/?next={page.replace('/', '%2F')}" in response.text


def test_a_short_answer_is_shown_as_well_and_no_choice_is(client, draft_url):
    data = {"text": "No, never.", "move": "counter", "writer": "57"}

    page = client.post(draft_url, data).text

    assert "No, never." in page
    assert page.count("<textarea") == 1


def test_a_foreign_page_is_not_gone_back_to(client, draft_url):
    response = client.post(draft_url, {"text": LONG}, headers={"referer": "http://evil.example/x"})

    assert "/login/?next=%2F&quot;" in response.text or 'next=%2F"' in response.text


def test_htmx_is_told_instead_of_given_a_sign_in_page(client, draft_url):
    response = client.post(draft_url, headers={"hx-request": "true"})

    assert (response.status_code, response.content) == (401, b"")


def test_a_page_asked_for_leads_back_after_sign_in(client, draft_url):
    response = client.get(draft_url)

    assert response.url == f"/login/?next={draft_url}"


def test_a_form_of_an_old_page_keeps_its_text(student, draft_url):
    client = Client(enforce_csrf_checks=True)
    client.force_login(student.user)

    response = client.post(draft_url, {"text": LONG, "password": "x" * 80})

    assert response.status_code == 403
    assert "berunding sampai sepakat" in response.text
    assert "x" * 80 not in response.text


def test_an_address_that_only_takes_forms_says_so(login, student, draft_url):
    response = login(student).get(draft_url)

    assert response.status_code == 405
    assert "405" in response.text
    assert response.headers["Allow"] == "POST"


def test_a_number_too_long_for_a_database_is_not_found(login, student):
    assert login(student).get(f"/classes/{'9' * 30}/").status_code == 404
