"""What a post does. Pure: the names of moves, and what each must come with."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Move(TextChoices):
    CLAIM = "claim", pgettext_lazy("what a post does", "claim")
    EVIDENCE = "evidence", pgettext_lazy("what a post does", "evidence")
    QUESTION = "question", pgettext_lazy("what a post does", "question")
    COUNTER = "counter", pgettext_lazy("what a post does", "counter-argument")
    BRIDGE = "bridge", pgettext_lazy("what a post does", "bridge")
    CHANGE = "change", pgettext_lazy("what a post does", "change of mind")
    SYNTHESIS = "synthesis", pgettext_lazy("what a post does", "synthesis")


class Asked(TextChoices):
    """What a prompt can ask for: every move, and an answer to a question put to oneself."""

    CLAIM = Move.CLAIM.value, Move.CLAIM.label
    EVIDENCE = Move.EVIDENCE.value, Move.EVIDENCE.label
    QUESTION = Move.QUESTION.value, Move.QUESTION.label
    COUNTER = Move.COUNTER.value, Move.COUNTER.label
    BRIDGE = Move.BRIDGE.value, Move.BRIDGE.label
    CHANGE = Move.CHANGE.value, Move.CHANGE.label
    SYNTHESIS = Move.SYNTHESIS.value, Move.SYNTHESIS.label
    ANSWER = "answer", _("answer to a question put to one")


# These answer another post, so they cannot stand alone; a bridge also names a second one.
NEEDS_PARENT = {Move.COUNTER, Move.BRIDGE}
NEEDS_CITATION = {Move.EVIDENCE}

# In a word to whoever chooses: what such a post is.
MEANINGS = {
    Move.CLAIM: _("What you hold to be so, and why."),
    Move.EVIDENCE: _("Something that supports or shakes a claim, with a paragraph or a link."),
    Move.QUESTION: _("What you want to know, from the one you answer or from all."),
    Move.COUNTER: _("Why you see it otherwise than the post you answer."),
    Move.BRIDGE: _("What the post you answer and another one have in common, or where they part."),
    Move.CHANGE: _("You see it differently now: from what to what, and what moved you."),
    Move.SYNTHESIS: _("Draws several posts together: what is agreed, what stays open."),
}
ICONS = {
    Move.CLAIM: "flag",
    Move.EVIDENCE: "quote",
    Move.QUESTION: "circle-question-mark",
    Move.COUNTER: "arrow-left-right",
    Move.BRIDGE: "link-2",
    Move.CHANGE: "refresh-cw",
    Move.SYNTHESIS: "combine",
}


def fitting(is_answer):
    """The moves that can be chosen, in the order of a form."""
    return [move for move in Move if is_answer or move not in NEEDS_PARENT]
