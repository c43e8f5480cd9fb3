"""Pure arithmetic of texts: one normal form, one count of words, one fingerprint.

`static/js/writing-text.js` does exactly the same in the browser; a journey holds the two together.
"""

import hashlib
import re
import unicodedata

# Spelled out, because \s means different characters in Python and in JavaScript.
SPACE = re.compile(
    "[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+"
)
MARK, CHOICE = "\x1e", "\x1f"  # what no keyboard writes
LETTER_OR_DIGIT = re.compile(r"[^\W_]")  # just what Unicode puts under L and N
HIDDEN = {"Cc", "Cf", "Zl", "Zp"}  # Unicode's controls, formats and breaks
JOINERS = "\u200c\u200d"  # formats that some scripts need
FILLERS = "\u115f\u1160\u3164\uffa0"  # letters that are blank


def normalise(text):
    """Return the one form that is stored, counted and hashed: line ends as \\n, no NUL."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def count_words(text):
    """Count chunks between white space that hold a letter or digit: "negara-negara" is one.

    Markdown's lone marks (#, -, >, **) are no words.
    """
    return sum(1 for _ in filter(LETTER_OR_DIGIT.search, SPACE.split(text)))


def has_hidden(text):
    """Whether the text holds a character that nobody sees; some turn the text beside it around."""
    return any(
        char in FILLERS or (unicodedata.category(char) in HIDDEN and char not in JOINERS)
        for char in text
    )


def as_one(written, chosen=()):
    """Return the fields of one form as one text: what is chosen after what is written."""
    return MARK.join(written) + "".join(CHOICE + one for one in chosen)


def fingerprint(text):
    """SHA-256 of the normal form in UTF-8, as 64 hex digits."""
    return hashlib.sha256(normalise(text).encode()).hexdigest()
