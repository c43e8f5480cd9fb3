"""What is done in a discussion: each act whole or not at all."""

from .drafting import Conflict, save_draft
from .posting import delete_post, edit_post, may_change, publish_post
from .progress import own_part, update_progress
from .restating import answer_restatement
from .standing import show_shift, stand_again, take_stand

__all__ = [
    "Conflict",
    "answer_restatement",
    "delete_post",
    "edit_post",
    "may_change",
    "own_part",
    "publish_post",
    "save_draft",
    "show_shift",
    "stand_again",
    "take_stand",
    "update_progress",
]
