"""The arithmetic of marks, in decimals: no models, no clock. A score is never a binary float."""

from dataclasses import dataclass, field
from decimal import Decimal

from lessons.assignments.points import PointsError


@dataclass(frozen=True)
class Given:
    """What a teacher gives for one criterion; own `points` count instead of the level's."""

    level: int | None = None
    points: Decimal | None = None
    comment: str = ""

    @property
    def is_empty(self):
        return self == Given()


@dataclass(frozen=True)
class Judgement:
    """A whole mark as a value, to be compared with another. `scores`: criterion -> Given."""

    points: Decimal | None = None
    feedback: str = ""
    scores: dict[int, Given] = field(default_factory=dict)


def is_outdated(submitted_at, of_submission, marked_at):
    """Whether the student handed in a newer version after the one that was marked."""
    return bool(submitted_at and submitted_at > (of_submission or marked_at))


def settle(given, levels):
    """Return `given` with its points filled in: the teacher's own, else those of the level.

    `levels` are the points of the criterion's levels by number. PointsError for a level of another
    criterion and for points outside 0 to the best level.
    """
    if given.level is not None and given.level not in levels:
        raise PointsError(given.level)
    points = levels.get(given.level) if given.points is None else given.points
    if points is not None and not 0 <= points <= most(levels.values()):
        raise PointsError(points)
    return Given(given.level, points, given.comment)


def most(points):
    """The best of a criterion's levels; 0 where there is none."""
    return max(points, default=Decimal(0))


def total(scores, expected):
    """Sum the points of `scores`, or None while one of the `expected` criteria has none."""
    points = [scores[key].points if key in scores else None for key in expected]
    if not points or None in points:
        return None
    return sum(points, Decimal(0))
