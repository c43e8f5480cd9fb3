"""Which claims an assignment gives, and in which order. Pure, and the same for the same seed.

The order says nothing of the verdicts: they are mixed when the claims are chosen, and the chosen
are then shuffled, or a pattern could be learnt.
"""

from hashlib import sha256
from itertools import chain, zip_longest


def shuffled(keys, seed):
    return sorted(keys, key=lambda key: sha256(f"{seed}/{key}".encode()).digest())


def mixed(claims, seed):
    """Every key of `claims` ({key: verdict}), one of each verdict in turn while they last."""
    piles = {}
    for key in shuffled(claims, seed):
        piles.setdefault(claims[key], []).append(key)
    rounds = zip_longest(*(piles[verdict] for verdict in shuffled(piles, seed)))
    return [key for key in chain.from_iterable(rounds) if key is not None]


def draw(claims, how_many, seed, known=frozenset()):
    """Return `how_many` keys of `claims` ({key: verdict}); the `known` ones only if they must."""
    fresh = {key: verdict for key, verdict in claims.items() if key not in known}
    stale = {key: verdict for key, verdict in claims.items() if key in known}
    chosen = [*mixed(fresh, seed), *mixed(stale, seed)][:how_many]
    return shuffled(chosen, f"{seed}/order")
