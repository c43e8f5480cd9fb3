"""How many words of a post its readers see."""

import re
from html import unescape

from django.utils.html import strip_tags

from classroom.markup import to_html
from classroom.texts import count_words

FILLERS = re.compile("[\u115f\u1160\u3164\uffa0]")  # letters by their category, blank to the eye


def words_seen(text):
    """Count what is left once it is drawn: a picture's words or a link's title open no door."""
    return count_words(FILLERS.sub("", unescape(strip_tags(to_html(text)))))
