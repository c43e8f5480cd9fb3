from datetime import timedelta

import pytest
from django.utils import timezone

from classroom.people import throttle
from classroom.people.models import Throttle
from classroom.people.throttle import ACCOUNT, ADDRESS, CROWDED, EVERYWHERE

NOW = timezone.now()


@pytest.mark.parametrize(
    ("failures", "seconds"),
    [(0, 0), (4, 0), (5, 1), (6, 2), (7, 4), (8, 8), (10, 32), (11, 60), (1000, 60)],
)
def test_an_account_waits_longer_after_each_failure_up_to_a_minute(failures, seconds):
    assert throttle.delay(failures, ACCOUNT) == seconds


@pytest.mark.parametrize(
    ("rule", "failures", "seconds"),
    [
        (ADDRESS, 5000, 0),
        (CROWDED, 0, 0),
        (CROWDED, 1, 1),
        (CROWDED, 2, 2),
        (CROWDED, 1000, 60),
        (EVERYWHERE, 199, 0),
        (EVERYWHERE, 200, 1),
        (EVERYWHERE, 5000, 10),
    ],
)
def test_each_counter_has_its_own_waits(rule, failures, seconds):
    assert throttle.delay(failures, rule) == seconds


def test_one_address_alone_never_holds_up_an_account_everywhere():
    now, failures, started, tries = NOW, 0, NOW, 0
    while now - NOW <= EVERYWHERE.window:
        tries += 1
        failures, started, seconds = throttle.after_failure(failures, started, now, ACCOUNT)
        now += timedelta(seconds=seconds)

    assert tries < EVERYWHERE.free / 2


@pytest.mark.parametrize(
    ("failures", "minutes_ago", "over"), [(200, 9, True), (199, 9, False), (500, 10, False)]
)
def test_an_address_is_over_its_limit_within_the_window(db, failures, minutes_ago, over):
    started = timezone.now() - timedelta(minutes=minutes_ago)
    key = throttle.key_of(ADDRESS, "192.0.2.1")
    Throttle.objects.create(key=key, failures=failures, window_started_at=started)

    assert throttle.is_over(ADDRESS, "192.0.2.1") == over


@pytest.mark.parametrize(
    ("rule", "failures", "minutes_ago", "expected"),
    [
        (ACCOUNT, 4, 14, (5, NOW, 1)),
        (ACCOUNT, 40, 15, (1, NOW, 0)),
        (ADDRESS, 7, 9, (8, NOW - timedelta(minutes=9), 0)),
        (ADDRESS, 500, 10, (1, NOW, 0)),
    ],
)
def test_failures_are_forgotten_after_the_window(rule, failures, minutes_ago, expected):
    started = NOW - timedelta(minutes=minutes_ago)

    assert throttle.after_failure(failures, started, NOW, rule) == expected


def test_a_try_during_the_wait_does_not_make_it_longer(db):
    waits = [throttle.take_turn(ACCOUNT, "siti") for _ in range(8)]

    assert waits == [0, 0, 0, 0, 0, 1, 1, 1]
    assert Throttle.objects.get().failures == 5


def test_forgetting_one_subject_leaves_the_others(db):
    throttle.take_turn(ACCOUNT, "siti")
    throttle.take_turn(ACCOUNT, "budi")

    throttle.forget(ACCOUNT, "siti")

    assert list(Throttle.objects.values_list("key", flat=True)) == [
        throttle.key_of(ACCOUNT, "budi")
    ]


def test_the_table_names_nobody(db):
    throttle.take_turn(ADDRESS, "203.0.113.7")

    key = Throttle.objects.get().key
    assert len(key) == 64
    assert int(key, 16)


def test_rows_of_yesterday_are_dropped(db):
    throttle.take_turn(ACCOUNT, "old")
    Throttle.objects.update(window_started_at=NOW - timedelta(days=2))

    throttle.take_turn(ACCOUNT, "new")

    assert Throttle.objects.count() == 1
