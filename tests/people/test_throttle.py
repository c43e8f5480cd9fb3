from datetime import timedelta

import pytest
from django.utils import timezone

from classroom.people import throttle
from classroom.people.models import Throttle
from classroom.people.throttle import ACCOUNT, ADDRESS

NOW = timezone.now()


@pytest.mark.parametrize(
    ("failures", "seconds"),
    [(0, 0), (4, 0), (5, 1), (6, 2), (7, 4), (8, 8), (10, 32), (11, 60), (1000, 60)],
)
def test_an_account_waits_longer_after_each_failure_up_to_a_minute(failures, seconds):
    assert throttle.delay(failures, ACCOUNT) == seconds


@pytest.mark.parametrize(("failures", "seconds"), [(199, 0), (200, 1), (202, 4), (5000, 5)])
def test_an_address_waits_only_after_very_many_failures_and_briefly(failures, seconds):
    assert throttle.delay(failures, ADDRESS) == seconds


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
