from .checks import Check, Option
from .live import LiveAnswer, LiveCheck
from .modules import EssayTemplate, Label, Module, PromptTemplate, Section, Source, Term
from .notes import Note
from .pictures import Picture
from .progress import Answer, ReadingTask, SectionRead

__all__ = [
    "Answer",
    "Check",
    "EssayTemplate",
    "Label",
    "LiveAnswer",
    "LiveCheck",
    "Module",
    "Note",
    "Option",
    "Picture",
    "PromptTemplate",
    "ReadingTask",
    "Section",
    "SectionRead",
    "Source",
    "Term",
]
