"""Who sits with whom. Pure: people and a size in, groups out; nobody sits alone."""

import random


def sizes(people, size):
    """Return the sizes of groups for a number of people: even, and as near to `size` as can be.

    Of two ways that are as near, the one with more groups. Nobody sits alone who need not.
    """
    if people <= 0:
        return []
    numbers = (-(-people // size), people // size)
    ways = [even(people, max(1, min(number, people // 2))) for number in numbers]
    return min(ways, key=lambda way: max(abs(members - size) for members in way))


def even(people, groups):
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
