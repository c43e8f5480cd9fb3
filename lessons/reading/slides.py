"""A section's text cut into slides for a projector. Pure: Markdown in, pieces of Markdown out."""

import re
from functools import lru_cache
from itertools import groupby, pairwise
from math import ceil

from classroom.markup import parse

ENOUGH = 10  # lines that a projector shows at once in large type
LINE = 66  # letters of a line
HEADING, GAP = 1, 0.5  # the lines that a heading takes besides its own, and what is left after each
TITLE = 2  # the lines of the section's title, which stands above the first piece
ADDRESS = re.compile(r"\]\([^)]*\)")  # of a link, of which only the words are shown


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
    number, begin, room = 0, 0, TITLE
    for token, inside in pairwise([*parse(text), None]):
        if token.level or not token.map:
            continue
        first, end = token.map
        room += ENOUGH if is_picture(inside) else sum(map(height, lines[first:end]))
        if token.type == "heading_open":
            number, room = number + 1, room + HEADING
            continue
        yield number, "\n".join(lines[begin:end]), room
        begin, room = end, 0
    if number and room:
        yield number, "\n".join(lines[begin:]), room


def height(line):
    """Return how many lines a line of Markdown fills on the screen; a source stands below it."""
    shown = ceil(len(ADDRESS.sub("]", line)) / LINE) + ("](source:" in line)
    return shown + GAP if line.strip() else 0


def is_picture(token):
    """Whether a paragraph, by the token inside it, is a picture or figure and nothing else."""
    return bool(token and token.children) and [one.type for one in token.children] == ["image"]


def evenly(blocks):
    """Return pieces of the blocks' sources: as few as will do, and of those the most alike."""
    count = len(blocks)
    best = {count: (0, 0, ())}  # from a block on: pieces, squares of their rooms, where they end
    for first in reversed(range(count)):
        ways, room = [], 0
        for end in range(first + 1, count + 1):
            room += blocks[end - 1][2]
            if room > ENOUGH and ways:
                break
            pieces, squares, ends = best[end]
            ways.append((pieces + 1, squares + room**2, (end, *ends)))
        best[first] = min(ways)
    sources = [source for _heading, source, _room in blocks]
    cuts = pairwise((0, *best[0][2]))
    return ["\n".join(sources[first:end]) for first, end in cuts]
