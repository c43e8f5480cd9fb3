from .answering import mark_read, record_answer
from .counting import count_points, edit_reading
from .loading import load_module
from .writing import files_of, write_module

__all__ = [
    "count_points",
    "edit_reading",
    "files_of",
    "load_module",
    "mark_read",
    "record_answer",
    "write_module",
]
