"""The options of a check are written anew: which answers stay, and what they are worth then."""

from django.utils import translation
from django.utils.translation import ngettext
from modeltranslation.utils import build_localized_fieldname

from ..checks import KINDS
from ..meanings import means_the_same
from ..models import Answer, Option
from ..module_schema import LANGUAGES

TEXTS = ("text", "match", "keywords", "feedback")


def localized(**texts):
    """`title={"id": …, "en": …}` -> the fields modeltranslation keeps them in."""
    return {
        build_localized_fieldname(field, language): text.get(language, "")
        for field, text in texts.items()
        for language in LANGUAGES
    }


def written(option):
    """Return an option's row as a table of the files."""
    fields = {
        field: {one: getattr(option, build_localized_fieldname(field, one)) for one in LANGUAGES}
        for field in TEXTS
    }
    return {"correct": option.correct} | fields


def write_options(check, items, *, was=None):
    """Make the options of `check`, a saved row, what `items` say; `was` is its kind before.

    Return notes on answers that fell away: those to other options mean nothing.
    """
    before = [written(option) for option in check.options.all()]
    notes = []
    if before and not means_the_same((was or check.kind, check.kind), before, items):
        notes = drop_answers(check)
    check.options.filter(position__gt=len(items)).delete()
    for position, item in enumerate(items, start=1):
        fields = {"correct": item["correct"]} | localized(**{name: item[name] for name in TEXTS})
        Option.objects.update_or_create(check_asked=check, position=position, defaults=fields)
    if check.kind == "short" and before:
        judge_anew(check)
    return notes


def drop_answers(check):
    dropped = Answer.objects.filter(check_asked=check).delete()[1].get(Answer._meta.label, 0)
    sentence = ngettext(
        "check %(slug)s changed its options: %(count)s answer dropped",
        "check %(slug)s changed its options: %(count)s answers dropped",
        dropped,
    )
    return [sentence % {"slug": check.slug, "count": dropped}] if dropped else []


def judge_anew(check):
    """Look for the ideas as they are sought now; what was earned once stays."""
    answers = list(Answer.objects.filter(check_asked=check))
    options = list(check.options.all())
    for answer in answers:
        given = best_reading(options, answer.text)
        answer.chosen = list(given.chosen)
        if answer.tries == 1:  # of later tries the first text is not kept
            answer.first_chosen = answer.chosen
        answer.best_score = max(answer.best_score, KINDS["short"].score(options, given))
    Answer.objects.bulk_update(answers, ["first_chosen", "chosen", "best_score"])


def best_reading(options, text):
    """Read a text in each language; nobody knows in which it was written."""
    readings = []
    for language in LANGUAGES:
        with translation.override(language):
            readings.append(KINDS["short"].read(options, [], text))
    return max(readings, key=lambda given: len(given.chosen))
