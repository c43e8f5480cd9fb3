"""Who is named with an @ in a post, and how that is shown. Pure: texts and names in and out."""

import html
import re

TAG = re.compile(r"(<[^>]*>)")
MARKS = {True: "<mark>{}</mark>", False: '<span class="mention">{}</span>'}


def named_in(text, names):
    """Return those of `names` that stand in `text` after an @; of two that fit, the longer one."""
    if "@" not in text or not names:
        return set()
    found = {one[1].casefold() for one in pattern_of(names).finditer(text)}
    return {name for name in names if name.casefold() in found}


def pattern_of(names):
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)@({'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


def marked(page, names):
    """Mark the names in the HTML of a text; `names` are {name: whether it is the reader's}."""
    own = {html.escape(name, quote=False).casefold(): is_own for name, is_own in names.items()}
    pattern = pattern_of(own)
    parts = TAG.split(page)  # texts, with a tag between each two
    parts[::2] = [
        pattern.sub(lambda one: MARKS[own[one[1].casefold()]].format(one[0]), text)
        for text in parts[::2]
    ]
    return "".join(parts)
