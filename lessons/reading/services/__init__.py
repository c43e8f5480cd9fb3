from .answering import mark_read, record_answer
from .loading import load_module
from .writing import files_of, write_module

__all__ = ["files_of", "load_module", "mark_read", "record_answer", "write_module"]
