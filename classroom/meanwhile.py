"""Two people change the same thing: what a page was made of, and what was saved since. Pure.

A page carries the marks of what it was made of, one for each value. So of a later save one can
tell which values were saved by somebody else meanwhile, which ones this page changed, and which
ones both did, without keeping what stood there before.
"""

from datetime import UTC, datetime
from decimal import Decimal
from hashlib import blake2b
from typing import NamedTuple


class Since(NamedTuple):
    """A value that was saved meanwhile, beside that of the page; texts to show."""

    label: str
    theirs: str
    mine: str
    is_mine_kept: bool  # the page changed it too; else theirs is taken over


def plain(value):
    """Return a value as one text, however it was written: 2,50 is 2.5, and seconds do not count.

    Of a row it is the number.
    """
    value = getattr(value, "pk", value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M")
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, bool) or value is None:
        return "1" if value else ""
    return "\n".join(str(value).split("\r\n")).strip()


def mark(text):
    return blake2b(text.encode(), digest_size=6).hexdigest()


def marks_of(values):
    """Return the marks of `{name: text}`, as a page carries them."""
    return " ".join(f"{name}:{mark(text)}" for name, text in values.items())


def marks_in(carried):
    """Return `{name: mark}`; what is no mark is left out."""
    parts = (one.rpartition(":") for one in carried.split())
    return {name: mark for name, _colon, mark in parts if name}


def moved(carried, values):
    """Return the names of `values` that differ from what the carried marks say."""
    marks = marks_in(carried)
    return {
        name
        for name in marks | values
        if marks.get(name) != (mark(values[name]) if name in values else None)
    }
