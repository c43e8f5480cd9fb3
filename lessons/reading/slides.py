"""A section's text cut into slides for a projector. Pure: Markdown in, pieces of Markdown out."""

import re
from functools import lru_cache
from itertools import groupby, pairwise, takewhile
from math import ceil
from typing import NamedTuple

from classroom.markup import parse

ENOUGH = 10  # lines that a projector shows at once in large type
LINE = 66  # letters of a line
HEADING, GAP = 1, 0.5  # the lines that a heading takes besides its own, and what is left after each
TITLE = 2  # the lines of the section's title, which stands above the first piece
PADDING = 0.75  # the lines a row of a table takes besides its words
ADDRESS = re.compile(r"\]\([^)]*\)")  # of a link, of which only the words are shown


class Block(NamedTuple):
    """What stays whole: its source, the number of the heading above it, the lines it fills.

    Of a long table each row is one; `head` is what has to stand above it on every slide.
    """

    heading: int
    source: str
    room: float
    head: str = ""


@lru_cache(maxsize=512)  # the same texts are shown again and again
def slides_of(text):
    """Return the text in order as a tuple of pieces, of which there is at least one.

    Each heading begins a piece. What stands under one heading is cut between paragraphs where it
    would be too much, into pieces of about one size. A list or table longer than a slide is cut
    between its items or rows; a long paragraph stays whole.
    """
    blocks = list(blocks_of(text))
    if sum(block.room for block in blocks) <= ENOUGH:
        return (text,)
    under = groupby(blocks, key=lambda block: block.heading)
    return tuple(piece for _heading, group in under for piece in evenly(list(group)))


def blocks_of(text):
    """Yield the blocks of a text in order.

    A heading is one block with what follows it: it is never left alone at the foot of a slide.
    """
    lines = text.splitlines()
    number, begin, room = 0, 0, TITLE
    tokens = parse(text)
    for place, token in enumerate(tokens):
        if token.level or not token.map:
            continue
        if token.type == "heading_open":
            number, room = number + 1, room + HEADING + height(lines[token.map[0]])
            continue
        for stop, took, head in parts_of(tokens[place:], lines, room):
            yield Block(number, "\n".join(lines[begin:stop]), took, head)
            begin = stop
        room = 0
    if number and room:
        yield Block(number, "\n".join(lines[begin:]), room)


def parts_of(tokens, lines, above):
    """Yield (where it ends, its room, its head) of each part of what `tokens` begin with.

    `above` is the room of what stands above the first part, and on one slide with it.
    """
    first, end = tokens[0].map
    heights = [height(line) for line in lines[first:end]]
    if is_picture(tokens[1] if len(tokens) > 1 else None):
        heights = [ENOUGH]
    starts, head = cuts_of(tokens, lines)
    if len(starts) < 2 or above + sum(heights) <= ENOUGH:
        yield end, above + sum(heights), ""
        return
    for start, stop in pairwise([*starts, end]):
        yield stop, above + sum(heights[start - first : stop - first]), head
        above = 0


def cuts_of(tokens, lines):
    """Return the lines at which a list or table may be cut, and what heads each part of it."""
    kind, (first, end) = tokens[0].type, tokens[0].map
    if kind == "table_open":
        return [first, *range(first + 3, end)], "\n".join(lines[first : first + 2])
    if kind in ("bullet_list_open", "ordered_list_open"):
        inside = takewhile(lambda token: token.level or token.nesting >= 0, tokens)
        return [one.map[0] for one in inside if one.type == "list_item_open" and one.level == 1], ""
    return [], ""


def height(line):
    """Return how many lines a line of Markdown fills on the screen; a source stands below it."""
    words = ADDRESS.sub("]", line)
    if words.startswith("|"):
        return PADDING + row_height(words) if set(words) - set("|-: ") else 0
    shown = ceil(len(words) / LINE) + ("](source:" in line)
    return shown + GAP if line.strip() else 0


def row_height(words):
    """Return how many lines the longest cell of a row fills, where all are equally wide."""
    cells = words.strip("|").split("|")
    return max(ceil(len(cell.strip()) / (LINE / len(cells))) for cell in cells)


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
            room += blocks[end - 1].room
            if room > ENOUGH and ways:
                break
            pieces, squares, ends = best[end]
            ways.append((pieces + 1, squares + room**2, (end, *ends)))
        best[first] = min(ways)
    cuts = pairwise((0, *best[0][2]))
    return [joined(blocks[first:end], blocks[first - 1 : first]) for first, end in cuts]


def joined(blocks, before):
    """Return the source of a piece; a table that goes on from the piece `before` has its head."""
    head = blocks[0].head if before and before[0].head == blocks[0].head else ""
    return "\n".join([head] * bool(head) + [block.source for block in blocks])
