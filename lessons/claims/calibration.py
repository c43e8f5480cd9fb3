"""How well someone knows how sure to be. Pure: pairs (right, confidence) in, points out.

Half of the points are for the right verdict. The other half is a Brier score (Brier 1950): it costs
the square of the distance between how sure one was and what came out. Adding points that do not
depend on the confidence keeps it a proper scoring rule: nothing earns more on average than saying
how sure one really is. The Brier score alone would give 75 of 100 for any verdict at 50 %.
"""

from collections import Counter
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

LEAST, MOST, STEP = 50, 100, 10
CONFIDENCES = tuple(range(LEAST, MOST + 1, STEP))
HALF = Decimal(50)
FULL = 2 * HALF
CENT = Decimal("0.01")
CLOSE = 10  # per cent between how sure a group was and how often it was right: well judged


def for_confidence(right, confidence):
    """Points out of 50 for having been `confidence` per cent sure of a verdict."""
    missed = (Decimal(100 if right else 0) - confidence) / 100
    return HALF * (1 - missed * missed)


def points(right, confidence):
    """Points out of 100 for one claim."""
    return (HALF if right else 0) + for_confidence(right, confidence)


def score(outcomes, of):
    """Points out of 100 for a whole check of `of` claims; a claim without a ruling brings none."""
    total = sum((points(*outcome) for outcome in outcomes), Decimal(0))
    return (total / of).quantize(CENT, ROUND_HALF_UP) if of else Decimal(0)


def earned(outcomes, of, most):
    """The part of an assignment's points that the score makes; None where it has no points."""
    return (
        None if most is None else (score(outcomes, of) * most / FULL).quantize(CENT, ROUND_HALF_UP)
    )


@dataclass(frozen=True)
class Step:
    """What came of all that was said with the same confidence."""

    confidence: int
    total: int
    right: int

    @property
    def share(self):
        """Per cent that were right."""
        return round(100 * self.right / self.total)


@dataclass(frozen=True)
class Calibration:
    """`steps` go up; a confidence that nobody stated has none."""

    steps: tuple[Step, ...]

    @property
    def total(self):
        return sum(step.total for step in self.steps)

    @property
    def right(self):
        return sum(step.right for step in self.steps)

    @property
    def said(self):
        """How sure on average, in per cent."""
        sure = sum(step.confidence * step.total for step in self.steps)
        return round(sure / self.total) if self.total else 0

    @property
    def was(self):
        """How often right, in per cent."""
        return round(100 * self.right / self.total) if self.total else 0

    @property
    def leaning(self):
        """Return "over" (surer than right), "under" or "close"."""
        gap = self.said - self.was
        if abs(gap) <= CLOSE:
            return "close"
        return "over" if gap > 0 else "under"


def calibrate(outcomes):
    total, right = Counter(), Counter()
    for is_right, confidence in outcomes:
        total[confidence] += 1
        right[confidence] += bool(is_right)
    return Calibration(tuple(Step(one, total[one], right[one]) for one in sorted(total)))
