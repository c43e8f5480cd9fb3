"""Names as they are compared: no capitals, no accents, one space between words.

Databases differ in this, and SQLite knows only the letters of English.
"""

import unicodedata

from django.db import models


def folded(name):
    """Return "eva nandu" for "Éva  Ñandu"."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(one for one in letters if not unicodedata.combining(one))
    return " ".join(plain.split())


class SortName(models.CharField):
    """The full name, folded whenever a row is saved: what lists are sorted and searched by."""

    def pre_save(self, user, add):
        user.sort_name = folded(user.full_name)[: self.max_length]
        return user.sort_name
