"""Slows down guessing. Every wait is short and ends by itself.

What is counted for a sign-in, and whom it holds up:

- the account at this address: whoever tries this account from here;
- the account everywhere: only when very many tries failed, which takes several addresses;
- the address: nobody by itself. Above its limit each account counts more strictly there, so that
  its own failures cost a wait at once; an account without failures signs in as always;
- the device that signed in as this account before (see `devices`): itself alone. Nobody else's
  tries hold it up, so whoever hammers an account does not shut out its owner's own phone.

A name that no account has is counted like any other, or the waits would tell which names exist.

Counters live in the database, where every worker sees them; keys are keyed hashes, so that the
table tells nobody which names or addresses were tried.
"""

from dataclasses import dataclass, replace
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from .models import Throttle


@dataclass(frozen=True)
class Rule:
    name: str
    free: int  # this failure is the first that costs a wait
    longest: int  # seconds, where the doubling stops; 0 only counts
    window: timedelta  # after it, failures are forgotten
    slides: bool  # whether each failure starts the window anew


QUARTER = timedelta(minutes=15)
TEN_MINUTES = timedelta(minutes=10)
ACCOUNT = Rule("account", free=5, longest=60, window=QUARTER, slides=True)
CROWDED = replace(ACCOUNT, free=1)  # the same counter, where the address is above its limit
DEVICE = replace(ACCOUNT, name="device")
# One address alone, held up by ACCOUNT, makes fewer than 80 tries an hour.
EVERYWHERE = Rule("everywhere", free=200, longest=10, window=timedelta(hours=1), slides=False)
# A whole school may sit behind one address.
ADDRESS = Rule("address", free=200, longest=0, window=TEN_MINUTES, slides=False)
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


def counter(rule, subject):
    return Throttle.objects.filter(key=key_of(rule, subject)).first()


def seconds_to_wait(rule, subject):
    return remaining(counter(rule, subject), timezone.now())


def is_over(rule, subject):
    """Return whether the subject has used up its free failures within the window."""
    row, start = counter(rule, subject), timezone.now() - rule.window
    return row is not None and row.failures >= rule.free and row.window_started_at > start


@transaction.atomic
def take_turn(rule, subject):
    """Return the seconds to wait. At 0 the try may go on, and counts as failed until `forget`.

    Counting first holds back tries sent all at once, which would each find a low number. A try
    during the wait is not counted, so that the wait grows no longer by it.
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


@transaction.atomic
def give_back(rule, subject):
    """Uncount the last turn: the try was no failure. Failures before it still count."""
    row = Throttle.objects.select_for_update().filter(key=key_of(rule, subject)).first()
    if row is None:
        return
    row.failures -= 1
    row.blocked_until = None  # set by this turn, which no wait held up
    row.save() if row.failures > 0 else row.delete()


def forget(rule, subject):
    Throttle.objects.filter(key=key_of(rule, subject)).delete()


def drop_old_rows(now):
    """Names made up by a guesser must not fill the table."""
    Throttle.objects.filter(window_started_at__lt=now - timedelta(days=1)).delete()


@dataclass(frozen=True)
class SignIn:
    """One try to sign in: the name typed, the address, and the device if it is known for it."""

    username: str
    address: str
    device: str = ""

    def take_turn(self):
        """Return the seconds to wait; at 0 the password may be looked at."""
        if self.device:
            return take_turn(DEVICE, self.own)
        rule = CROWDED if is_over(ADDRESS, self.address) else ACCOUNT
        return seconds_to_wait(EVERYWHERE, self.username) or take_turn(rule, self.own)

    def failed(self):
        """Count against the address and the account; a known device counts for itself alone."""
        if not self.device:
            take_turn(ADDRESS, self.address)
            take_turn(EVERYWHERE, self.username)

    def succeeded(self):
        forget(DEVICE if self.device else ACCOUNT, self.own)

    @property
    def own(self):
        """The counter of this account here."""
        return self.username, self.device or self.address
