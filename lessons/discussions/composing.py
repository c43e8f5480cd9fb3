"""The form in which a post is written, as a page draws it."""

from dataclasses import dataclass

from django.urls import reverse

from classroom.texts import count_words, fingerprint

from .forms import PostForm
from .kept import WORDS, kept_text


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
        return f"answer-{self.above.ref}" if self.above else "composer"

    @property
    def parent(self):
        return self.above.ref if self.above else ""

    @property
    def owner(self):
        above = self.above.post if self.above else None
        return owner_of(self.threads.prompt, self.threads.reader, above)

    @property
    def stored(self):
        """Of what the server has: without a draft, nothing but what the page began with."""
        if self.draft:
            return fingerprint(self.draft.kept)
        began = {} if self.form.is_bound else self.form.initial
        return fingerprint(kept_text({name: began.get(name) or "" for name in WORDS}))

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
    draft = threads.drafts.get(above.post.pk if above else None)
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
        known = [draft.kept for draft in self.drafts] + [post.text for post in posts]
        return " ".join(map(fingerprint, known))


def unposted_of(threads):
    """What is left unposted; None while the reader can post all of it."""
    begun = [draft for draft in threads.drafts.values() if draft.is_begun]
    stuck = [draft for draft in begun if is_stuck(threads, draft)]
    return Unposted(threads, stuck) if stuck or not threads.writes else None


def is_stuck(threads, draft):
    """Whether it can no longer be posted; behind a closed door one cannot tell."""
    if not threads.writes:
        return True
    return threads.is_open and draft.parent_id is not None and not goes_on(threads, draft)


def goes_on(threads, draft):
    """Whether the reader can write on in the form of this draft."""
    node = threads.nodes.get(draft.parent_id)
    return threads.writes and (draft.parent_id is None or bool(node and node.may_answer))


@dataclass(frozen=True)
class Begun:
    """A post that is unfinished: `name` is whom it answers, "" for nobody."""

    name: str
    href: str


def begun_in(threads):
    """Return a Begun for each post of the reader that is unfinished and can be gone on with."""
    page = threads.prompt.get_absolute_url()
    found = []
    for draft in threads.drafts.values():
        if not draft.is_begun or not goes_on(threads, draft):
            continue
        node = threads.nodes.get(draft.parent_id)
        place = f"?answer={node.ref}#answer" if node else "#composer"
        found.append(Begun(node.name if node else "", page + place))
    return found


def owner_of(prompt, enrolment, parent):
    """Whose text it is and to what, for the copies on the device."""
    return f"{whose(prompt, enrolment)}:{parent.ref if parent else 0}"


def whose(prompt, enrolment):
    return f"post:{enrolment.pk}:{prompt.pk}"
