"""Key ideas in a free text, found by their words. Pure: it knows letters, not what is meant."""

import re
import unicodedata

WORD = re.compile(r"\w+")
SOUGHT = re.compile(r"\w+\*?")  # vot* is every word that begins with vot


def words_of(text, pattern=WORD):
    """Return the words of `text` in small letters without accents."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return pattern.findall("".join(one for one in letters if not unicodedata.combining(one)))


def is_found(keywords, words):
    """Whether any of `keywords`, such as "veto; hak tolak; setuju*", stands in `words`."""
    return any(stands_in(words, words_of(phrase, SOUGHT)) for phrase in keywords.split(";"))


def stands_in(words, phrase):
    if not phrase:
        return False
    starts = range(len(words) - len(phrase) + 1)
    return any(all(map(is_word, phrase, words[start:])) for start in starts)


def is_word(sought, word):
    return word.startswith(sought[:-1]) if sought.endswith("*") else word == sought
