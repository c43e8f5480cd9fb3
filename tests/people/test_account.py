import pytest

from tests.factories import make_user

OLD, NEW = "padi-ombak-4729", "gunung tinggi sekali 8"


@pytest.fixture
def siti(db):
    user = make_user("Siti")
    user.set_password(OLD)
    user.save()
    return user


def change(browser, old=OLD, new=NEW, again=None):
    data = {"old_password": old, "new_password1": new, "new_password2": again or new}
    return browser.post("/account/password/", data)


def test_a_new_password_keeps_this_session_and_ends_the_others(login, siti):
    here, elsewhere = login(siti), login(siti)

    assert change(here).status_code == 302

    assert here.get("/account/").status_code == 200
    assert elsewhere.get("/account/").url == "/login/?next=/account/"


@pytest.mark.parametrize(
    ("passwords", "field"),
    [
        ({"old": "wrong"}, "old_password"),
        ({"new": "123"}, "new_password1"),
        ({"new": OLD}, "new_password1"),
        ({"again": "something else 8"}, "new_password2"),
    ],
)
def test_a_password_that_will_not_do_is_told_at_its_field(login, siti, passwords, field):
    response = change(login(siti), **passwords)

    siti.refresh_from_db()
    assert list(response.context["form"].errors) == [field]
    assert siti.check_password(OLD)


def test_whoever_got_a_password_is_sent_to_choose_an_own_one(login, siti):
    siti.must_change_password = True
    siti.save()
    browser = login(siti)

    assert browser.get("/join/").url == "/account/password/?next=%2Fjoin%2F"
    # The one-time password was typed a moment ago and is not asked for again.
    data = {"new_password1": NEW, "new_password2": NEW, "next": "/join/"}
    assert browser.post("/account/password/", data).url == "/join/"

    siti.refresh_from_db()
    assert not siti.must_change_password
    assert siti.check_password(NEW)
    assert browser.get("/account/").status_code == 200


def test_the_one_time_password_is_not_kept(login, siti):
    siti.must_change_password = True
    siti.save()

    response = login(siti).post("/account/password/", {"new_password1": OLD, "new_password2": OLD})

    assert list(response.context["form"].errors) == ["new_password1"]


def test_language_and_zone_are_one_s_own(login, siti):
    response = login(siti).post("/account/", {"language": "en", "time_zone": "Asia/Jayapura"})

    siti.refresh_from_db()
    assert response.url == "/account/"
    assert response.cookies["django_language"].value == "en"
    assert (siti.language, siti.time_zone) == ("en", "Asia/Jayapura")


def test_an_account_form_changes_nothing_else(login, siti):
    data = {"language": "en", "time_zone": "", "is_superuser": "1", "full_name": "Other"}

    login(siti).post("/account/", data)

    siti.refresh_from_db()
    assert (siti.full_name, siti.is_superuser) == ("Siti", False)


def test_the_account_is_for_the_signed_in(client, db):
    assert client.get("/account/").url == "/login/?next=/account/"


def test_the_language_switches_before_one_signs_in(client, db):
    response = client.post("/language/", {"language": "en", "next": "/login/?next=/join/"})

    assert response.url == "/login/?next=/join/"
    assert client.get("/login/").headers["Content-Language"] == "en"


def test_the_language_switch_is_remembered_with_the_account(login, siti):
    login(siti).post("/language/", {"language": "en"})

    siti.refresh_from_db()
    assert siti.language == "en"


def test_the_language_switch_leads_nowhere_else(client, db):
    data = {"language": "en", "next": "https://evil.example/"}

    assert client.post("/language/", data).url == "/"


def test_an_unknown_language_is_refused(client, db):
    assert client.post("/language/", {"language": "xx"}).status_code == 400


def test_the_language_is_not_switched_by_a_link(client, db):
    assert client.get("/language/").status_code == 405
