"""Whoever hammers the sign-in page holds up nobody but the one who hammers."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from classroom.people import devices
from classroom.people.models import Throttle, User
from classroom.people.throttle import ACCOUNT, ADDRESS, EVERYWHERE, key_of
from tests.factories import make_user

PASSWORD = "padi-ombak-4729"
SCHOOL, HOME = "127.0.0.1", "203.0.113.7"


@pytest.fixture
def siti(db):
    user = make_user("Siti")
    user.username = "siti"
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(browser, username="siti", password=PASSWORD, address=SCHOOL):
    data = {"username": username, "password": password}
    return browser.post("/login/", data, REMOTE_ADDR=address)


def gets_in(*args, **more):
    return sign_in(*args, **more).status_code == 302


def wait_of(response):
    return int(response.headers.get("Retry-After", 0))


def hammer(times, **more):
    for _ in range(times):
        sign_in(Client(), password="wrong", **more)


def hammered_already(address=SCHOOL):
    """The account's wait at this address is long enough for a slow test machine."""
    soon = timezone.now() + timedelta(seconds=50)
    over_the_limit(ACCOUNT, ("siti", address), blocked_until=soon)


def over_the_limit(rule, subject, **more):
    defaults = {"failures": rule.free + 5, "window_started_at": timezone.now()}
    Throttle.objects.create(key=key_of(rule, subject), **defaults | more)


def test_a_school_gets_in_behind_an_address_with_many_failures(siti):
    over_the_limit(ADDRESS, SCHOOL)

    assert gets_in(Client())


def test_behind_such_an_address_a_failure_costs_the_account_s_next_try_a_wait(siti):
    over_the_limit(ADDRESS, SCHOOL)

    hammer(1, username="siti")
    hammer(1, username="nobody")

    # Unknown and known names alike: the wait must not tell which names exist.
    assert wait_of(sign_in(Client())) == wait_of(sign_in(Client(), "nobody")) == 1


def test_such_an_address_is_counted_by_failures_of_any_name(siti):
    for number in range(3):
        sign_in(Client(), f"nobody{number}", "wrong")

    assert Throttle.objects.get(key=key_of(ADDRESS, SCHOOL)).failures == 3


def test_hammering_elsewhere_does_not_hold_up_the_owner(siti):
    hammered_already(HOME)

    assert wait_of(sign_in(Client(), address=HOME)) > 0
    assert gets_in(Client())


def test_hammering_beside_the_owner_does_not_hold_up_the_owner_s_own_device(siti):
    phone = Client()
    sign_in(phone)
    phone.post("/logout/")

    hammered_already()

    for _ in range(8):
        hammer(1)
        assert wait_of(sign_in(Client())) > 0
        assert gets_in(phone)


def test_guessing_from_many_addresses_slows_new_devices_but_not_known_ones(siti):
    phone = Client()
    sign_in(phone)
    soon = timezone.now() + timedelta(seconds=9)
    over_the_limit(EVERYWHERE, "siti", blocked_until=soon)

    assert 0 < wait_of(sign_in(Client(), address=HOME)) <= 10
    assert gets_in(phone, address=HOME)


def test_failures_are_counted_for_the_account_everywhere(siti):
    hammer(2, address=HOME)
    hammer(2)

    assert Throttle.objects.get(key=key_of(EVERYWHERE, "siti")).failures == 4


def test_a_known_device_has_waits_of_its_own(siti):
    phone = Client()
    sign_in(phone)

    for _ in range(5):
        sign_in(phone, password="wrong")

    assert wait_of(sign_in(phone)) == 1
    assert gets_in(Client())
    assert not Throttle.objects.filter(key=key_of(ACCOUNT, ("siti", SCHOOL))).exists()


def test_a_device_is_known_for_its_own_accounts_alone(siti):
    other = make_user()
    other.set_password(PASSWORD)
    other.save()
    phone = Client()
    sign_in(phone, other.username)
    hammered_already()

    assert wait_of(sign_in(phone)) > 0


def test_a_made_up_cookie_is_not_believed(siti):
    forger = Client()
    forger.cookies[devices.NAME] = f"number.{devices.mark_of('siti')}:{'x' * 43}"
    hammered_already()

    assert wait_of(sign_in(forger)) > 0


def test_the_cookie_goes_to_the_sign_in_page_alone_and_names_nobody(siti, settings):
    settings.SESSION_COOKIE_SECURE = True

    cookie = sign_in(Client()).cookies[devices.NAME]

    assert (cookie["path"], cookie["samesite"]) == ("/login/", "Lax")
    assert cookie["httponly"]
    assert cookie["secure"]
    assert cookie["max-age"] == 365 * 24 * 3600
    assert "siti" not in cookie.value


def test_a_shared_computer_remembers_the_last_twenty(rf):
    request = rf.get("/login/")
    for number in range(25):
        response = devices.remember_device(request, Client().get("/healthz"), f"user{number}")
        request.COOKIES[devices.NAME] = response.cookies[devices.NAME].value

    known = [number for number in range(25) if devices.known_device(request, f"user{number}")]
    assert known == list(range(5, 25))
    assert len(response.cookies[devices.NAME].value) < 500


def test_no_wrong_try_sets_the_cookie(siti):
    assert devices.NAME not in sign_in(Client(), password="wrong").cookies


@pytest.mark.parametrize("username", ["siti", "SITI"])
def test_one_username_in_any_case_is_one_person_s(siti, username):
    with pytest.raises(IntegrityError), transaction.atomic():
        User(username=username, full_name="Other").save()


def test_usernames_are_kept_in_lower_case(db):
    assert User.objects.create_user("Budi.Santoso", full_name="Budi").username == "budi.santoso"
