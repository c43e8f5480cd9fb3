"""How a class answered a live check. Pure: a kind, its options and what was given in, bars out."""

from collections import Counter
from dataclasses import dataclass

from .checks import Multiple

MOST = 4  # texts of one's own that are shown, the most common ones
TOGETHER = 2  # how many have to have written the same: nobody alone is put on the wall


@dataclass(frozen=True)
class Bar:
    """An answer in words, how many of all gave it, and whether it is right (None: nobody says)."""

    words: str
    count: int
    total: int
    right: bool | None = None

    @property
    def percent(self):
        return round(100 * self.count / self.total) if self.total else 0


def bars_of(kind, options, answers):
    """Return what a projector shows of `answers`, a list of Given.

    Where one chooses among options a bar for each, in the order they come in; in a matching or
    ordering check the most common answer to each part; of texts the most common.
    """
    if is_by_option(kind):
        return chosen(options, answers)
    parts = {"matching": matched, "ordering": ordered}.get(kind.name)
    return parts(options, answers) if parts else written(answers)


def right_bars(kind, options, answers):
    """Return for each part of a matching or ordering check what is right, and how many gave it."""
    bars = []
    for place, option in enumerate(sorted(options, key=lambda one: one.position)):
        right, written = part_words(kind, option, place)
        words = {one.position: one.match or one.text for one in options}
        count = counts_at(place, answers, words)[right]
        bars.append(Bar(written, count, len(answers), True))
    return bars


def part_words(kind, option, place):
    """Return the words that are right at a place, and as they are shown there."""
    if kind.name == "matching":
        return option.match, paired(option, option.match)
    return option.text, f"{place + 1}. {option.text}"


def is_by_part(kind):
    return kind.name in ("matching", "ordering")


def is_by_option(kind):
    return isinstance(kind, Multiple)


def chosen(options, answers):
    counts = Counter(position for given in answers for position in set(given.chosen))
    total = len(answers)
    return [Bar(one.text, counts[one.position], total, one.correct) for one in options]


def matched(options, answers):
    """The match most have given to each option; those with the same words are the same."""
    by_position = {option.position: option for option in options}
    bars = []
    for place, position in enumerate(sorted(by_position)):
        counts = counts_at(place, answers, {one.position: one.match for one in options})
        option = by_position[position]
        for match, count in counts.most_common(1):
            words, right = paired(option, match), match == option.match
            bars.append(Bar(words, count, len(answers), right))
    return bars


def paired(option, match):
    return f"{option.text} →\N{NO-BREAK SPACE}{match}"


def ordered(options, answers):
    """The step most have put at each place."""
    in_order = [one.text for one in sorted(options, key=lambda one: one.position)]
    bars = []
    for place, right in enumerate(in_order):
        counts = counts_at(place, answers, {one.position: one.text for one in options})
        for text, count in counts.most_common(1):
            bars.append(Bar(f"{place + 1}. {text}", count, len(answers), text == right))
    return bars


def counts_at(place, answers, words):
    """Count the words of what stands at one place of each answer; what is gone is not counted."""
    given = (answer.chosen[place : place + 1] for answer in answers)
    return Counter(words[position] for one in given for position in one if position in words)


def written(answers):
    texts = Counter(" ".join(given.text.casefold().split()) for given in answers)
    common = texts.most_common(MOST)
    return [Bar(text, count, len(answers)) for text, count in common if count >= TOGETHER]
