"""What is given at a check, read from what a page sent, and what is counted of it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

THOUSANDTH = Decimal("0.001")


@dataclass(frozen=True)
class Given:
    """What someone gave at a check; `checks` says what `chosen` holds."""

    chosen: Sequence[int] = ()
    text: str = ""


@dataclass(frozen=True)
class Pick:
    """What a class is counted by: an option, and in `other` the match it was given."""

    position: int
    right: bool
    other: int = 0


def share(part, whole):
    return (Decimal(part) / whole).quantize(THOUSANDTH)


def number_in(text):
    """Return the position that `text` writes, or 0, which no option has."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0


def positions_in(texts, options):
    """Return the positions of `options` among `texts`, each once, in the order of `texts`."""
    known = {option.position for option in options}
    return [one for one in dict.fromkeys(map(number_in, texts)) if one in known]
