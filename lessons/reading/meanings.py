"""Whether a check still asks the same, so that answers to it still mean something. Pure.

Options are tables as `module_schema.OPTION` has them, in order: `{"correct": bool, "text": {"id":
…, "en": …}, "match": {…}, "keywords": {…}}`.
"""

from .module_schema import CHOSEN, LANGUAGES

ALIKE = {"single", "truefalse"}  # asked and scored the same


def means_the_same(kinds, before, after):
    """Return whether answers to the options `before` can stay with those `after`.

    `kinds` are the kind before and after. A text may be mended; it may not stand in another place,
    nor may what is right change. A short answer is its text: it stays whatever is sought in it.
    """
    old, new = kinds
    if old != new and not {old, new} <= ALIKE:
        return False
    if new == "short":
        return True
    if len(before) != len(after) or have_moved("text", before, after):
        return False
    if new in CHOSEN:
        return [one["correct"] for one in before] == [one["correct"] for one in after]
    moved = new == "matching" and have_moved("match", before, after)
    return not moved and shared(before) == shared(after)


def have_moved(field, before, after):
    """Whether a text stands now where another one stood, in any language."""
    for language in LANGUAGES:
        old = [one[field].get(language, "") for one in before]
        new = [one[field].get(language, "") for one in after]
        places = zip(old, new, strict=True)
        if any(here and here != was and here in old for was, here in places):
            return True
    return False


def shared(options):
    """Which options have the same match, for each language."""
    texts = [[one["match"].get(language, "") for one in options] for language in LANGUAGES]
    return [[row.index(text) for text in row] for row in texts]
