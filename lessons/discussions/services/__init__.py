"""What is done in a discussion: each act whole or not at all."""

from .drafting import Conflict, save_draft
from .giving import assign_discussion, edit_discussion, open_discussion
from .groups import make_groups, move_seat, take_seat
from .moderation import (
    close_prompt,
    hide_post,
    lock_thread,
    pin_post,
    reopen_prompt,
    show_post,
)
from .posting import delete_post, edit_post, may_change, publish_post
from .progress import own_part, update_progress
from .restating import answer_restatement
from .safety import report_post, resolve_reports, rules_of, set_rules
from .standing import show_shift, stand_again, take_stand
from .visiting import note_visit

__all__ = [
    "Conflict",
    "answer_restatement",
    "assign_discussion",
    "close_prompt",
    "delete_post",
    "edit_discussion",
    "edit_post",
    "hide_post",
    "lock_thread",
    "make_groups",
    "may_change",
    "move_seat",
    "note_visit",
    "open_discussion",
    "own_part",
    "pin_post",
    "publish_post",
    "reopen_prompt",
    "report_post",
    "resolve_reports",
    "rules_of",
    "save_draft",
    "set_rules",
    "show_post",
    "show_shift",
    "stand_again",
    "take_seat",
    "take_stand",
    "update_progress",
]
