"""Which posts say nearly the same. Pure: it compares the words two texts share, and nothing else.

Each text becomes a bag of words without the smallest ones; two bags are as near as the cosine of
the angle between them, where a word that stands in many posts weighs less (tf-idf).
"""

import re
from collections import Counter
from math import log, sqrt

WORD = re.compile(r"[^\W\d_]{3,}")
# The smallest words, Indonesian and then English.
SMALL = """
yang dan dari untuk dengan pada adalah ini itu juga atau akan tidak bukan karena oleh sebagai
dalam lebih bisa dapat ada saya kami kita mereka dia kamu para agar jika kalau maka tetapi
tapi namun sudah telah masih hanya saja lagi sangat harus perlu menurut seperti antara bagi
tersebut sebuah setiap semua banyak secara bahwa ketika
the and for are but not you all any can had her was one our out has him his how its may new
now old see two who did that this with have from they will would there their what about which
when make like than them then these some could other into only also because should being
more most very
"""
SMALL = frozenset(SMALL.split())
ALIKE = 0.6  # from here on a reader would say: that has been said


def bag(text):
    return Counter(word for word in WORD.findall(text.casefold()) if word not in SMALL)


def weights(bags):
    """A word's weight: high where few of the bags hold it."""
    held_by = Counter(word for one in bags for word in one)
    return {word: log((1 + len(bags)) / (1 + n)) + 1 for word, n in held_by.items()}


def length(one, weight):
    return sqrt(sum((n * weight[word]) ** 2 for word, n in one.items()))


def likeness(one, other, weight):
    """From 0, no word in common, to 1, the same words as often."""
    together = sum(
        one[word] * other[word] * weight[word] ** 2 for word in one.keys() & other.keys()
    )
    return together / (length(one, weight) * length(other, weight)) if together else 0.0


def nearest(text, others, *, most=3, least=ALIKE):
    """Return `[(key, likeness)]` of the posts nearest to `text`, the nearest first.

    `others` is `{key: text}`; a text of fewer than four words of its own is like nothing.
    """
    new = bag(text)
    if len(new) < 4:
        return []
    bags = {key: bag(other) for key, other in others.items()}
    weight = weights([new, *bags.values()])
    found = [(key, likeness(new, other, weight)) for key, other in bags.items()]
    found = [(key, like) for key, like in found if like >= least]
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:most]
