"""The posts of a discussion as its page shows them: who sees what of each, in few queries."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _

from .models import Citation, Group, Mention, Post, PostDraft, PostVersion, Visit
from .models.posts import group_is_open, opens_the_door
from .names import concealed_order, hides_names, labels_of, name_of, names_to_call
from .reach import reach_of
from .seats import group_of
from .services import may_change


@dataclass(eq=False)
class Node:
    """One post on the page. `is_shown` is False where only "taken back" or "hidden" may be said."""

    post: Post
    ref: str  # what addresses and anchors call it
    name: str
    is_mine: bool
    is_teachers: bool
    is_unread: bool
    is_shown: bool
    is_new: bool = False  # since the last visit
    depth: int = 0
    may_edit: bool = False
    may_delete: bool = False
    may_answer: bool = False
    shows_time: bool = True
    above: object = None  # the Node it answers, where the reader sees that
    bridge: object = None  # the Node it joins with the one above
    versions: list = field(default_factory=list)  # what it said before, for whom that is shown
    replies: list = field(default_factory=list)

    @property
    def size(self):
        return 1 + sum(reply.size for reply in self.replies)

    @property
    def restated(self):
        """The Restatement that comes with the post; not shown where what it restates is not."""
        if self.above is None or not self.above.is_shown:
            return None
        return getattr(self.post, "restatement", None)

    @property
    def to(self):
        """The name it answers, where it is not plain to see: "" for a first post."""
        return self.above.name if self.above and self.above.is_shown else ""


DEEPEST = 3  # further answers stand beside each other: a phone has no room for more


class Threads:
    """All that one reader sees of one prompt. Three queries for any number of posts.

    One more where names are hidden, where groups are, and where a post was changed that the reader
    may look back in.
    """

    fresh = None  # the number of the post that was written just now
    keeps = False  # answers that are begun stay open when the threads are drawn anew
    answered = None  # but this one: the number of the post it was written to

    def __init__(self, prompt, reader):
        self.prompt, self.reader, self.now = prompt, reader, timezone.now()
        self.posts = posts_of(prompt, reader)
        visit = Visit.objects.filter(prompt=prompt, enrolment=reader).first()
        self.seen_at = visit.seen_at if visit else None
        self.hides = hides_names(prompt, reader)
        self.names = labels_of(prompt) if self.hides else {}
        self.writes = reader.may_write and not prompt.is_closed
        self.nodes = {post.pk: self.node(post) for post in self.posts}
        self.first = self.hung_up(self.nodes)
        self.look_back()

    @cached_property
    def is_open(self):
        """Whether the reader may see what others wrote; as `is_door_open`, without a query."""
        return self.reader.teaches or not self.prompt.posts_first or self.has_first_post

    @cached_property
    def has_first_post(self):
        return any(
            post.author_id == self.reader.pk
            and opens_the_door(self.prompt, post.parent_id, post.deleted_at, post.words)
            for post in self.posts
        )

    @cached_property
    def group(self):
        """The group the reader sits in now, or None."""
        is_whole = self.prompt.grouping == self.prompt.Grouping.WHOLE
        if is_whole and not any(post.group_id for post in self.posts):
            return None
        return group_of(self.prompt, self.reader)

    @cached_property
    def groups(self):
        """{number in the table: Group} of the groups in which something on the page was written."""
        written_in = {post.group_id for post in self.posts if post.group_id}
        return Group.objects.in_bulk(written_in) if written_in else {}

    def group_shown(self, post):
        """The Group of the post, None where that is plain: the own one, or the class."""
        group = self.groups.get(post.group_id)
        return group if self.reader.teaches or group != self.group else None

    @property
    def is_regrouped(self):
        """Whether the reader has a new group and sees what was written in a former one."""
        former = any(group.dissolved_at for group in self.groups.values())
        return former and self.group is not None and not self.prompt.is_over

    @cached_property
    def drafts(self):
        """{number of the post it answers, or None: the reader's draft}, the oldest first."""
        rows = PostDraft.objects.filter(prompt=self.prompt, enrolment=self.reader)
        return {draft.parent_id: draft for draft in rows.order_by("saved_at", "pk")}

    def node(self, post):
        mine = post.author_id == self.reader.pk
        knows = self.reader.teaches or (mine and post.deleted_at is None)
        return Node(
            post=post,
            ref=post.ref,
            name=self.name(post),
            is_mine=mine,
            is_teachers=bool(post.author and post.author.teaches),
            is_unread=not mine and self.is_unread(post),
            is_shown=post.stands or knows,
            may_edit=mine and self.writes and may_change(self.prompt, post, self.now),
            may_delete=mine and self.writes and post.stands,
            may_answer=self.writes and self.is_open and post.stands and self.is_heard_by(post),
            shows_time=mine or not self.hides,
        )

    def is_unread(self, post):
        """As `unread_among` tells it for a badge, but for threads that are locked."""
        later = self.seen_at is None or post.created_at > self.seen_at
        return later and self.writes and self.is_open and post.stands and self.is_heard_by(post)

    def is_heard_by(self, post):
        """Another group's posts are there to be read."""
        if self.reader.teaches or post.group_id is None:
            return True
        return self.group is not None and post.group_id == self.group.pk

    def name(self, post):
        if post.author_id == self.reader.pk or (post.author and post.author.teaches):
            return name_of(post.author)
        if self.hides and post.author_id:
            return self.names.get(post.author_id, _("classmate"))
        return name_of(post.author)

    def hung_up(self, nodes):
        """Hang answers under what they answer; return the first posts, pinned ones at the top."""
        first = []
        for node in nodes.values():
            node.above = nodes.get(node.post.parent_id)
            node.bridge = nodes.get(node.post.bridges_id)
            (node.above.replies if node.above else first).append(node)
        first = [node for node in first if self.settle(node, 0, bool(node.post.locked_at))]
        first.sort(key=lambda node: (node.post.pinned_at is None, *self.order(node)))
        return first

    def settle(self, node, depth, locked):
        """Give depth and lock to a thread; return whether anything of it is to be shown."""
        node.depth = min(depth, DEEPEST)
        node.may_answer = node.may_answer and not locked
        node.is_unread = node.is_unread and not locked
        node.is_new = node.is_unread and self.seen_at is not None  # at first all is: unmarked
        node.replies = [one for one in node.replies if self.settle(one, depth + 1, locked)]
        node.replies.sort(key=self.order)
        return node.is_shown or bool(node.replies)

    def order(self, node):
        if self.hides:
            return concealed_order(self.prompt, node.post, self.reader.course.school.zone)
        return node.post.created_at, node.post.pk

    @cached_property
    def mentions(self):
        """{number of a post: {name that stands in it with an @: whether it is the reader's}}."""
        if not any("@" in node.post.text for node in self.flat):
            return {}
        rows = Mention.objects.filter(post__prompt=self.prompt).values_list("post", "enrolment")
        names, found = defaultdict(list), defaultdict(dict)
        for number, name in names_to_call(self.prompt) if rows else ():
            names[number].append(name)
        for post, number in rows:
            found[post] |= dict.fromkeys(names[number], number == self.reader.pk)
        return found

    def look_back(self):
        """What a changed post said before is shown to its author and to teachers."""
        changed = {
            pk: node
            for pk, node in self.nodes.items()
            if node.post.edited_at and (node.is_mine or self.reader.teaches)
        }
        if changed:
            for version in PostVersion.objects.filter(post__in=changed):
                changed[version.post_id].versions.append(version)

    @cached_property
    def by_ref(self):
        """{what its addresses call a post: its Node}."""
        return {node.ref: node for node in self.nodes.values()}

    @cached_property
    def flat(self):
        """Every node, an answer after what it answers."""
        return in_order(self.first)

    @cached_property
    def unread(self):
        return [node for node in self.flat if node.is_unread]

    @cached_property
    def untold(self):
        """Own posts that were hidden since one was here last."""
        return [node for node in self.flat if node.is_mine and is_untold(node.post)]

    @property
    def is_news(self):
        """Whether a visit is worth noting."""
        return bool(self.unread or (self.untold and self.writes))

    @cached_property
    def newest(self):
        """The number of the newest post by someone else on the page, 0 without any."""
        return max((node.post.pk for node in self.nodes.values() if not node.is_mine), default=0)

    @cached_property
    def reach(self):
        return reach_of(self.prompt, self.newest)

    def found(self, words):
        """The nodes with `words` in them, of those whose text the reader sees."""
        words = words.casefold()
        return [
            node
            for node in self.flat
            if node.is_shown
            and (words in node.post.text.casefold() or words in node.name.casefold())
        ]


def is_untold(post):
    return bool(post.hidden_at and not (post.hidden_seen_at or post.deleted_at))


def in_order(nodes):
    rows, waiting = [], nodes[::-1]
    while waiting:
        node = waiting.pop()
        rows.append(node)
        waiting += node.replies[::-1]
    return rows


def posts_of(prompt, reader):
    """Return the posts the reader sees, in time, each with `cited`, the list of its Citations."""
    rows = Post.objects.visible_to(reader).filter(prompt=prompt)
    posts = list(rows.select_related("author__user", "restatement").order_by("created_at", "pk"))
    cited = defaultdict(list)  # not prefetched: few have one, and each would get a manager
    for one in Citation.objects.filter(post__prompt=prompt):
        cited[one.post_id].append(one)
    for post in posts:
        post.prompt, post.cited = prompt, cited.get(post.pk, [])
    return posts


def waiting_posts(prompt, reader):
    """How many posts by others stand behind a closed door: a number and nothing else."""
    standing = Post.objects.standing().filter(prompt=prompt).exclude(author=reader)
    return standing.filter(group_is_open(reader)).count()


def is_door_open(prompt, reader):
    if reader.teaches or not prompt.posts_first:
        return True
    return Post.objects.opens_the_door().filter(prompt=prompt, author=reader).exists()
