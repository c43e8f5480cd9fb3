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

    CLAIM = Move.CLAIM
    EVIDENCE = Move.EVIDENCE
    QUESTION = Move.QUESTION
    COUNTER = Move.COUNTER
    BRIDGE = Move.BRIDGE
    CHANGE = Move.CHANGE
    SYNTHESIS = Move.SYNTHESIS
    ANSWER = "answer", _("answer to a question put to one")


# These answer another post, so they cannot stand alone; a bridge also names a second one.
NEEDS_PARENT = {Move.COUNTER, Move.BRIDGE}
NEEDS_CITATION = {Move.EVIDENCE}
