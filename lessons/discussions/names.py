"""By what name a post's author is called, and in which order posts stand where names are hidden."""

import hmac
from hashlib import sha256
from string import ascii_uppercase

from django.conf import settings
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from classroom.people.models import Enrolment


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


def labels_of(prompt):
    """Return {author's number: "Classmate B"}: the same all through one discussion, and only there.

    See `services.letters` for who gets which letter.
    """
    places = prompt.letters.values_list("enrolment", "place")
    return {author: _("Classmate %s") % label(place) for author, place in places}


def names_to_call(prompt):
    """Return `(enrolment's number, name)` pairs: how people are called with an @ in a discussion.

    Where names are hidden students are called by their letters, in any language of the site.
    """
    members = Enrolment.objects.current().filter(course=prompt.assignment.course_id)
    if not prompt.names_hidden:
        return list(members.values_list("pk", "user__full_name"))
    called = list(members.filter(role=Enrolment.Role.TEACHER).values_list("pk", "user__full_name"))
    for language, _name in settings.LANGUAGES:
        with override(language):
            called += labels_of(prompt).items()
    return called


def name_of(author):
    """The name of an enrolment; who is gone or has left the class is no longer named."""
    if author is None or author.left_at is not None:
        return _("former student")
    return author.user.full_name


def concealed_order(prompt, post, zone):
    """By day in the school, and within a day in no order that tells who was first."""
    return localtime(post.created_at, zone).date(), keyed("order", prompt.pk, post.pk)
