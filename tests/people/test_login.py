import pytest
from django.contrib.auth.hashers import get_hasher
from django.urls import reverse

from classroom.people.models import Throttle
from classroom.people.throttle import ADDRESS, EVERYWHERE, key_of
from tests.factories import make_user

LOGIN, PASSWORD = "/login/", "padi-ombak-4729"


@pytest.fixture
def siti(db):
    user = make_user("Siti")
    user.username = "siti"
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(client, username="siti", password=PASSWORD, **more):
    return client.post(LOGIN, {"username": username, "password": password} | more)


def test_the_right_password_opens_the_first_page(client, siti):
    response = sign_in(client)

    assert response.status_code == 302
    assert response.url == reverse("overview:home")
    assert client.session["_auth_user_id"] == str(siti.pk)


def test_one_goes_on_to_the_page_one_wanted(client, siti):
    assert sign_in(client, next="/account/").url == "/account/"


def test_one_does_not_go_on_to_another_site(client, siti):
    assert sign_in(client, next="https://evil.example/").url == "/"


def test_a_wrong_password_is_told_and_the_username_kept(client, siti):
    response = sign_in(client, password="wrong")

    assert response.status_code == 200
    assert 'value="siti"' in response.text
    assert "_auth_user_id" not in client.session


def test_unknown_and_wrong_get_the_same_answer(client, siti):
    wrong = sign_in(client, password="wrong").context["form"].non_field_errors()
    unknown = sign_in(client, "nobody", "wrong").context["form"].non_field_errors()

    assert wrong == unknown


def hashes_made(monkeypatch, act):
    made = []
    hasher = type(get_hasher())
    encode, verify = hasher.encode, hasher.verify
    monkeypatch.setattr(hasher, "encode", lambda *a: made.append("work") or encode(*a))
    monkeypatch.setattr(hasher, "verify", lambda *a: made.append("work") or verify(*a))
    act()
    monkeypatch.undo()
    return len(made)


@pytest.mark.parametrize("username", ["siti", "nobody", "inactive"])
def test_every_wrong_try_costs_one_hash(client, siti, monkeypatch, username):
    gone = make_user(is_active=False)
    gone.username, gone.password = "inactive", siti.password
    gone.save()

    assert hashes_made(monkeypatch, lambda: sign_in(client, username, "wrong")) == 1


@pytest.mark.parametrize("username", ["siti", "SITI", "nobody"])
def test_after_five_failures_the_account_waits_known_or_not(client, siti, username):
    for _ in range(5):
        sign_in(client, username, "wrong")

    response = sign_in(client, username)

    assert response.status_code == 200
    assert response.headers["Retry-After"] == "1"
    assert response.context["form"].errors.as_data()["__all__"][0].code == "wait"
    assert "_auth_user_id" not in client.session


def test_after_the_wait_the_right_password_is_taken_and_the_count_forgotten(client, siti):
    for _ in range(5):
        sign_in(client, password="wrong")
    Throttle.objects.update(blocked_until=None)

    sign_in(client)

    assert client.session["_auth_user_id"] == str(siti.pk)
    left = set(Throttle.objects.values_list("key", flat=True))
    # The address and the account everywhere keep their counts.
    assert left == {key_of(ADDRESS, "127.0.0.1"), key_of(EVERYWHERE, "siti")}


def test_signing_in_rightly_is_never_counted(client, siti):
    for _ in range(12):
        sign_in(client)

    assert Throttle.objects.count() == 0


@pytest.mark.parametrize("username", ["SITI", "Siti", " siti "])
def test_capitals_in_a_username_do_not_matter(client, siti, username):
    assert sign_in(client, username).status_code == 302


def test_the_operators_door_is_throttled_too(client, db):
    boss = make_user(is_staff=True, is_superuser=True)
    boss.set_password(PASSWORD)
    boss.save()
    door = {"username": boss.username, "password": "wrong"}
    for _ in range(5):
        client.post("/admin/login/", door)

    response = client.post("/admin/login/", door | {"password": PASSWORD})

    assert response.context["form"].errors.as_data()["__all__"][0].code == "wait"


def test_whoever_is_signed_in_needs_no_sign_in_page(login, siti):
    assert login(siti).get(LOGIN, {"next": "/account/"}).url == "/account/"


def test_an_empty_form_shows_its_errors(client, db):
    errors = client.post(LOGIN, {}).context["form"].errors

    assert set(errors) == {"username", "password"}


def test_signing_out_ends_the_session_and_empties_the_cache_only(login, siti):
    browser = login(siti)

    response = browser.post("/logout/")

    assert response.url == LOGIN
    assert response.headers["Clear-Site-Data"] == '"cache"'
    assert "_auth_user_id" not in browser.session


def test_signing_out_is_not_done_by_a_link(login, siti):
    assert login(siti).get("/logout/").status_code == 405
