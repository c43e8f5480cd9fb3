"""The arithmetic of checks. Pure: positions of options in, figures out."""

from decimal import Decimal
from hashlib import sha256

THOUSANDTH = Decimal("0.001")


def score(kind, options, chosen):
    """Return the share of the check that is right, 0 to 1, to three places.

    `options` maps each position to whether it is right; `chosen` holds the chosen positions. With
    several answers every option counts, chosen or left out; with one, all or nothing.
    """
    right = {position for position, correct in options.items() if correct}
    chosen = set(chosen) & set(options)
    if kind == "multiple":
        judged = len(options) - len(right ^ chosen)
        return (Decimal(judged) / len(options)).quantize(THOUSANDTH)
    return Decimal(int(chosen == right)).quantize(THOUSANDTH)


def shuffled(kind, positions, seed):
    """Return `positions` in an order that is the same for the same `seed`.

    True and false keep their order: nobody expects to read "False, True".
    """
    if kind == "truefalse":
        return list(positions)
    return sorted(positions, key=lambda position: sha256(f"{seed}/{position}".encode()).digest())
