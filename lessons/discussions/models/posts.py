import re
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from classroom.compiled import now
from classroom.people.models import Enrolment
from lessons.assignments.models import assignment_is_visible
from lessons.reading.models import Section

from ..kept import WORDS, kept_text
from ..moves import Move
from .prompts import Group, Prompt, Seat

REPORTED = "reported"  # the reason of what no teacher has looked at yet
AWAITS_LOOK = Q(hidden_at__isnull=False, hidden_by=None, hidden_reason=REPORTED)


KEY, NUMBER = re.compile("[0-9a-f]{32}"), re.compile("[0-9]{1,18}")


class PostQuerySet(models.QuerySet):
    def standing(self):
        """Neither taken back by their author nor hidden by a teacher."""
        return self.filter(deleted_at__isnull=True, hidden_at__isnull=True)

    def counted(self):
        """What counts for its author: a report alone takes nothing away."""
        return self.filter(AWAITS_LOOK | Q(hidden_at__isnull=True), deleted_at__isnull=True)

    def opens_the_door(self):
        """First posts that are long enough to be let in to the others'."""
        return self.filter(
            deleted_at__isnull=True, parent__isnull=True, words__gte=F("prompt__least_words")
        )

    def called(self, ref):
        """By what `Post.ref` says; none for anything else that was sent."""
        if KEY.fullmatch(ref):
            return self.filter(prompt__names_hidden=True, key=ref)
        return self.filter(prompt__names_hidden=False, pk=ref if NUMBER.fullmatch(ref) else 0)

    def visible_to(self, enrolment):
        """What `enrolment` may read: the one rule for page, partial, search, poll and export.

        A teacher reads everything of the class. A student reads the own posts always; those of
        others where the door is open and the group is the own one, or its gallery is.
        """
        rows = self.filter(assignment_is_visible(enrolment, "prompt__assignment__"))
        if enrolment.teaches:
            return rows
        own = Q(author=enrolment)
        door = door_is_open([enrolment], "prompt__")
        return rows.filter(own | (door & group_is_open(enrolment)))


def door_is_open(readers, path=""):
    """The prompt asks for no first post, or the readers' own stands; `path` leads to the prompt.

    `readers` are enrolments of one person; for teachers there is no door.
    """
    prompt = OuterRef("prompt" if path else "pk")
    first = Post.objects.opens_the_door().filter(prompt=prompt, author__in=readers)
    taught = [one.course_id for one in readers if one.teaches]
    is_open = Q(**{f"{path}posts_first": False}) | Exists(first)
    return is_open | Q(**{f"{path}assignment__course__in": taught}) if taught else is_open


def opens_the_door(prompt, parent, deleted_at, words):
    """As the query of that name, for a post that was read."""
    return parent is None and deleted_at is None and words >= prompt.least_words


def group_is_open(enrolment):
    """Written to the whole class, in a group one sits or sat in, or to be read once it is over."""
    seat = Seat.objects.filter(group=OuterRef("group"), enrolment=enrolment)
    over = (
        Q(prompt__closed_at__isnull=False)
        | Q(prompt__assignment__closes_at__lt=now())
        | Q(prompt__assignment__due_at__lt=now())
    )
    return Q(group__isnull=True) | Exists(seat) | (Q(prompt__gallery=True) & over)


