"""What the demo school works on: a module, a claim check, essays and discussions, half marked."""

import random
from datetime import datetime, time, timedelta

from django.utils import timezone

from classroom.people.models import Enrolment
from lessons.assignments.models import Assignment
from lessons.reading.models import Module, ReadingTask

from .claims import give_claims
from .discussions import give_discussions
from .essays import give_first_essay, give_second_essay, make_second_rubric
from .notes import give_notes
from .reading import give_progress

MODULE = "three-or-more"
BACKGROUND = "oic-table"


def evening(school, days):
    """Return 23.59 in the school's zone, so many days from today."""
    day = timezone.localdate(timezone=school.zone) + timedelta(days=days)
    return datetime.combine(day, time(23, 59), tzinfo=school.zone)


def give_reading(course, teacher, module, opened, due):
    assignment = Assignment.objects.create(
        course=course,
        kind=Assignment.Kind.READING,
        title=module.title,
        instructions="Baca keenam bagian dan jawab pertanyaan di akhir tiap bagian.",
        opens_at=opened,
        due_at=due,
        points=10,
        created_by=teacher,
    )
    counting = ReadingTask.Counting.BEST
    ReadingTask.objects.create(assignment=assignment, module=module, counting=counting)
    return assignment


def give_background(course, teacher):
    """The module that the open discussion takes its material from, to be read where it is cited."""
    module = Module.objects.get(slug=BACKGROUND)
    assignment = Assignment.objects.create(
        course=course,
        kind=Assignment.Kind.READING,
        title=module.title,
        instructions="Bahan untuk diskusi: baca bagian yang kamu kutip.",
        opens_at=timezone.now() - timedelta(days=5),
        created_by=teacher,
    )
    ReadingTask.objects.create(assignment=assignment, module=module)


def students_of(course, chance):
    """Return the class's students in a made-up but steady order; the first stays first."""
    first, *rest = course.enrolments.filter(role=Enrolment.Role.STUDENT).select_related("user")
    chance.shuffle(rest)
    return [first, *rest]


def give_claims_to(course, teacher, module, now):
    """With chances of its own, so that what the others work on stays as it was."""
    chance = random.Random(8)  # noqa: S311 - steady, not secret
    students = students_of(course, chance)
    dates = {"opened": now - timedelta(days=6), "due": evening(course.school, 5)}
    give_claims(course, teacher, module, students, chance, **dates)


def give_work(first_course, second_course):
    """Fill both classes; the same every time but for the dates, which follow today's."""
    chance = random.Random(2026)  # noqa: S311 - steady, not secret
    school = first_course.school
    teacher = first_course.enrolments.get(role=Enrolment.Role.TEACHER).user
    module = Module.objects.get(slug=MODULE)
    now = timezone.now()
    for course in (first_course, second_course):
        reading = give_reading(
            course, teacher, module, now - timedelta(days=16), evening(school, 3)
        )
        give_progress(reading, students_of(course, chance), chance)
    give_notes(module, first_course)
    give_first_essay(
        first_course,
        teacher,
        module,
        students_of(first_course, chance),
        opened=now - timedelta(days=14),
        due=evening(school, -2),
    )
    give_claims_to(first_course, teacher, module, now)
    give_background(first_course, teacher)
    give_discussions(first_course, teacher)
    rubric = make_second_rubric(school, teacher)
    for course in (first_course, second_course):
        give_second_essay(
            course, teacher, rubric, students_of(course, chance), now, evening(school, 7)
        )
