"""The posts of a discussion as its page shows them: who sees what of each, in few queries."""

from dataclasses import dataclass, field

from django.utils import timezone

from .models import Post, Visit
from .names import concealed_order, hides_names, labels_of, name_of
from .services import may_change


@dataclass
class Node:
    """One post on the page. `is_shown` is False where only "taken back" or "hidden" may be said."""

    post: Post
    name: str
    is_mine: bool
    is_teachers: bool
    is_new: bool
    is_shown: bool
    depth: int = 0
    may_edit: bool = False
    may_delete: bool = False
    may_answer: bool = False
    shows_time: bool = True
    replies: list = field(default_factory=list)

    @property
    def size(self):
        return 1 + sum(reply.size for reply in self.replies)


DEEPEST = 3  # further answers stand beside each other: a phone has no room for more


class Threads:
    """All that one reader sees of one prompt. Three queries for any number of posts."""

    def __init__(self, prompt, reader):
        self.prompt, self.reader, self.now = prompt, reader, timezone.now()
        self.posts = list(posts_of(prompt, reader))
        visit = Visit.objects.filter(prompt=prompt, enrolment=reader).first()
        self.seen_at = visit.seen_at if visit else None
        self.names = self.hidden_names() if hides_names(prompt, reader) else {}
        self.writes = reader.may_write and not prompt.is_closed
        nodes = {post.pk: self.node(post) for post in self.posts}
        self.first = self.hung_up(nodes)

    def hidden_names(self):
        others = {post.author_id for post in self.posts} - {None, self.reader.pk}
        return labels_of(self.prompt, others)

    def node(self, post):
        mine = post.author_id == self.reader.pk
        knows = self.reader.teaches or (mine and post.deleted_at is None)
        return Node(
            post=post,
            name=self.name(post),
            is_mine=mine,
            is_teachers=bool(post.author and post.author.teaches),
            is_new=not mine and self.seen_at is not None and post.created_at > self.seen_at,
            is_shown=post.stands or knows,
            may_edit=mine and self.writes and may_change(self.prompt, post, self.now),
            may_delete=mine and self.writes and post.stands,
            may_answer=self.writes and post.stands,
            shows_time=mine or not self.names,
        )

    def name(self, post):
        if post.author_id == self.reader.pk or (post.author and post.author.teaches):
            return name_of(post.author)
        return self.names.get(post.author_id) or name_of(post.author)

    def hung_up(self, nodes):
        """Hang answers under what they answer; return the first posts, pinned ones at the top."""
        first = []
        for post in self.posts:
            above = nodes.get(post.parent_id)
            (above.replies if above else first).append(nodes[post.pk])
        first = [node for node in first if self.settle(node, 0, bool(node.post.locked_at))]
        first.sort(key=lambda node: (node.post.pinned_at is None, *self.order(node)))
        return first

    def settle(self, node, depth, locked):
        """Give depth and lock to a thread; return whether anything of it is to be shown."""
        node.depth = min(depth, DEEPEST)
        node.may_answer = node.may_answer and not locked
        node.replies = [one for one in node.replies if self.settle(one, depth + 1, locked)]
        node.replies.sort(key=self.order)
        return node.is_shown or bool(node.replies)

    def order(self, node):
        if self.names:
            return concealed_order(self.prompt, node.post)
        return node.post.created_at, node.post.pk

    @property
    def flat(self):
        """Every node, an answer after what it answers."""
        rows, waiting = [], self.first[::-1]
        while waiting:
            node = waiting.pop()
            rows.append(node)
            waiting += node.replies[::-1]
        return rows


def posts_of(prompt, reader):
    rows = Post.objects.visible_to(reader).filter(prompt=prompt)
    rows = rows.select_related("author__user", "restatement", "bridges")
    return rows.prefetch_related("citations").order_by("created_at", "pk")


def waiting_posts(prompt, reader):
    """How many posts by others stand behind a closed door: a number and nothing else."""
    standing = Post.objects.standing().filter(prompt=prompt)
    return standing.exclude(author=reader).count()


def is_door_open(prompt, reader):
    if reader.teaches or not prompt.posts_first:
        return True
    return Post.objects.opens_the_door().filter(prompt=prompt, author=reader).exists()
