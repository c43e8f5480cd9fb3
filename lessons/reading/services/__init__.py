from .answering import mark_read, record_answer
from .counting import count_points, edit_reading
from .live import answer_live, close_live, open_live, reveal_live
from .loading import load_module
from .writing import files_of, write_module

__all__ = [
    "answer_live",
    "close_live",
    "count_points",
    "edit_reading",
    "files_of",
    "load_module",
    "mark_read",
    "open_live",
    "record_answer",
    "reveal_live",
    "write_module",
]
