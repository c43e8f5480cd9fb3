"""How far each student of the demo school has read, and how their checks went."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from lessons.assignments.models import Work
from lessons.reading.models import Answer, Section, SectionRead

# Out of ten students: how many sections they have read (of six), the keenest last.
PACE = [0, 1, 2, 2, 3, 4, 6, 6, 6, 6]


def sections_done(number, chance, total):
    """The first student of a class stops in the middle, so that a visitor can go on reading."""
    return 2 if number == 0 else min(chance.choice(PACE), total)


def answer(work, check, chance, when):
    """Return an answer as students give them: mostly right, some on the second try."""
    options = list(check.options.all())
    right = [option.position for option in options if option.correct]
    wrong = [option.position for option in options if not option.correct]
    at_first = chance.random() < 0.65
    retried = not at_first and chance.random() < 0.7
    solved = at_first or retried
    return Answer(
        work=work,
        check_asked=check,
        chosen=right if solved else [chance.choice(wrong or right)],
        tries=2 if retried else 1,
        first_score=Decimal(int(at_first)),
        best_score=Decimal(int(solved)),
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
