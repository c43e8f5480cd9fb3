from .assignments import Assignment, Work
from .rubrics import Criterion, Level, Rubric

__all__ = ["Assignment", "Criterion", "Level", "Rubric", "Work"]
