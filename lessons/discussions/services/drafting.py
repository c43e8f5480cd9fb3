"""Keeping what is being written."""

from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils import timezone

from ..models import Post, PostDraft, Prompt


class Conflict(Exception):  # noqa: N818 - it is an answer, not an error
    """The draft was saved elsewhere after the version this text is based on."""

    def __init__(self, draft):
        self.draft = draft


@transaction.atomic
def save_draft(*, prompt, enrolment, words, based_on, key, parent=None):
    """Keep `words` as the draft of a first post, or of an answer to `parent`, and return it.

    `words` are those of `kept.WORDS`, in their normal form. `based_on` is the version they were
    written upon, 0 when there was none. `key` is that of the post it is to become: once that has
    been posted, a save that was still on its way keeps nothing.
    Raises Conflict, with what is stored, instead of overwriting it.
    """
    get_object_or_404(Prompt.objects.select_for_update(of=["self"]), pk=prompt.pk)
    place = {"prompt": prompt, "enrolment": enrolment, "parent": parent}
    if Post.objects.filter(key=key, author=enrolment).exists():
        return PostDraft(**place, **words, version=0)
    draft = PostDraft.objects.filter(**place).first()
    if draft is None:
        return PostDraft.objects.create(**place, **words, version=1)
    if draft.words == words:
        return draft
    if draft.version != based_on:
        raise Conflict(draft)
    for name, text in words.items():
        setattr(draft, name, text)
    draft.version += 1
    draft.saved_at = timezone.now()
    draft.save()
    return draft
