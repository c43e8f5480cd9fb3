"""Who sits with whom. Pure: people and a size in, groups out; nobody sits alone."""

import random


def sizes(people, size):
    """Return the sizes of groups for a number of people: as many as fit, as even as can be.

    No group is larger than `size` unless one person would sit alone otherwise.
    """
    if people <= 0:
        return []
    groups = max(1, -(-people // size))
    if people // groups < 2 and groups > 1:
        groups = max(1, people // 2)
    least, more = divmod(people, groups)
    return [least + 1] * more + [least] * (groups - more)


def cut(people, size):
    """Cut a row of people into groups that sit beside each other in it."""
    people, groups = list(people), []
    for n in sizes(len(people), size):
        groups.append(people[:n])
        people = people[n:]
    return groups


def at_random(people, size, seed):
    """The same people and the same seed make the same groups."""
    row = list(people)
    random.Random(seed).shuffle(row)  # noqa: S311 - fair, not secret
    return cut(row, size)


def by_stance(stances, size, seed):
    """Put differing minds together. `stances` is `{person: 1 to 5, or None for no stand}`.

    The row from against to for is dealt out like cards, so that every group gets some of each.
    """
    row = list(stances)
    random.Random(seed).shuffle(row)  # noqa: S311 - who stands alike is dealt in no one's order
    row.sort(key=lambda person: 3 if stances[person] is None else stances[person])
    groups = [[] for _size in sizes(len(row), size)]
    for place, person in enumerate(row):
        groups[place % len(groups)].append(person)
    return groups
