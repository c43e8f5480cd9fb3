"""Checks of an own module; students' answers hang on their rows."""

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from lessons.reading.models import Check
from lessons.reading.services.options import localized, write_options

from ..slugs import free_name, slug_of
from .versions import changing

MOST_CHECKS = 200


def save_check(*, section, check, actor, kind, question, answer, options):
    """Write a check (None: a new one) of `section`; return it and notes on answers dropped.

    The texts and `options` are in the format's shape; answers stay while the check asks the same.
    """
    with changing(section.module, actor=actor) as held:
        check = check or new_check(held, section, question)
        was, check.kind = check.kind, kind
        for field, text in localized(question=question, answer=answer).items():
            setattr(check, field, text)
        check.save()
        return check, write_options(check, options, was=was)


def new_check(module, section, question):
    there = Check.objects.filter(section__module=module)
    if there.count() >= MOST_CHECKS:
        sentence = _("A module has at most %(most)s checks.")
        raise ValidationError(sentence % {"most": MOST_CHECKS})
    wanted = slug_of(next(filter(None, question.values()), ""), "check")
    last = there.aggregate(last=Max("position"))["last"] or 0
    taken = set(there.values_list("slug", flat=True))
    return Check(section=section, slug=free_name(wanted, taken), position=last + 1)


def move_check(*, check, actor, step):
    """Let a check change places with the one before (`step` -1) or behind it (1) in its section."""
    with changing(check.section.module, actor=actor):
        rows = list(check.section.checks.all())
        place = rows.index(check) + step
        if 0 <= place < len(rows):
            other = rows[place]
            check.position, other.position = other.position, check.position
            Check.objects.bulk_update([check, other], ["position"])


def delete_check(*, check, actor):
    """Delete a check with its answers."""
    with changing(check.section.module, actor=actor):
        check.delete()
