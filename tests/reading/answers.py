"""An answer to a check as it is sent and as its page reads."""

import re

HTMX = {"HX-Request": "true"}
ANSWER = {"answer_ind": "Jawaban contoh", "answer_en": "A model answer"}


def plain(response):
    html = re.sub(r"<svg.*?</svg>|<[^>]*>", " ", response.content.decode(), flags=re.S)
    return " ".join(html.split())
