"""The pieces a picture is drawn from: SVG as text. Pure, and knows nothing of what is drawn.

Sizes are in the picture's own units: at the width of a phone (WIDTH) one is about one CSS pixel, so
nothing is set smaller than 12. What a projector shows (`wide`) is drawn on a sheet of its own form,
on which nothing is smaller than 14. Colours come by class from static/css/figures.css, never from
here.
"""

from html import escape
from itertools import accumulate

WIDTH = 340
SCREEN = 640  # the width of a sheet for a projector
STEP = 17  # from one line of text to the next

NARROW = frozenset("ijlftrI1.,:;'’!|()[] /")
WIDE = frozenset("mwMW%@—")


def n(value):
    """Write a coordinate with no more digits than one sees."""
    return f"{round(value, 1):g}"


def attributes(css):
    return f' class="{css}"' if css else ""


def text(x, y, words, css=""):
    return f'<text x="{n(x)}" y="{n(y)}"{attributes(css)}>{escape(words, quote=False)}</text>'


def lines(x, y, all_words, css=""):
    """Lines of text below each other; the first stands on `y`."""
    spans = (
        f'<tspan x="{n(x)}" y="{n(y + place * STEP)}">{escape(words, quote=False)}</tspan>'
        for place, words in enumerate(all_words)
    )
    return f"<text{attributes(css)}>{''.join(spans)}</text>"


def rect(x, y, width, height, css="", rounded=0):
    corner = f' rx="{n(rounded)}"' if rounded else ""
    place = f'x="{n(x)}" y="{n(y)}" width="{n(width)}" height="{n(height)}"'
    return f"<rect {place}{corner}{attributes(css)}/>"


def line(x1, y1, x2, y2, css="rule"):
    return f'<path d="M{n(x1)} {n(y1)}L{n(x2)} {n(y2)}"{attributes(css)}/>'


def path(points, css="rule"):
    return f'<path d="M{"L".join(f"{n(x)} {n(y)}" for x, y in points)}"{attributes(css)}/>'


def circle(x, y, radius, css=""):
    return f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(radius)}"{attributes(css)}/>'


def squares(corners, size, css=""):
    """Many squares of one kind as one path: a fifth of the bytes of as many rects."""
    shape = "".join(f"M{n(x)} {n(y)}h{n(size)}v{n(size)}h-{n(size)}z" for x, y in corners)
    return f'<path d="{shape}"{attributes(css)}/>' if shape else ""


def titled(title, parts):
    """Parts that tell the mouse what they are."""
    return f"<g><title>{escape(title, quote=False)}</title>{''.join(parts)}</g>"


def moved(x, y, parts):
    return f'<g transform="translate({n(x)} {n(y)})">{"".join(parts)}</g>'


def scale(least, most, start, end):
    """Return the function that carries `least` to `start`, `most` to `end`, the rest between."""
    return lambda value: start + (value - least) * (end - start) / (most - least)


def apart(wanted, heights, least):
    """Return places as near to the `wanted` ones as can be without overlapping, none below `least`.

    `wanted` rises. What would overlap moves as one, up and down alike (pooled adjacent violators).
    """
    pools, before = [], 0  # [sum, count] of where the first of each pool wants to be
    for place, height in zip(wanted, heights, strict=True):
        pools.append([place - before, 1])
        before += height
        while len(pools) > 1 and mean(pools[-2]) > mean(pools[-1]):
            total, count = pools.pop()
            pools[-1][0] += total
            pools[-1][1] += count
    firsts = [max(mean(pool), least) for pool in pools for _one in range(pool[1])]
    offsets = accumulate((0, *heights[:-1]))
    return [first + offset for first, offset in zip(firsts, offsets, strict=True)]


def mean(pool):
    return pool[0] / pool[1]


def width_of(words, size):
    """About how wide `words` are: rather too much, since every device has its own letters."""
    return sum(share(letter) for letter in words) * size


def share(letter):
    if letter in NARROW:
        return 0.36
    if letter in WIDE:
        return 0.95
    return 0.7 if letter.isupper() else 0.6


def wrapped(words, width, size=14):
    """Return `words` as lines that are not wider than `width`; a longer word stands alone."""
    out = []
    for word in words.split():
        longer = f"{out[-1]} {word}" if out else word
        if out and width_of(longer, size) <= width:
            out[-1] = longer
        else:
            out.append(word)
    return out


def wide(name, title, description, height, parts, width=SCREEN):
    """Return a whole picture for a projector, which may stand beside the `drawing` of its name."""
    return drawing(f"{name}-wide", title, description, height, parts, width, "drawing wide")


def drawing(name, title, description, height, parts, width=WIDTH, shape="drawing"):
    """Return the whole picture; `name` makes its ids, so it is used once on a page."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{shape}" viewBox="0 0 {width} {n(height)}"'
        f' role="img" aria-labelledby="{name}-title" aria-describedby="{name}-desc">'
        f'<title id="{name}-title">{escape(title, quote=False)}</title>'
        f'<desc id="{name}-desc">{escape(description, quote=False)}</desc>'
        f"{''.join(parts)}</svg>"
    )
