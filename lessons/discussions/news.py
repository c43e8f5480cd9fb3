"""What a page of a discussion asks every few seconds: has anything come? Most often not."""

from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Count, Max, Q
from django.shortcuts import get_object_or_404

from classroom.unchanged import etag_of

from .models import Post, Prompt
from .models.posts import opens_the_door
from .names import keyed
from .reach import post_number
from .threads import waiting_posts


@dataclass(frozen=True)
class News:
    """`n` posts by others that came after what the page shows; behind a closed door all of them."""

    is_open: bool
    n: int
    place: tuple  # of whom, where: (number of the assignment, of the enrolment)

    @property
    def etag(self):
        """Nobody before a closed door can make up what is sent behind it: see `is_the_same`."""
        return etag_of(keyed("news", *self.place) if self.is_open else 0, self.n)


def is_the_same(enrolment, assignment_id, after, seen):
    """Whether a page that shows all there is, as most do, has to be told nothing.

    `seen` is the ETag it has. What is newest is asked once a second for all readers of a class, and
    is nothing once the discussion is withdrawn: then the rest is asked anew, and refuses.
    """
    if seen != News(True, 0, (assignment_id, enrolment.pk)).etag:
        return False
    newest = cache.get_or_set(f"newest-post-{assignment_id}", lambda: newest_in(assignment_id), 1)
    return bool(newest) and after == newest


def newest_in(assignment_id):
    """The reach of a page that shows the newest post, "" where that is not the same for all."""
    rows = Post.objects.filter(prompt__assignment=assignment_id, prompt__names_hidden=False)
    rows = rows.filter(prompt__assignment__withdrawn_at=None)
    found = rows.aggregate(newest=Max("pk"), in_groups=Count("group"))
    return "" if found["in_groups"] else str(found["newest"] or "")


def news_of(enrolment, assignment_id, after):
    """Return the News since the post that `after`, a page's reach, names. Raises Http404.

    Two plain queries where the class is not in groups: this is asked by everyone at once.
    """
    place = assignment_id, enrolment.pk
    rows = Prompt.objects.visible_to(enrolment).filter(assignment=assignment_id)
    prompt = get_object_or_404(rows.only("posts_first", "least_words", "names_hidden"))
    after = post_number(after, prompt)
    own, others, in_groups = posts_after(prompt, enrolment, after)
    is_open = enrolment.teaches or not prompt.posts_first or any(own)
    if not is_open:
        is_counted = not after and not in_groups
        return News(False, others if is_counted else waiting_posts(prompt, enrolment), place)
    if after and not in_groups:
        return News(True, others, place)
    new = Post.objects.visible_to(enrolment).standing().filter(prompt=prompt, pk__gt=after)
    return News(True, new.exclude(author=enrolment).count(), place)


def posts_after(prompt, enrolment, after):
    """Return `(own posts: whether they open the door, how many by others, whether in groups)`.

    Rows are read as they are: for hundreds of readers every model instance would count.
    """
    posts = Post.objects.filter(prompt=prompt).order_by()
    if after:
        posts = posts.filter(Q(author=enrolment) | Q(pk__gt=after))
    own, others, in_groups = [], 0, False
    columns = ("author", "group", "hidden_at", "parent", "deleted_at", "words")
    for author, group, hidden_at, *rest in posts.values_list(*columns):
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
    place = threads.prompt.assignment_id, threads.reader.pk
    return News(threads.is_open, 0 if threads.is_open else waiting, place)
