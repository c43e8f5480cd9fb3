"""Slows down guessing. Nobody is shut out: the wait is short, and it ends by itself.

Counters live in the database, where every worker sees them; keys are keyed hashes, so that the
table tells nobody which names or addresses were tried.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from .models import Throttle


@dataclass(frozen=True)
class Rule:
    name: str
    free: int  # this failure is the first that costs a wait
    longest: int  # seconds, where the doubling stops
    window: timedelta  # after it, failures are forgotten
    slides: bool  # whether each failure starts the window anew


QUARTER = timedelta(minutes=15)
TEN_MINUTES = timedelta(minutes=10)
ACCOUNT = Rule("account", free=5, longest=60, window=QUARTER, slides=True)
# A whole school may sit behind one address: a generous number, and a short wait beyond it.
ADDRESS = Rule("address", free=200, longest=5, window=TEN_MINUTES, slides=False)
CODE_USER = Rule("code-user", free=5, longest=60, window=QUARTER, slides=True)
CODE_ADDRESS = Rule("code-address", free=200, longest=5, window=TEN_MINUTES, slides=False)


def delay(failures, rule):
    """Return the seconds to wait after so many failures: 0, then 1, 2, 4 … up to the longest."""
    over = failures - rule.free
    return 0 if over < 0 else min(2 ** min(over, 16), rule.longest)


def after_failure(failures, started, now, rule):
    """Return the new (failures, start of the window, seconds to wait)."""
    if now - started >= rule.window:
        failures, started = 0, now
    failures += 1
    return failures, now if rule.slides else started, delay(failures, rule)


def key_of(rule, subject):
    return salted_hmac(f"throttle.{rule.name}", str(subject), algorithm="sha256").hexdigest()


def remaining(row, now):
    """Return the whole seconds until the row lets the next try through; 0 is now."""
    if row is None or row.blocked_until is None or row.blocked_until <= now:
        return 0
    return int((row.blocked_until - now).total_seconds()) + 1


def seconds_to_wait(rule, subject):
    row = Throttle.objects.filter(key=key_of(rule, subject)).first()
    return remaining(row, timezone.now())


@transaction.atomic
def take_turn(rule, subject):
    """Return the seconds to wait. At 0 the try may go on, and counts as failed until `forget`.

    Counting first holds back tries sent all at once, which would each find a low number. A try
    during the wait is not counted: whoever hammers a door does not lock out its owner.
    """
    now = timezone.now()
    row, created = Throttle.objects.select_for_update().get_or_create(
        key=key_of(rule, subject), defaults={"window_started_at": now}
    )
    if wait := remaining(row, now):
        return wait
    row.failures, row.window_started_at, seconds = after_failure(
        row.failures, row.window_started_at, now, rule
    )
    row.blocked_until = now + timedelta(seconds=seconds) if seconds else None
    row.save()
    if created:
        drop_old_rows(now)
    return 0


def forget(rule, subject):
    Throttle.objects.filter(key=key_of(rule, subject)).delete()


def drop_old_rows(now):
    """Names made up by a guesser must not fill the table."""
    Throttle.objects.filter(window_started_at__lt=now - timedelta(days=1)).delete()
