"""Usernames made from names: short, lower case, typed on a phone without trouble."""

import re
import unicodedata
from itertools import count


def plain(text):
    """Return the text in the letters a to z and digits, words parted by single dots."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"['`]", "", ascii_text)
    return ".".join(re.findall(r"[a-z0-9]+", words))


def suggest(full_name, taken):
    """Return a username for the name that is not in `taken`: "siti.aminah", then "siti.aminah2"."""
    parts = plain(full_name).split(".")
    wish = ".".join([parts[0], parts[-1]] if len(parts) > 1 else parts)[:140] or "person"
    taken = {name.lower() for name in taken}
    if wish not in taken:
        return wish
    return next(f"{wish}{n}" for n in count(2) if f"{wish}{n}" not in taken)
