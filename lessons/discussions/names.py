"""By what name a post's author is called, and in which order posts stand where names are hidden."""

import hmac
from hashlib import sha256
from string import ascii_uppercase

from django.conf import settings
from django.utils.translation import gettext as _


def keyed(*parts):
    """A number that says nothing of its parts to whoever lacks the site's key."""
    text = "/".join(map(str, parts)).encode()
    return int.from_bytes(hmac.digest(settings.SECRET_KEY.encode(), text, sha256)[:8])


def hides_names(prompt, reader):
    """Teachers always know who wrote; classmates where the prompt lets them."""
    return prompt.names_hidden and not reader.teaches


def label(place):
    """0 -> "A", 25 -> "Z", 26 -> "AA"."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = ascii_uppercase[rest] + letters
    return letters


def labels_of(prompt, authors):
    """Return {author's number: "Classmate B"}: the same all through one discussion, and only there.

    The letters go by a keyed order, so neither the class list nor who came first shows in them.
    `authors` are all who may ever write, so that a letter stays with its person.
    """
    order = sorted(authors, key=lambda author: keyed("label", prompt.pk, author))
    return {author: _("Classmate %s") % label(place) for place, author in enumerate(order)}


def name_of(author):
    """The name of an enrolment; who is gone or has left the class is no longer named."""
    if author is None or author.left_at is not None:
        return _("former student")
    return author.user.full_name


def concealed_order(prompt, post):
    """By day, and within a day in no order that tells who was first."""
    return post.created_at.date(), keyed("order", prompt.pk, post.pk)
