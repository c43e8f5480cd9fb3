from .posts import Citation, Mention, Post, PostDraft, PostVersion
from .prompts import Group, Letter, Material, MoveAsked, Prompt, Seat, Visit
from .safety import Report, SafetyRules
from .stances import Restatement, Stance

__all__ = [
    "Citation",
    "Group",
    "Letter",
    "Material",
    "Mention",
    "MoveAsked",
    "Post",
    "PostDraft",
    "PostVersion",
    "Prompt",
    "Report",
    "Restatement",
    "SafetyRules",
    "Seat",
    "Stance",
    "Visit",
]
