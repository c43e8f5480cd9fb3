"""The form in which a post is written, as a page draws it."""

from dataclasses import dataclass

from django.urls import reverse

from classroom.texts import count_words, fingerprint

from .forms import PostForm
from .models import PostDraft


@dataclass
class Composer:
    """`above` is the Node that is answered, None for a first post; `draft` what the server has."""

    threads: object
    form: PostForm
    draft: object
    above: object = None
    preview: str | None = None

    @property
    def slot(self):
        """The id of the element it stands in; those of its fields begin with it."""
        return f"answer-{self.above.post.ref}" if self.above else "composer"

    @property
    def parent(self):
        return self.above.post.ref if self.above else ""

    @property
    def owner(self):
        above = self.above.post if self.above else None
        return owner_of(self.threads.prompt, self.threads.reader, above)

    @property
    def stored(self):
        return fingerprint(self.draft.text if self.draft else "")

    @property
    def posted(self):
        """Fingerprints of the own posts here: a copy of one of them on the device is done with."""
        parent = self.above.post.pk if self.above else None
        own = (node.post for node in self.threads.nodes.values() if node.is_mine)
        return " ".join(fingerprint(post.text) for post in own if post.parent_id == parent)

    @property
    def words(self):
        return count_words(self.form["text"].value() or "")

    @property
    def least(self):
        """The words it needs to open the door; None where it is open or this is an answer."""
        if self.above or self.threads.is_open:
            return None
        return self.threads.prompt.least_words

    def address(self, name):
        assignment = self.threads.prompt.assignment
        return reverse(f"discussions:{name}", args=[assignment.course_id, assignment.pk])

    @property
    def post_url(self):
        return self.address("post_create")

    @property
    def draft_url(self):
        return self.address("draft_save")

    @property
    def preview_url(self):
        return self.address("preview")


def composer_of(threads, *, above=None, form=None, cite="", move="", preview=None):
    """An empty composer, or with what was sent in `form` and could not be posted."""
    parent = above.post if above else None
    kept = PostDraft.objects.filter(prompt=threads.prompt, enrolment=threads.reader, parent=parent)
    draft = kept.first()
    form = form or PostForm.fresh(threads, above, draft, cite, move)
    return Composer(threads, form, draft, above, preview)


@dataclass
class Unposted:
    """What the reader wrote and did not post, where nothing can be posted any more."""

    threads: object
    drafts: list

    @property
    def owner(self):
        """Whose copies on the device, to any post of the prompt."""
        return whose(self.threads.prompt, self.threads.reader)

    @property
    def known(self):
        """Fingerprints of what the server has: only what it has not is looked for on the device."""
        posts = [node.post for node in self.threads.nodes.values() if node.is_mine]
        return " ".join(fingerprint(one.text) for one in [*self.drafts, *posts])


def unposted_of(threads):
    """What is left unposted; None while the reader can write."""
    if threads.writes:
        return None
    drafts = PostDraft.objects.filter(prompt=threads.prompt, enrolment=threads.reader)
    return Unposted(threads, list(drafts.exclude(text="").order_by("saved_at", "pk")))


def owner_of(prompt, enrolment, parent):
    """Whose text it is and to what, for the copies on the device."""
    return f"{whose(prompt, enrolment)}:{parent.ref if parent else 0}"


def whose(prompt, enrolment):
    return f"post:{enrolment.pk}:{prompt.pk}"
