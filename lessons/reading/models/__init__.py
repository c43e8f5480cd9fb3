from .modules import Check, EssayTemplate, Module, Option, Section, Source, Term
from .progress import Answer, ReadingTask, SectionRead

__all__ = [
    "Answer",
    "Check",
    "EssayTemplate",
    "Module",
    "Option",
    "ReadingTask",
    "Section",
    "SectionRead",
    "Source",
    "Term",
]
