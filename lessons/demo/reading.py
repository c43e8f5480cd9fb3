"""How far each student of the demo school has read, and how their checks went."""

from datetime import timedelta
from functools import partial

from django.utils import timezone

from lessons.assignments.models import Work
from lessons.reading.checks import KINDS
from lessons.reading.given import Given
from lessons.reading.models import Answer, Section, SectionRead
from lessons.reading.services import count_points

# Out of ten students: how many sections they have read (of six), the keenest last.
PACE = [0, 1, 2, 2, 3, 4, 6, 6, 6, 6]

UNSURE = "Saya belum yakin, tetapi menurut saya semua negara harus ikut bicara."
REASONS = [
    "Karena di teksnya dijelaskan begitu.",
    "Karena contoh di bagian ini menunjukkan hal itu.",
    "Kalau dibaca lagi, kalimatnya tidak berkata begitu.",
]


def sections_done(number, chance, total):
    """The first student of a class stops in the middle, so that a visitor can go on reading."""
    return 2 if number == 0 else min(chance.choice(PACE), total)


def chosen(kind, options, chance, solved):
    """Return what a student chose, as `Given.chosen` has it: right, or with a slip."""
    numbers = [option.position for option in options]
    if kind in ("matching", "ordering"):
        slip = numbers[1:2] + numbers[:1] + numbers[2:]
        return numbers if solved else slip
    if kind == "short":
        return numbers if solved else sorted(chance.sample(numbers, len(numbers) - 1))
    right = [option.position for option in options if option.correct]
    wrong = [option.position for option in options if not option.correct]
    return right if solved else [chance.choice(wrong or right)]


def in_words(check, options, found, chance):
    """Return what a student wrote: a reason, or the ideas that were found."""
    if check.kind == "reasoned":
        return chance.choice([*REASONS, check.answer.partition(". ")[0]])
    if check.kind == "short":
        ideas = [option.text for option in options if option.position in found]
        return "; ".join(ideas) or UNSURE
    return ""


def answer(work, check, chance, when):
    """Return an answer as students give them: mostly right, some on the second try."""
    options = list(check.options.all())
    at_first = chance.random() < 0.65
    retried = not at_first and chance.random() < 0.7
    last = chosen(check.kind, options, chance, at_first or retried)
    first = last if not retried else chosen(check.kind, options, chance, False)
    score = partial(KINDS[check.kind].score, options)
    return Answer(
        work=work,
        check_asked=check,
        first_chosen=first,
        chosen=last,
        text=in_words(check, options, last, chance),
        tries=2 if retried else 1,
        first_score=score(Given(first)),
        best_score=score(Given(last)),
        answered_at=when,
    )


def give_progress(assignment, students, chance):
    """Make the works, the sections read and the answers of one class."""
    module = assignment.reading_task.module
    sections = list(Section.objects.filter(module=module).prefetch_related("checks__options"))
    works, reads, answers = [], [], []
    for number, student in enumerate(students):
        done = sections_done(number, chance, len(sections))
        if not done:
            continue
        start = assignment.opens_at + timedelta(hours=chance.randint(4, 200))
        work = Work(assignment=assignment, enrolment=student, started_at=start)
        works.append(work)
        when = start
        for section in sections[:done]:
            when += timedelta(minutes=chance.randint(6, 25))
            reads.append(SectionRead(work=work, section=section, read_at=when))
            answers += [answer(work, check, chance, when) for check in section.checks.all()]
        if done == len(sections):
            work.submitted_at = min(when, timezone.now())
    Work.objects.bulk_create(works)
    SectionRead.objects.bulk_create(reads)
    Answer.objects.bulk_create(answers)
    count_points(assignment.reading_task, works)
