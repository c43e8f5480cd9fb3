"""A reliability diagram: how sure people were, across, against how often right, upwards. Pure.

Numbers are whole units of the SVG's own box: a template would write 1.5 as 1,5.
"""

from dataclasses import dataclass
from math import sqrt

WIDTH, HEIGHT = 340, 300
LEFT, RIGHT, TOP, BOTTOM = 46, 322, 18, 246
LEAST_SURE, MOST_SURE = 45, 105  # a little room around 50 and 100
SMALLEST, LARGEST = 5, 17  # radius


@dataclass(frozen=True)
class Dot:
    x: int
    y: int
    r: int
    label_x: int
    label_y: int
    step: object


@dataclass(frozen=True)
class Tick:
    at: int
    value: int


@dataclass(frozen=True)
class Diagram:
    dots: list
    across: list
    up: list
    diagonal: tuple  # x1, y1, x2, y2
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT
    top: int = TOP
    bottom: int = BOTTOM
    middle: int = (LEFT + RIGHT) // 2


def x_of(confidence):
    share = (confidence - LEAST_SURE) / (MOST_SURE - LEAST_SURE)
    return round(LEFT + share * (RIGHT - LEFT))


def y_of(share):
    return round(BOTTOM - share / 100 * (BOTTOM - TOP))


def dot(step, most):
    """The area says how many; the label stands on the side away from the diagonal, if it can."""
    x, y = x_of(step.confidence), y_of(step.share)
    r = round(max(SMALLEST, LARGEST * sqrt(step.total / most)))
    above, below = y - r - 6, y + r + 14
    is_below = above < TOP + 8 or (step.share < step.confidence and below < BOTTOM - 4)
    return Dot(x, y, r, x, below if is_below else above, step)


def diagram(calibration):
    most = max((step.total for step in calibration.steps), default=1)
    return Diagram(
        dots=[dot(step, most) for step in calibration.steps],
        across=[Tick(x_of(value), value) for value in range(50, 101, 10)],
        up=[Tick(y_of(value), value) for value in range(0, 101, 25)],
        diagonal=(x_of(50), y_of(50), x_of(100), y_of(100)),
    )
