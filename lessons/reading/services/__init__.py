from .answering import mark_read, record_answer
from .loading import load_module

__all__ = ["load_module", "mark_read", "record_answer"]
