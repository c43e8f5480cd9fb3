from .editing import assignment_edit, assignment_restore, assignment_withdraw
from .rubric import rubric

__all__ = ["assignment_edit", "assignment_restore", "assignment_withdraw", "rubric"]
