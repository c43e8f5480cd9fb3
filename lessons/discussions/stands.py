"""Where one can stand on a statement, and when one is asked. Pure: names, numbers and times."""

from datetime import timedelta

from django.db.models import IntegerChoices
from django.utils.translation import pgettext_lazy

LAST_DAYS = timedelta(days=2)  # before the due date: by then most has been said
LEAST_SHOWN = 4  # stands taken twice: a picture of fewer would name them


class Stand(IntegerChoices):
    WHOLLY_AGAINST = 1, pgettext_lazy("stand on a statement", "wholly against")
    RATHER_AGAINST = 2, pgettext_lazy("stand on a statement", "rather against")
    UNDECIDED = 3, pgettext_lazy("stand on a statement", "undecided")
    RATHER_FOR = 4, pgettext_lazy("stand on a statement", "rather for")
    WHOLLY_FOR = 5, pgettext_lazy("stand on a statement", "wholly for")


FOR, AGAINST = "for", "against"


def other_side(before, stands=()):
    """The side someone argues once sides are swapped; the undecided take the one fewer are on.

    `stands` are those of everybody, needed only for the undecided; a tie sends them against.
    """
    if before != Stand.UNDECIDED:
        return AGAINST if before > Stand.UNDECIDED else FOR
    stands = list(stands)
    are_for = sum(stand > Stand.UNDECIDED for stand in stands)
    are_against = sum(stand < Stand.UNDECIDED for stand in stands)
    return FOR if are_for < are_against else AGAINST


def is_asked_again(now, *, due_at, is_over, is_complete, is_swapped):
    """Whether it is time to say where one stands now: enough has been heard, or it ends soon."""
    ends_soon = due_at is not None and now >= due_at - LAST_DAYS
    return is_over or is_complete or is_swapped or ends_soon
