"""What is done to assignments, works and rubrics: each act whole or not at all."""

from .assigning import assign, edit, hold, restore, withdraw
from .rubrics import RubricText, best_total, copy_rubric, save_rubric
from .works import begin, start_work

__all__ = [
    "RubricText",
    "assign",
    "begin",
    "best_total",
    "copy_rubric",
    "edit",
    "hold",
    "restore",
    "save_rubric",
    "start_work",
    "withdraw",
]
