from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from classroom.texts import count_words, fingerprint, normalise
from lessons.assignments.services import begin

from .models import Attempt, Draft


class Conflict(Exception):  # noqa: N818 - it is an answer, not an error
    """The draft was saved elsewhere after the version this text is based on."""

    def __init__(self, draft):
        self.draft = draft


def own_work(assignment, enrolment):
    """Return the student's work, held and begun if need be: saves and attempts queue up here."""
    # Not start_work: a text is kept also when it is first saved after the closing date.
    work = begin(assignment, enrolment)
    if work is None:
        raise Http404
    return work


@transaction.atomic
def save_draft(*, assignment, enrolment, text, based_on):
    """Keep `text` as the student's draft and return it.

    `based_on` is the version the text was written upon, 0 when there was none, so that of two first
    saves the second is noticed too. Raise Conflict, with what is stored, instead of overwriting it.
    """
    text = normalise(text)
    work = own_work(assignment, enrolment)
    draft = Draft.objects.filter(work=work).first()
    if draft is None:
        return Draft.objects.create(work=work, text=text, version=1)
    if draft.text == text:
        return draft
    if draft.version != based_on:
        raise Conflict(draft)
    draft.text = text
    draft.version += 1
    draft.saved_at = timezone.now()
    draft.save()
    return draft


@transaction.atomic
def submit(*, assignment, enrolment, based_on, number, key):
    """Hand in the stored draft of version `based_on` as attempt `number` and return the attempt.

    The same `key` again returns the same attempt, also after the closing date: the first answer may
    have been lost on the way. So does the same text from a page that another one was quicker than.
    Raise Conflict when the draft is no longer the text that was shown.
    """
    work = own_work(assignment, enrolment)
    known = Attempt.objects.filter(key=key).first()
    if known and known.work_id == work.pk:
        return known
    if known:
        raise ValidationError(_("This page was made for another text. Load it again."))
    draft = Draft.objects.filter(work=work).first()
    last = work.attempts.last()
    is_stale = number != next_number(last)
    if is_stale and last and draft and last.sha256 == fingerprint(draft.text):
        return last
    refuse_what_cannot_be_handed_in(assignment, draft)
    if is_stale or draft.version != based_on:
        raise Conflict(draft)
    return keep_attempt(work, draft, number, key)


def next_number(last):
    return last.number + 1 if last else 1


def keep_attempt(work, draft, number, key):
    attempt = Attempt.objects.create(
        work=work,
        number=number,
        text=draft.text,
        words=count_words(draft.text),
        sha256=fingerprint(draft.text),
        submitted_at=timezone.now(),
        key=key,
    )
    work.submitted_at = attempt.submitted_at
    work.save(update_fields=["submitted_at"])
    return attempt


def refuse_what_cannot_be_handed_in(assignment, draft):
    if assignment.is_closed:
        raise ValidationError(
            _("This assignment is closed. Your text is kept as a draft; it was not handed in.")
        )
    if draft is None or not count_words(draft.text):
        raise ValidationError(_("There is no text to hand in yet."))
