"""What a teacher does to a discussion: each act goes on the record, once."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from classroom.audit.services import record

from ..models import Post, Report
from .groups import held
from .progress import count_again, count_questions_again


def held_post(post):
    """Read the post anew and hold it, with all that the record wants to say of it."""
    rows = Post.objects.select_for_update(of=["self"])
    return rows.select_related(
        "author__user",
        "author__course",
        "parent__author",
        "prompt__assignment__course__school",
    ).get(pk=post.pk)


def note(actor, action, post, **after):
    school = post.prompt.assignment.course.school
    record(actor=actor, action=action, target=post, school=school, after=after)


def put_time(post, field, on):
    """Set or unset a time of the post; return whether that changed anything."""
    if (getattr(post, field) is not None) == on:
        return False
    setattr(post, field, timezone.now() if on else None)
    post.save(update_fields=[field])
    return True


@transaction.atomic
def pin_post(*, post, actor, on=True):
    """Keep a first post above the others, or let it go."""
    post = held_post(post)
    if put_time(post, "pinned_at", on):
        note(actor, "post_pinned" if on else "post_unpinned", post)


@transaction.atomic
def lock_thread(*, post, actor, on=True):
    """Take no more answers under a first post, or take them again."""
    post = held_post(post)
    if put_time(post, "locked_at", on):
        note(actor, "thread_locked" if on else "thread_unlocked", post)
        count_questions_again(post.prompt)


@transaction.atomic
def hide_post(*, post, actor, reason):
    """Hide a post from the class; its author is told the `reason`. Raises ValidationError."""
    post = held_post(post)
    if not reason.strip():
        raise ValidationError(_("Say why: the author reads it."))
    if post.hidden_at and not post.awaits_look:
        return
    put_away(post, actor, reason.strip())
    decide(post, actor, Report.Outcome.HIDDEN)
    note(actor, "post_hidden", post, reason=post.hidden_reason)
    count_again(post)


def put_away(post, actor, reason):
    post.hidden_at = post.hidden_at or timezone.now()
    post.hidden_by, post.hidden_reason, post.hidden_seen_at = actor, reason, None
    post.save(update_fields=["hidden_at", "hidden_by", "hidden_reason", "hidden_seen_at"])


@transaction.atomic
def show_post(*, post, actor):
    """Let the class read a hidden post again."""
    post = held_post(post)
    if post.hidden_at is None:
        return
    bring_back(post)
    decide(post, actor, Report.Outcome.KEPT)
    note(actor, "post_shown", post)
    count_again(post)


def bring_back(post):
    post.hidden_at, post.hidden_by, post.hidden_reason = None, None, ""
    post.save(update_fields=["hidden_at", "hidden_by", "hidden_reason"])


def decide(post, actor, outcome):
    """Close the open reports of a post; return how many there were."""
    said = {"resolved_at": timezone.now(), "resolved_by": actor, "outcome": outcome}
    return post.reports.open().update(**said)


@transaction.atomic
def close_prompt(*, prompt, actor):
    """Take no more posts; everything can still be read."""
    set_closed(held(prompt), actor, closed=True)


@transaction.atomic
def reopen_prompt(*, prompt, actor):
    set_closed(held(prompt), actor, closed=False)


def set_closed(prompt, actor, *, closed):
    if (prompt.closed_at is not None) == closed:
        return
    prompt.closed_at = timezone.now() if closed else None
    prompt.save(update_fields=["closed_at"])
    record(
        actor=actor,
        action="discussion_closed" if closed else "discussion_reopened",
        target=prompt.assignment,
        school=prompt.assignment.course.school,
    )
