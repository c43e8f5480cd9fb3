"""Keeping what is being written."""

from django.db import transaction
from django.utils import timezone

from classroom.texts import normalise

from ..models import Post, PostDraft, Prompt


class Conflict(Exception):  # noqa: N818 - it is an answer, not an error
    """The draft was saved elsewhere after the version this text is based on."""

    def __init__(self, draft):
        self.draft = draft


@transaction.atomic
def save_draft(*, prompt, enrolment, text, based_on, key, parent=None):
    """Keep `text` as the draft of a first post, or of an answer to `parent`, and return it.

    `based_on` is the version it was written upon, 0 when there was none. `key` is that of the post
    it is to become: once that has been posted, a save that was still on its way keeps nothing.
    Raises Conflict, with what is stored, instead of overwriting it.
    """
    text = normalise(text)
    Prompt.objects.select_for_update(of=["self"]).get(pk=prompt.pk)
    place = {"prompt": prompt, "enrolment": enrolment, "parent": parent}
    if Post.objects.filter(key=key, author=enrolment).exists():
        return PostDraft(**place, text=text, version=0)
    draft = PostDraft.objects.filter(**place).first()
    if draft is None:
        return PostDraft.objects.create(**place, text=text, version=1)
    if draft.text == text:
        return draft
    if draft.version != based_on:
        raise Conflict(draft)
    draft.text = text
    draft.version += 1
    draft.saved_at = timezone.now()
    draft.save()
    return draft
