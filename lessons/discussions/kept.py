"""What of a post is kept while it is written. Pure: words in, one text out."""

from classroom.texts import as_one

WRITTEN = ("text", "restates", "cite", "cite_title")  # in the order of the page
CHOSEN = ("move", "bridges")
WORDS = WRITTEN + CHOSEN


def kept_text(words):
    """Return `{name: text}` of WORDS as one text, as static/js/writing-text.js makes it."""
    return as_one((words[name] for name in WRITTEN), (words[name] for name in CHOSEN))
