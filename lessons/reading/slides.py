"""A section's text cut into slides for a projector. Pure: Markdown in, pieces of Markdown out."""

from functools import lru_cache
from itertools import groupby, pairwise
from math import ceil

from classroom.markup import parse

ENOUGH = 100  # words that a projector shows at once in large type
HEADING, GAP = 12, 4  # the room that a heading takes, and the space around a block, in words


@lru_cache(maxsize=512)  # the same texts are shown again and again
def slides_of(text):
    """Return the text in order as a tuple of pieces, of which there is at least one.

    Each heading begins a piece. What stands under one heading is cut between paragraphs where it
    would be too much, into pieces of about one size; a long paragraph or table stays whole.
    """
    blocks = list(blocks_of(text))
    if sum(room for _heading, _source, room in blocks) <= ENOUGH:
        return (text,)
    under = groupby(blocks, key=lambda block: block[0])
    return tuple(piece for _heading, group in under for piece in evenly(list(group)))


def blocks_of(text):
    """Yield (number of the heading above, source, the room it takes) of each block.

    A heading is one block with what follows it: it is never left alone at the foot of a slide.
    """
    lines = text.splitlines()
    number, begin, room = 0, 0, 0
    for token, inside in pairwise([*parse(text), None]):
        if token.level or not token.map:
            continue
        first, end = token.map
        words = len(" ".join(lines[first:end]).split())
        room += GAP + (ENOUGH if is_picture(inside) else words)
        if token.type == "heading_open":
            number, room = number + 1, room + HEADING
            continue
        yield number, "\n".join(lines[begin:end]), room
        begin, room = end, 0
    if room:
        yield number, "\n".join(lines[begin:]), room


def is_picture(token):
    """Whether a paragraph, by the token inside it, is a picture or figure and nothing else."""
    return bool(token and token.children) and [one.type for one in token.children] == ["image"]


def evenly(blocks):
    """Return pieces of the blocks' sources: as few as will do, each of about one size."""
    total = sum(room for _heading, _source, room in blocks)
    fewest = min(ceil(total / ENOUGH), len(blocks))
    for n in range(fewest, len(blocks) + 1):
        pieces = cut(blocks, total / n)
        if all(sum(room for _source, room in piece) <= ENOUGH for piece in pieces):
            break
    return ["\n".join(source for source, _room in piece) for piece in pieces]


def cut(blocks, share):
    """Return pieces as lists of (source, room), each of about `share`."""
    taken, pieces = 0, {}
    for _heading, source, room in blocks:
        place = int((taken + room / 2) / share)  # where most of the block belongs
        pieces.setdefault(place, []).append((source, room))
        taken += room
    return list(pieces.values())
