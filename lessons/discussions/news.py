"""What a page of a discussion asks every few seconds: has anything come? Most often not."""

from dataclasses import dataclass

from django.db.models import Q
from django.http import Http404

from classroom.compiled import compiled
from classroom.unchanged import etag_of

from .models import Post, Prompt
from .models.posts import opens_the_door
from .reach import post_number
from .threads import waiting_posts


@dataclass(frozen=True)
class News:
    """`n` posts by others that came after what the page shows; behind a closed door all of them."""

    is_open: bool
    n: int

    @property
    def etag(self):
        return etag_of(int(self.is_open), self.n)


@compiled
def door_of(enrolment, assignment):
    rows = Prompt.objects.visible_to(enrolment).filter(assignment=assignment)
    return rows.only("posts_first", "least_words", "names_hidden")


def news_of(enrolment, assignment_id, after):
    """Return the News since the post that `after`, a page's reach, names. Raises Http404.

    Two plain queries where the class is not in groups: this is asked by everyone at once.
    """
    prompt = door_of.first(enrolment, assignment_id)
    if prompt is None:
        raise Http404
    after = post_number(after, prompt)
    own, others, in_groups = posts_after(prompt, enrolment, after)
    is_open = enrolment.teaches or not prompt.posts_first or any(own)
    if not is_open:
        is_counted = not after and not in_groups
        return News(False, others if is_counted else waiting_posts(prompt, enrolment))
    if after and not in_groups:
        return News(True, others)
    new = Post.objects.visible_to(enrolment).standing().filter(prompt=prompt, pk__gt=after)
    return News(True, new.exclude(author=enrolment).count())


@compiled
def posts_and_own(prompt, author, after):
    rows = Post.objects.filter(prompt=prompt).order_by()
    if after:
        rows = rows.filter(Q(author=author) | Q(pk__gt=after))
    return rows.values_list("author", "group", "hidden_at", "parent", "deleted_at", "words")


def posts_after(prompt, enrolment, after):
    """Return `(own posts: whether they open the door, how many by others, whether in groups)`.

    Rows are read as they are: for hundreds of readers every model instance would count.
    """
    own, others, in_groups = [], 0, False
    posts = posts_and_own(prompt.pk, enrolment.pk, after or None)
    for author, group, hidden_at, *rest in posts:
        in_groups = in_groups or group is not None
        if author == enrolment.pk:
            own.append(opens_the_door(prompt, *rest))
        else:
            others += hidden_at is None and rest[1] is None
    return own, others, in_groups


def news_on(threads, waiting):
    """The News of a page as it is drawn: None where none can come any more."""
    if not threads.writes:
        return None
    return News(threads.is_open, 0 if threads.is_open else waiting)
