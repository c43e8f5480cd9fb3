"""How a class answered a live check. Pure: a kind, its options and what was given in, bars out."""

from collections import Counter
from dataclasses import dataclass

from .checks import Given, Multiple

MOST = 4  # whole answers that are shown, the most common ones
TOGETHER = 2  # words of one's own are shown when this many wrote them: nobody is put on the wall


@dataclass(frozen=True)
class Bar:
    """An answer in one or several lines, how many gave it, and whether it is right (None: open)."""

    lines: tuple[str, ...]
    count: int
    total: int
    right: bool | None = None

    @property
    def percent(self):
        return round(100 * self.count / self.total) if self.total else 0


def is_by_option(kind):
    return isinstance(kind, Multiple)


def lines_of(kind, options, given):
    """Return an answer as a whole in words."""
    by_position = {option.position: option for option in options}
    if kind.name == "matching":
        matched = kind.responses(options, given)
        return tuple(
            f"{by_position[one].text}: {by_position[other].match}"
            for one, other in matched.items()
            if other in by_position
        )
    if kind.name == "ordering":
        return tuple(by_position[one].text for one in given.chosen if one in by_position)
    return (" ".join(given.text.casefold().split()),)


def bars_of(kind, options, answers):
    """Return a bar per option where one chooses among them, else the most common whole answers.

    `options` in the order they are shown, `answers` as a list of Given.
    """
    if is_by_option(kind):
        chosen = Counter(position for given in answers for position in set(given.chosen))
        return [
            Bar((option.text,), chosen[option.position], len(answers), option.correct)
            for option in options
        ]
    right = right_lines(kind, options)
    found = Counter(lines_of(kind, options, given) for given in answers).most_common(MOST)
    return [
        Bar(lines, count, len(answers), lines == right if right else None)
        for lines, count in found
        if count >= TOGETHER or not kind.writes
    ]


def right_lines(kind, options):
    """Return the right answer in words; nothing where it is one's own words."""
    if kind.writes:
        return ()
    positions = sorted(option.position for option in options)
    return lines_of(kind, options, Given(positions))
