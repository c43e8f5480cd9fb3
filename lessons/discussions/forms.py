"""Forms of posts. Their fields are drawn in templates: a widget costs as much as a query."""

import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from classroom.text_fields import WholeText

from .citing import cited
from .kept import WORDS
from .models import Citation
from .moves import ICONS, MEANINGS, Move, fitting
from .said import said_already
from .services.sides import must_restate

LONGEST = 20_000
LONGEST_ADDRESS = 2_000  # of one that is kept; see citing.py for one that is cited


class OwnForm(forms.Form):
    """A text of one person. `writer` is the enrolment the page was made for: phones are shared."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    writer = forms.IntegerField(widget=forms.HiddenInput)
    key = forms.UUIDField(widget=forms.HiddenInput)
    text = WholeText(label=_("Your post"), most=LONGEST)

    def __init__(self, *args, enrolment, **kwargs):
        super().__init__(*args, **kwargs)
        self.enrolment = enrolment

    @property
    def is_of_someone_else(self):
        return self.cleaned_data.get("writer", self.enrolment.pk) != self.enrolment.pk

    def clean(self):
        if {"version", "writer", "key"} & self.errors.keys():
            raise ValidationError(_("The page was incomplete. Copy your text and load it again."))
        if self.is_of_someone_else:
            raise ValidationError(
                _("You are signed in as someone else now. Sign in as yourself and try again.")
            )
        return self.cleaned_data


class DraftForm(OwnForm):
    """All of a post that is being written, also what could not be posted like that."""

    restates = WholeText(label=_("Their point in your words"), most=LONGEST)
    cite = WholeText(label=_("Paragraph or link"), most=LONGEST_ADDRESS)
    cite_title = WholeText(label=_("What it is"), most=200)
    move = forms.CharField(required=False)
    bridges = forms.CharField(required=False, max_length=40)

    def clean_move(self):
        move = self.cleaned_data["move"]
        return move if move in Move else ""

    def said(self):
        """What `save_draft` takes of this form."""
        data = self.cleaned_data
        words = {name: data[name] for name in WORDS}
        return {"words": words, "based_on": data["version"], "key": data["key"]}


class PostForm(OwnForm):
    """A post to a prompt, or an answer to the post of the Node `above`."""

    move = forms.ChoiceField(
        choices=Move.choices, error_messages={"required": _("Choose what your post does.")}
    )
    cite = forms.CharField(label=_("Paragraph or link"), required=False)
    cite_title = forms.CharField(label=_("What it is"), required=False, max_length=200)
    bridges = forms.CharField(label=_("Joined with"), required=False)
    restates = forms.CharField(label=_("Their point in your words"), required=False)
    anyway = forms.BooleanField(required=False)  # although much the same has been said

    nearest = ()  # what says much the same, once it has been looked for

    def __init__(self, *args, threads, above=None, host="", **kwargs):
        super().__init__(*args, enrolment=threads.reader, **kwargs)
        self.threads, self.above, self.host = threads, above, host
        self.moves = fitting(is_answer=above is not None)

    @classmethod
    def fresh(cls, threads, above=None, draft=None, cite="", move=""):
        """An empty one, or one with the draft that is kept."""
        is_plain = above is None or above.post.move == Move.QUESTION
        initial = {
            "version": draft.version if draft else 0,
            "writer": threads.reader.pk,
            "key": uuid.uuid4(),
            **(draft.words if draft else dict.fromkeys(WORDS, "")),
        }
        if is_plain and not initial["move"]:
            initial["move"] = Move.CLAIM
        if cite and not initial["cite"]:
            initial |= {"cite": cite, "move": Move.EVIDENCE}
        if move in Move and not (draft and draft.is_begun):
            initial["move"] = move
        return cls(threads=threads, above=above, initial=initial)

    def choices(self):
        """`(move, name, meaning, icon, whether chosen)` of every move that fits."""
        chosen = self["move"].value()
        return [(m.value, m.label, MEANINGS[m], ICONS[m], m.value == chosen) for m in self.moves]

    def others(self):
        """`(ref, "Rahma: first words…", whether chosen)` of what a bridge can lead to."""
        chosen = self["bridges"].value() or ""
        return [
            (ref, f"{node.name}: {Truncator(node.post.text).words(9)}", ref == chosen)
            for node, ref in ((node, node.ref) for node in self.threads.flat)
            if node is not self.above and node.post.stands and self.threads.is_heard_by(node.post)
        ]

    def clean_bridges(self):
        node = self.threads.by_ref.get(self.cleaned_data["bridges"])
        fits = node and node.post.stands and self.threads.is_heard_by(node.post)
        if self.cleaned_data["bridges"] and not fits:
            raise ValidationError(_("Choose one of the posts you can read."))
        return node.post if node else None

    def clean(self):
        data = super().clean()
        data["citations"] = []
        if data.get("cite"):
            self.cite_what_is_named(data)
        if "move" in data and data["move"] not in self.moves:
            self.add_error("move", _("This answers a post: open the post and answer it."))
        return data

    def cite_what_is_named(self, data):
        material = self.threads.prompt.material.filter(section__isnull=False)
        also = material.values("section__module")
        named = {"title": data.get("cite_title", ""), "also": also}
        try:
            found = cited(data["cite"], user=self.enrolment.user, host=self.host, **named)
        except ValidationError as error:
            self.add_error("cite", error)
        else:
            data["citations"] = [Citation(**found.fields)]

    def is_to_be_asked(self):
        """Whether much the same has been said; asked once, and never in the way of posting."""
        if not self.cleaned_data["anyway"]:
            sent = self.cleaned_data
            self.nearest = said_already(self.threads, sent["text"], self.above, sent["key"])
        return bool(self.nearest)

    def restates_point(self):
        """Whether the form asks for the point that is argued against."""
        post = self.above.post if self.above else None
        return must_restate(self.threads.prompt, self.enrolment, Move.COUNTER, post)

    def said(self):
        """What `publish_post` takes of this form."""
        names = ("text", "move", "key", "bridges", "citations", "restates")
        return {name: self.cleaned_data[name] for name in names}