class Post(models.Model):
    """Something said, and what it does. A repeat of the same `key` is no second post.

    `author` is None once the person is gone. Taken back or hidden it keeps its row, because
    answers stand under it; its text is then shown to nobody but who may moderate.
    """

    prompt = models.ForeignKey(Prompt, models.CASCADE, related_name="posts")
    author = models.ForeignKey(Enrolment, models.SET_NULL, null=True, related_name="posts")
    group = models.ForeignKey(Group, models.RESTRICT, null=True, blank=True, related_name="posts")
    parent = models.ForeignKey(
        "self", models.RESTRICT, null=True, blank=True, related_name="replies"
    )
    # A bridge joins its parent and this one.
    bridges = models.ForeignKey(
        "self", models.RESTRICT, null=True, blank=True, related_name="bridged_by"
    )
    move = models.CharField(_("what it does"), max_length=10, choices=Move)
    text = models.TextField(_("text"))
    words = models.PositiveIntegerField()
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    hidden_reason = models.CharField(max_length=300, blank=True)
    hidden_seen_at = models.DateTimeField(null=True, blank=True)  # by its author
    pinned_at = models.DateTimeField(null=True, blank=True)
    locked_at = models.DateTimeField(null=True, blank=True)  # of a first post: its thread

    objects = PostQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        indexes = [
            models.Index(fields=["prompt", "created_at"], name="posts_of_a_prompt"),
            models.Index(fields=["author", "prompt"], name="posts_of_an_author"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(move=Move.COUNTER) | Q(parent__isnull=False),
                name="a_counter_answers_something",
            ),
            models.CheckConstraint(
                condition=~Q(move=Move.BRIDGE) | Q(parent__isnull=False, bridges__isnull=False),
                name="a_bridge_joins_two_posts",
            ),
        ]

    def __str__(self):
        return f"{self.author}: {self.text[:40]}"

    @property
    def ref(self):
        """What addresses and anchors call it; numbers would tell who wrote before whom."""
        return self.key.hex if self.prompt.names_hidden else str(self.pk)

    @property
    def anchor(self):
        return f"post-{self.ref}"

    @property
    def stands(self):
        return self.deleted_at is None and self.hidden_at is None

    @property
    def counts(self):
        return self.stands or (self.deleted_at is None and self.awaits_look)

    @property
    def awaits_look(self):
        """Hidden because it was reported; no teacher has decided yet."""
        hidden = self.hidden_at is not None
        return hidden and self.hidden_by_id is None and self.hidden_reason == REPORTED


class PostVersion(models.Model):
    """What a post said before it was changed."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="versions")
    text = models.TextField()
    replaced_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["replaced_at", "pk"]
        verbose_name = _("version of a post")
        verbose_name_plural = _("versions of posts")

    def __str__(self):
        return f"{self.post}, {self.replaced_at}"


class Citation(models.Model):
    """Evidence: a paragraph of a module, kept as it stood, or an address."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="citations")
    section = models.ForeignKey(Section, models.SET_NULL, null=True, blank=True, related_name="+")
    anchor = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=320, blank=True)
    quote = models.TextField(blank=True)
    url = models.URLField(max_length=500, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("citation")
        verbose_name_plural = _("citations")

    def __str__(self):
        return self.title or self.url


class Mention(models.Model):
    post = models.ForeignKey(Post, models.CASCADE, related_name="mentions")
    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        constraints = [
            models.UniqueConstraint(fields=["post", "enrolment"], name="mentioned_once_in_a_post")
        ]

    def __str__(self):
        return f"{self.post}: {self.enrolment}"


class PostDraft(models.Model):
    """A post that is being written, to the prompt or in answer to `parent`. Like an essay's draft.

    `version` counts saves: a save on an older version is a conflict.
    """

    prompt = models.ForeignKey(Prompt, models.CASCADE, related_name="drafts")
    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="+")
    parent = models.ForeignKey(Post, models.CASCADE, null=True, blank=True, related_name="+")
    text = models.TextField(blank=True)
    restates = models.TextField(blank=True)
    cite = models.TextField(blank=True)  # an address as it was typed
    cite_title = models.CharField(max_length=200, blank=True)
    move = models.CharField(max_length=10, choices=Move, blank=True)
    bridges = models.CharField(max_length=40, blank=True)  # a post's ref, as it was chosen
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("draft of a post")
        verbose_name_plural = _("drafts of posts")
        constraints = [
            models.UniqueConstraint(
                fields=["prompt", "enrolment", "parent"],
                condition=Q(parent__isnull=False),
                name="one_draft_of_an_answer",
            ),
            models.UniqueConstraint(
                fields=["prompt", "enrolment"],
                condition=Q(parent=None),
                name="one_draft_of_a_first_post",
            ),
        ]

    def __str__(self):
        return f"{self.enrolment}: {self.text[:40]}"

    @property
    def words(self):
        return {name: getattr(self, name) for name in WORDS}

    @property
    def kept(self):
        return kept_text(self.words)

    @property
    def is_begun(self):
        """Something is written; a choice alone is no post."""
        return bool(f"{self.text}{self.restates}{self.cite}".strip())
