"""A large made-up school: 5,000 students, 200 classes of 36, 100,000 works. Always the same."""

import random
from datetime import date, timedelta

from django.utils import timezone

from classroom.people.models import Course, Enrolment, Membership, School, Term, User
from lessons.assignments.models import Assignment, Work
from lessons.essays.models import Attempt, Draft, EssayTask
from lessons.grading.models import Mark, Score
from lessons.reading.models import Module, ReadingTask, Section, SectionRead
from tests.factories import make_rubric

STUDENTS, TEACHERS, CLASSES, CLASS_SIZE, WORKS = 5000, 40, 200, 36, 100_000
TASKS = 14  # of a class: every second one an essay
WORDS = ["musyawarah", "negara", "suara", "damai", "tawar", "rapat", "adil", "warga", "bukti"]
BATCH = 2000


def make_large_school():
    chance = random.Random(2026)
    school = School.objects.create(name="Sekolah Besar", npsn="99999999")
    students, teachers = make_people(school)
    enrolments = make_classes(school, students, teachers)
    rubric = make_rubric(school, criteria=4)
    tasks = make_tasks(rubric, teachers)
    works = make_works(chance, tasks, enrolments)
    make_essays(chance, [work for work in works if work.assignment.kind == Assignment.Kind.ESSAY])
    make_marks(chance, rubric, teachers[0], works)
    make_progress([work for work in works if work.assignment.kind == Assignment.Kind.READING])


def make_people(school):
    roles = [Membership.Role.STUDENT] * STUDENTS + [Membership.Role.TEACHER] * TEACHERS
    roles.append(Membership.Role.ADMIN)
    users = User.objects.bulk_create(
        [
            User(username=f"large{number}", full_name=f"Person {number:04} Name", password="!")
            for number in range(len(roles))
        ],
        batch_size=BATCH,
    )
    members = zip(users, roles, strict=True)
    Membership.objects.bulk_create(
        [Membership(school=school, user=user, role=role) for user, role in members],
        batch_size=BATCH,
    )
    return users[:STUDENTS], users[STUDENTS : STUDENTS + TEACHERS]


def make_classes(school, students, teachers):
    """Return each class's enrolments of students; every student is in one or two classes."""
    first, last = date(2026, 7, 13), date(2026, 12, 19)
    term = Term.objects.create(school=school, year=2026, semester=1, starts_on=first, ends_on=last)
    courses = Course.objects.bulk_create(
        [
            Course(school=school, term=term, name=f"IX-{number:03}", subject="IPS")
            for number in range(CLASSES)
        ]
    )
    rows = []
    for number, course in enumerate(courses):
        seats = range(number * CLASS_SIZE, (number + 1) * CLASS_SIZE)
        rows += [Enrolment(course=course, user=students[seat % STUDENTS]) for seat in seats]
    rows = Enrolment.objects.bulk_create(rows, batch_size=BATCH)
    Enrolment.objects.bulk_create(
        Enrolment(course=course, user=teachers[number % TEACHERS], role=Enrolment.Role.TEACHER)
        for number, course in enumerate(courses)
    )
    return {
        course: rows[number * CLASS_SIZE : (number + 1) * CLASS_SIZE]
        for number, course in enumerate(courses)
    }


def make_tasks(rubric, teachers):
    now, module = timezone.now(), Module.objects.first()
    tasks = []
    for course in Course.objects.filter(school=rubric.school):
        for number in range(TASKS):
            essay = number % 2 == 0
            tasks.append(
                Assignment(
                    course=course,
                    kind=Assignment.Kind.ESSAY if essay else Assignment.Kind.READING,
                    title=f"Tugas {number + 1}",
                    instructions=" ".join(WORDS),
                    opens_at=now - timedelta(days=90 - number),
                    due_at=now - timedelta(days=60 - 5 * number),
                    rubric=rubric if essay else None,
                    points=None if essay else 10,
                    created_by=teachers[0],
                )
            )
    tasks = Assignment.objects.bulk_create(tasks, batch_size=BATCH)
    essays = [task for task in tasks if task.kind == Assignment.Kind.ESSAY]
    readings = [task for task in tasks if task.kind == Assignment.Kind.READING]
    EssayTask.objects.bulk_create(
        EssayTask(assignment=task, words_min=250, words_max=500) for task in essays
    )
    ReadingTask.objects.bulk_create(
        ReadingTask(assignment=task, module=module) for task in readings
    )
    return tasks


def make_works(chance, tasks, enrolments):
    """Return the works: nine in ten handed in, half of those returned."""
    now, works = timezone.now(), []
    by_course = {course.pk: rows for course, rows in enrolments.items()}
    for task in tasks:
        for enrolment in by_course[task.course_id]:
            submitted = now - timedelta(days=5) if chance.random() < 0.9 else None
            returned = now if submitted and chance.random() < 0.5 else None
            works.append(
                Work(
                    assignment=task,
                    enrolment=enrolment,
                    submitted_at=submitted,
                    returned_at=returned,
                )
            )
    return Work.objects.bulk_create(works[:WORKS], batch_size=BATCH)


def make_essays(chance, works):
    texts = [" ".join(chance.choices(WORDS, k=300)) for _ in range(100)]
    drafts = [Draft(work=work, text=chance.choice(texts)) for work in works]
    Draft.objects.bulk_create(drafts, batch_size=BATCH)
    Attempt.objects.bulk_create(
        [
            Attempt(
                work=draft.work,
                number=1,
                text=draft.text,
                words=300,
                sha256="0" * 64,
                submitted_at=draft.work.submitted_at,
            )
            for draft in drafts
            if draft.work.submitted_at
        ],
        batch_size=BATCH,
    )


def make_marks(chance, rubric, teacher, works):
    criteria = [(one, list(one.levels.all())) for one in rubric.criteria.all()]
    marks = Mark.objects.bulk_create(
        [
            Mark(
                work=work,
                points=80,
                feedback="Baik.",
                marked_by=teacher,
                of_submission=work.submitted_at,
            )
            for work in works
            if work.returned_at and work.assignment.kind == Assignment.Kind.ESSAY
        ],
        batch_size=BATCH,
    )
    scores = []
    for mark in marks:
        for criterion, levels in criteria:
            level = chance.choice(levels)
            scores.append(Score(mark=mark, criterion=criterion, level=level, points=level.points))
    Score.objects.bulk_create(scores, batch_size=BATCH)


def make_progress(works):
    sections = list(Section.objects.filter(module=Module.objects.first()))
    SectionRead.objects.bulk_create(
        [
            SectionRead(work=work, section=section)
            for work in works
            for section in (sections if work.submitted_at else sections[:2])
        ],
        batch_size=BATCH,
    )
