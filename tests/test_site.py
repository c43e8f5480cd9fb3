"""What holds for the whole site: health, headers, error pages, privacy of pages."""

import pytest
from django.conf import settings
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse

from classroom import views


@pytest.fixture
def english():
    """A client that does not stop at exceptions and reads English."""
    client = Client(raise_request_exception=False)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def test_healthz_asks_nothing_of_the_database(student, login, django_assert_num_queries):
    client = login(student)

    with django_assert_num_queries(0):
        response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok")


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_probes_are_answered_whatever_name_they_call_by(client, db, settings, path):
    settings.ALLOWED_HOSTS = ["belajar.example.sch.id"]

    assert client.get(path, headers={"host": "10.0.0.7:8000"}).status_code == 200
    assert client.get("/login/", headers={"host": "10.0.0.7:8000"}).status_code == 400


def test_readyz_names_what_it_looked_at(client, db):
    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.json() == {"database": True, "migrations": True, "cache": True}


def broken(error):
    def fail():
        raise error

    return fail


def test_readyz_says_when_the_database_is_away(client, monkeypatch):
    monkeypatch.setattr(views, "database_is_ready", broken(DatabaseError))

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json() == {"database": False, "migrations": False, "cache": True}


def test_readyz_says_when_migrations_are_missing(client, monkeypatch):
    monkeypatch.setattr(views, "database_is_ready", lambda: False)

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json() == {"database": True, "migrations": False, "cache": True}


def test_readyz_says_when_the_cache_is_away(client, db, settings):
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:9",
        }
    }

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json() == {"database": True, "migrations": True, "cache": False}


def test_every_answer_carries_the_headers_that_protect_it(client, db):
    headers = client.get(reverse("people:login")).headers

    assert {
        name: headers.get(name)
        for name in (
            "X-Frame-Options",
            "X-Content-Type-Options",
            "Referrer-Policy",
            "Cross-Origin-Opener-Policy",
        )
    } == {
        "X-Frame-Options": "DENY",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def test_nothing_comes_from_elsewhere_and_nothing_runs_inline(client, db):
    policy = client.get(reverse("people:login")).headers["Content-Security-Policy"]

    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert directives == {
        "default-src": "'self'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }


def test_signed_in_pages_stay_out_of_every_cache(student, login):
    response = login(student).get(reverse("overview:home"))

    assert response.headers["Cache-Control"] == "private, no-store"


def test_signing_out_clears_what_the_phone_kept(student, login):
    response = login(student).post(reverse("people:logout"))

    assert '"cache"' in response.headers["Clear-Site-Data"]


def test_whoever_is_not_signed_in_is_sent_to_sign_in(client, course):
    response = client.get(course.get_absolute_url())

    assert response.status_code == 302
    assert response.url.startswith(reverse("people:login"))


def shown(response):
    """Return the page, which must be in the site's own look."""
    page = response.content.decode()
    assert 'id="main"' in page
    return page


def test_a_page_that_is_not_there_says_what_to_do(english, db):
    response = english.get("/no-such-page/")

    assert response.status_code == 404
    assert reverse("overview:home") in shown(response)


def test_an_outsider_gets_the_same_page_as_for_nothing(outsider, course, login):
    client = login(outsider)

    other = client.get(course.get_absolute_url())
    nothing = client.get("/classes/999999999/")

    assert (other.status_code, nothing.status_code) == (404, 404)
    assert without_tokens(other) == without_tokens(nothing)


def without_tokens(response):
    return response.content.replace(response.context["csrf_token"].encode(), b"")


def test_the_wrong_role_is_told(student, login):
    client = login(student)

    response = client.get(reverse("people:join_code", args=[student.course_id]))

    assert response.status_code == 403
    assert shown(response)


def test_a_wrong_host_is_refused_in_our_own_look(english):
    response = english.get("/login/", headers={"host": "elsewhere.example"})

    assert response.status_code == 400
    assert shown(response)


def test_a_form_without_its_token_says_what_to_do(db):
    client = Client(enforce_csrf_checks=True)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    response = client.post(reverse("people:login"), {"username": "a", "password": "b"})

    assert response.status_code == 403
    assert "This page was open too long" in shown(response)


@pytest.mark.filterwarnings("ignore")
def test_a_fault_of_ours_says_so_and_shows_nothing_of_it(english, monkeypatch, caplog):
    monkeypatch.setattr(views, "database_is_ready", broken(ValueError("a secret detail")))

    response = english.get("/readyz")

    assert response.status_code == 500
    assert "a secret detail" not in shown(response)
