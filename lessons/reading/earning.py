"""What the checks of a reading earn. Pure: scores in, points out."""

from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


def earned(counting, points, best_scores, total):
    """Return the points that answers earn, to two places; None where nothing counts or was tried.

    `counting` is a value of `ReadingTask.Counting`, `points` the most there is, `best_scores` the
    best score (0 to 1) of each check tried, `total` how many checks there are.
    """
    if counting == "none" or points is None or not best_scores or not total:
        return None
    done = len(best_scores) if counting == "completion" else sum(best_scores)
    part = min(Decimal(done) / total, Decimal(1))
    return (points * part).quantize(CENT, ROUND_HALF_UP)
