from .assignments import (
    Assignment,
    Work,
    assignment_is_open,
    assignment_is_visible,
    work_is_visible,
)
from .rubrics import Criterion, Level, Rubric

__all__ = [
    "Assignment",
    "Criterion",
    "Level",
    "Rubric",
    "Work",
    "assignment_is_open",
    "assignment_is_visible",
    "work_is_visible",
]
