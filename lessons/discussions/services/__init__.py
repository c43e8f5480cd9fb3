"""What is done in a discussion: each act whole or not at all."""

from .posting import delete_post, edit_post, may_change, publish_post
from .progress import own_part, update_progress

__all__ = [
    "delete_post",
    "edit_post",
    "may_change",
    "own_part",
    "publish_post",
    "update_progress",
]
