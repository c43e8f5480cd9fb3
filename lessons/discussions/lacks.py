"""What a discussion still lacks, by rules that can be told to anyone. Pure: posts in, lacks out."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Node:
    """One post that stands. `author` and `parent` are keys; `cites`: it comes with evidence."""

    key: int
    author: object
    parent: int | None
    move: str
    cites: bool = False


@dataclass(frozen=True)
class Lack:
    """One suggestion. `kind` names the rule, `posts` what it is about, the oldest first."""

    kind: str
    posts: tuple[int, ...]

    @property
    def number(self):
        return len(self.posts)


def lacks(nodes, reader=None):
    """Return what the posts lack, in the order of the rules below; nothing where all is there.

    - `questions`: a question nobody has answered, put to the reader first of all;
    - `unanswered`: a first post by someone else that nobody has answered;
    - `evidence`: a claim with no evidence of its own or in an answer;
    - `counter`: nobody has argued against anything;
    - `bridge`: there are counter-arguments, and no bridge between two posts;
    - `synthesis`: there is much, and nobody has drawn it together.
    """
    nodes = list(nodes)
    replies = {}
    for node in nodes:
        replies.setdefault(node.parent, []).append(node)
    moves = {node.move for node in nodes}
    found = [
        Lack("questions", open_questions(nodes, replies, reader)),
        Lack("unanswered", unanswered(nodes, replies, reader)),
        Lack("evidence", without_evidence(nodes, replies)),
    ]
    if len(nodes) >= 4 and "counter" not in moves:
        found.append(Lack("counter", tuple(n.key for n in nodes if n.move == "claim")))
    if "counter" in moves and "bridge" not in moves:
        found.append(Lack("bridge", tuple(n.key for n in nodes if n.move == "counter")))
    if len(nodes) >= 12 and "synthesis" not in moves:
        found.append(Lack("synthesis", tuple(n.key for n in nodes if n.parent is None)))
    return [lack for lack in found if lack.posts]


def answered_by_another(node, replies):
    return any(reply.author != node.author for reply in replies.get(node.key, ()))


def open_questions(nodes, replies, reader):
    """Those put to the reader stand first: a question is put to whose post it answers."""
    authors = {node.key: node.author for node in nodes}
    still = [
        node
        for node in nodes
        if node.move == "question"
        and node.author != reader
        and not answered_by_another(node, replies)
    ]
    to_reader = [n for n in still if reader is not None and authors.get(n.parent) == reader]
    return tuple(n.key for n in [*to_reader, *(n for n in still if n not in to_reader)])


def unanswered(nodes, replies, reader):
    return tuple(
        node.key
        for node in nodes
        if node.parent is None
        and node.move != "question"
        and node.author != reader
        and not answered_by_another(node, replies)
    )


def without_evidence(nodes, replies):
    return tuple(
        node.key
        for node in nodes
        if node.move == "claim"
        and not node.cites
        and not any(r.cites for r in replies.get(node.key, ()))
    )
