"""What a page of a discussion asks every few seconds: has anything come? Most often not."""

from dataclasses import dataclass

from django.db.models import Q
from django.shortcuts import get_object_or_404

from classroom.unchanged import etag_of

from .models import Post, Prompt
from .threads import waiting_posts


@dataclass(frozen=True)
class News:
    """`n` posts by others that came after what the page shows; behind a closed door all of them."""

    is_open: bool
    n: int

    @property
    def etag(self):
        return etag_of(int(self.is_open), self.n)


def news_of(enrolment, assignment_id, after):
    """Return the News since the post numbered `after`. Raises Http404.

    Two plain queries while the door is open and the class is not in groups: this is asked by
    everyone at once.
    """
    rows = Prompt.objects.visible_to(enrolment).filter(assignment=assignment_id)
    prompt = get_object_or_404(rows.only("posts_first", "least_words"))
    wanted = Q(author=enrolment)
    if after:  # else the page shows nothing of others, and it is the number of all that counts
        wanted |= Q(pk__gt=after)
    posts = Post.objects.filter(wanted, prompt=prompt).order_by()
    posts = list(posts.only("author", "parent", "group", "words", "deleted_at", "hidden_at"))
    own = [post for post in posts if post.author_id == enrolment.pk]
    is_open = enrolment.teaches or not prompt.posts_first
    if not is_open and not any(post.opens_the_door(prompt) for post in own):
        return News(False, waiting_posts(prompt, enrolment))
    if after and not any(post.group_id for post in posts):
        return News(True, sum(post.stands for post in posts if post not in own))
    new = Post.objects.visible_to(enrolment).standing().filter(prompt=prompt, pk__gt=after)
    return News(True, new.exclude(author=enrolment).count())


def news_on(threads, waiting):
    """The News of a page as it is drawn: None where none can come any more."""
    if not threads.writes:
        return None
    return News(threads.is_open, 0 if threads.is_open else waiting)


def post_number(text):
    """What a page sends as the number of a post; 0 for anything else."""
    text = text or ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else 0
