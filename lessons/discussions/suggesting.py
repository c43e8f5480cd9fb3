"""What the discussion lacks, told as suggestions with links to the posts they are about."""

from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from lessons.figures import wording

from .lacks import Lack, Node, lacks
from .moves import Move

MOST = 3
OPENING = 7  # words of a post by which it is known


@dataclass(frozen=True)
class Link:
    words: str
    href: str


@dataclass(frozen=True)
class Suggestion:
    """`links` lead to the first posts it is about; `more` counts those left out."""

    kind: str
    sentence: str
    links: list
    more: int


def suggestions_for(threads):
    """Return at most three; none behind a closed door, and none where nothing can be added."""
    if not threads.is_open or not threads.writes:
        return []
    found = lacks(map(as_lacking, standing(threads)), threads.reader.pk)
    open_ones = [only_answerable(lack, threads) for lack in found]
    told = [suggestion(lack, threads) for lack in split(open_ones, threads) if lack.posts]
    return told[:MOST]


def standing(threads):
    """What the reader reads and the own group says, in the order of the page."""
    return [n for n in threads.flat if n.post.stands and threads.is_heard_by(n.post)]


def as_lacking(node):
    post = node.post
    cites = post.move == Move.EVIDENCE or bool(post.cited)
    return Node(post.pk, post.author_id, post.parent_id, post.move, cites)


def only_answerable(lack, threads):
    """A locked thread lacks nothing that could be given."""
    posts = tuple(key for key in lack.posts if threads.nodes[key].may_answer)
    return Lack(lack.kind, posts)


def split(found, threads):
    """Questions put to the reader are a suggestion of their own, before the others'."""
    for lack in found:
        if lack.kind != "questions":
            yield lack
            continue
        to_reader = [key for key in lack.posts if is_put_to_reader(threads.nodes[key])]
        yield Lack("yours", tuple(to_reader))
        yield Lack("questions", tuple(key for key in lack.posts if key not in to_reader))


def is_put_to_reader(node):
    return node.above is not None and node.above.is_mine


def suggestion(lack, threads):
    nodes = [threads.nodes[key] for key in lack.posts]
    sentence = SENTENCES[lack.kind](nodes)
    links = [link(node, threads) for node in nodes[:MOST]]
    return Suggestion(lack.kind, sentence, links, max(0, lack.number - MOST))


def link(node, threads):
    opening = Truncator(" ".join(node.post.text.split())).words(OPENING)
    page = threads.prompt.get_absolute_url()
    return Link(f"{node.name}: {opening}", f"{page}#{node.post.anchor}")


def number_of(nodes):
    return wording.words(len(nodes), get_language()).capitalize()


def yours(nodes):
    if len(nodes) == 1:
        return _("%(name)s put a question to you.") % {"name": nodes[0].name}
    return _("%(number)s questions were put to you.") % {"number": number_of(nodes)}


def questions(nodes):
    if len(nodes) == 1:
        return _("Nobody has answered the question of %(name)s.") % {"name": nodes[0].name}
    return _("%(number)s questions have no answer yet.") % {"number": number_of(nodes)}


def unanswered(nodes):
    if len(nodes) == 1:
        return _("Nobody has answered %(name)s.") % {"name": nodes[0].name}
    return _("%(number)s posts have no answer yet.") % {"number": number_of(nodes)}


def evidence(nodes):
    told = ngettext(
        "%(number)s claim has no evidence yet.",
        "%(number)s claims have no evidence yet.",
        len(nodes),
    )
    return told % {"number": number_of(nodes)}


SENTENCES = {
    "yours": yours,
    "questions": questions,
    "unanswered": unanswered,
    "evidence": evidence,
    "counter": lambda _nodes: _("Nobody has argued against anything yet. Who sees it otherwise?"),
    "bridge": lambda _nodes: _(
        "There are counter-arguments and no bridge. What do both sides share?"
    ),
    "synthesis": lambda _nodes: _("Much has been said. Who draws it together?"),
}
