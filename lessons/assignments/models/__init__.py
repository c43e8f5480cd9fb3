from .assignments import (
    Assignment,
    Work,
    assignment_is_open,
    assignment_is_visible,
    work_is_visible,
)
from .checkpoints import Checkpoint, CheckpointPass
from .rubrics import Criterion, Level, Rubric

__all__ = [
    "Assignment",
    "Checkpoint",
    "CheckpointPass",
    "Criterion",
    "Level",
    "Rubric",
    "Work",
    "assignment_is_open",
    "assignment_is_visible",
    "work_is_visible",
]
