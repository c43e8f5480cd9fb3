"""Orders: the mixed one each reader gets, and how far one is from the right one. Pure."""

from hashlib import sha256


def shuffled(options, seed):
    """Return `options` in an order that is the same for the same `seed`."""
    return sorted(options, key=lambda one: sha256(f"{seed}/{one.position}".encode()).digest())


def to_move(order):
    """Return how few of `order`, numbers, have to move until all of them rise."""
    rising = []  # how long the longest rising row is that ends at each
    for place, one in enumerate(order):
        before = (rising[n] for n in range(place) if order[n] < one)
        rising.append(1 + max(before, default=0))
    return len(order) - max(rising, default=0)


def swapped(order, one, step):
    """Return `order` with `one` moved a step, -1 or 1, where there is room for it."""
    order = list(order)
    if one in order:
        here = order.index(one)
        there = min(max(here + step, 0), len(order) - 1)
        order[here], order[there] = order[there], order[here]
    return order
