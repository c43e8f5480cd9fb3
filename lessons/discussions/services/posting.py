"""Posting, changing and taking back: each act whole or not at all."""

import re

from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from classroom.texts import normalise
from lessons.assignments.services import start_work

from ..mentions import named_in
from ..models import Citation, Mention, Post, PostDraft, PostVersion, Prompt
from ..models.posts import opens_the_door
from ..moves import NEEDS_CITATION, NEEDS_PARENT, Move
from ..names import names_to_call
from ..words import words_seen
from .groups import take_seat
from .letters import give_letters
from .progress import count_again, update_progress
from .sides import refuse_one_sided, restate

LINK = re.compile(r"https?://\S")


def locked(prompt):
    """Read the prompt anew and hold it: a teacher may be closing it at this instant."""
    rows = Prompt.objects.select_for_update(of=["self"]).select_related("assignment")
    return get_object_or_404(rows, pk=prompt.pk)


@transaction.atomic
def publish_post(
    *,
    prompt,
    author,
    move,
    text,
    key,
    parent=None,
    bridges=None,
    citations=(),
    restates="",
):
    """Post `text` and return the post; the same `key` again returns the same post.

    `citations` are unsaved Citations. A first post belongs to the author's group, who is seated for
    it; an answer stands where its parent does. `restates` is the point a counter-argument answers,
    where there is a statement to take a stand on. What `author` may see has been checked; what may
    be said is checked here. Raises ValidationError.
    """
    if known := posted_before(key, prompt, author):
        return known
    prompt = locked(prompt)
    text = normalise(text).strip()
    refuse_what_cannot_be_posted(prompt, author, move, text, parent, bridges, citations)
    refuse_one_sided(prompt, author, move, parent, restates)
    if author.studies:
        start_work(assignment=prompt.assignment, enrolment=author)
        if prompt.names_hidden:
            give_letters(prompt, [author.pk])
    post = Post.objects.create(
        prompt=prompt,
        author=author,
        group=parent.group if parent else take_seat(prompt=prompt, enrolment=author),
        parent=parent,
        bridges=bridges if move == Move.BRIDGE else None,
        move=move,
        text=text,
        words=words_seen(text),
        key=key,
        pinned_at=timezone.now() if is_summary(author, move, parent) else None,
    )
    attach(post, citations, restates)
    if author.studies:
        update_progress(prompt=prompt, enrolment=author)
    return post


def posted_before(key, prompt, author):
    """The post of this `key`, None where there is none; somebody else's is refused."""
    known = Post.objects.filter(key=key).first()
    if known and (known.author_id, known.prompt_id) != (author.pk, prompt.pk):
        raise ValidationError(_("This page was made for another post. Load it again."))
    return known


def attach(post, citations, restates):
    """What comes with a new post, and its draft, which is done with."""
    cite(post, citations)
    restate(post, restates)
    mention(post)
    place = {"prompt": post.prompt, "enrolment": post.author, "parent": post.parent}
    PostDraft.objects.filter(**place).delete()


def refuse_what_cannot_be_posted(prompt, author, move, text, parent, bridges, citations):
    if prompt.is_closed:
        raise ValidationError(_("This discussion is closed. Your text is kept as a draft."))
    if not words_seen(text):
        raise ValidationError(_("Write something first."))
    if parent and (not parent.stands or root_of(parent).locked_at):
        raise ValidationError(_("This thread takes no more answers. Your text is kept as a draft."))
    if move in NEEDS_PARENT and parent is None:
        raise ValidationError(_("This answers a post: open the post and answer it."))
    if move == Move.BRIDGE and (bridges is None or bridges == parent):
        raise ValidationError(_("A bridge joins two posts: choose the second one."))
    if move in NEEDS_CITATION and not (citations or LINK.search(text)):
        raise ValidationError(_("Evidence needs a paragraph of a module or a link."))
    if parent is None and author.studies and needs_first(prompt, author):
        refuse_short(prompt, text)


def refuse_short(prompt, text):
    if words_seen(text) < prompt.least_words:
        raise ValidationError(
            _("Your first post needs at least %(n)d words.") % {"n": prompt.least_words}
        )


def is_summary(author, move, parent):
    """A teacher's synthesis stands above the threads."""
    return author.teaches and move == Move.SYNTHESIS and parent is None


def needs_first(prompt, author, but=None):
    """Whether the door is shut to a student, or would be without the post `but`."""
    first = Post.objects.opens_the_door().filter(prompt=prompt, author=author)
    return prompt.posts_first and not first.exclude(pk=but and but.pk).exists()


def root_of(post):
    """The first post of the thread; threads are a few answers deep."""
    while post.parent_id:
        post = post.parent
    return post


def cite(post, citations):
    for citation in citations:
        citation.pk, citation.post = None, post
    Citation.objects.bulk_create(citations)


def mention(post):
    """Note who of the class is named with an @."""
    post.mentions.all().delete()
    if "@" not in post.text:
        return
    called = names_to_call(post.prompt)
    named = named_in(post.text, {name for _number, name in called})
    numbers = {number for number, name in called if name in named}
    Mention.objects.bulk_create(Mention(post=post, enrolment_id=one) for one in sorted(numbers))


@transaction.atomic
def edit_post(*, post, text):
    """Change what a post says, while its time for that lasts; what it said before is kept."""
    prompt = locked(post.prompt)
    post = Post.objects.select_for_update(of=["self"]).get(pk=post.pk)
    text = normalise(text).strip()
    if not may_change(prompt, post):
        raise ValidationError(
            _("This post can no longer be changed. Write an answer to it instead.")
        )
    if not words_seen(text):
        raise ValidationError(_("Write something first."))
    if text == post.text:
        return post
    if holds_the_door(prompt, post):
        refuse_short(prompt, text)
    PostVersion.objects.create(post=post, text=post.text)
    post.text, post.words, post.edited_at = text, words_seen(text), timezone.now()
    post.save(update_fields=["text", "words", "edited_at"])
    mention(post)
    if post.author and post.author.studies:
        update_progress(prompt=prompt, enrolment=post.author)
    return post


def holds_the_door(prompt, post):
    """Shortened, the post would shut its author out."""
    opens = opens_the_door(prompt, post.parent_id, post.deleted_at, post.words)
    return opens and post.author.studies and needs_first(prompt, post.author, but=post)


def may_change(prompt, post, now=None):
    """Whether the author may still change the post: in time, and while it stands."""
    age = (now or timezone.now()) - post.created_at
    in_time = age.total_seconds() <= prompt.edit_minutes * 60
    return post.stands and in_time and not prompt.is_closed


@transaction.atomic
def delete_post(*, post):
    """Take an own post back. Answers to it stay; a first post taken back closes the door again."""
    prompt = locked(post.prompt)
    post = Post.objects.select_for_update(of=["self"]).get(pk=post.pk)
    if prompt.is_closed:
        raise ValidationError(_("This discussion is closed: nothing can be changed any more."))
    if post.deleted_at is None:
        post.deleted_at = timezone.now()
        post.save(update_fields=["deleted_at"])
        count_again(post)
    return post
