"""Twenty classes whose pages look again: every 6 s what is asked live, every 3 s what is new.

Each student has a connection and a session of their own, and looks when it is time whether or not
the server keeps up: what is late counts as slow. Meanwhile something happens once in every class,
so that each page is also sent anew.
"""

import statistics
import threading
import time
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.urls import reverse
from django.utils import timezone

from classroom.people.models import Course, Enrolment, Membership, School, Term, User
from lessons.assignments.models import Assignment
from lessons.reading.models import Check, LiveCheck, Module, ReadingTask

from .load import Connection, header
from .pages import session_cookie

CLASSES, CLASS_SIZE, ROUNDS, THREADS = 20, 40, 5, 32
SLOWEST = 300  # ms that 95 of 100 looks may take
NPSN = "88888888"


def make_classes():
    """Make the classes, each with a reading of which a check is asked live."""
    school = School.objects.create(name="Sekolah Langsung", npsn=NPSN)
    first, last = date(2026, 7, 13), date(2026, 12, 19)
    term = Term.objects.create(school=school, year=2026, semester=1, starts_on=first, ends_on=last)
    module = Module.objects.first()
    check = Check.objects.filter(section__module=module).first()
    for number in range(CLASSES):
        course = Course.objects.create(school=school, term=term, name=f"L-{number}", subject="IPS")
        teacher, *_students = people_of(course, number)
        assignment = Assignment.objects.create(
            course=course,
            kind=Assignment.Kind.READING,
            title="Dibaca bersama",
            created_by=teacher.user,
        )
        task = ReadingTask.objects.create(assignment=assignment, module=module)
        LiveCheck.objects.create(task=task, check_asked=check, opened_by=teacher)


def people_of(course, number):
    """Return the enrolments of a teacher and a class of new students."""
    roles = [Membership.Role.TEACHER] + [Membership.Role.STUDENT] * CLASS_SIZE
    users = User.objects.bulk_create(
        User(username=f"live{number}-{n}", full_name=f"Person {n}", password="!")
        for n in range(len(roles))
    )
    pairs = list(zip(users, roles, strict=True))
    Membership.objects.bulk_create(
        Membership(school=course.school, user=user, role=role) for user, role in pairs
    )
    return Enrolment.objects.bulk_create(
        Enrolment(course=course, user=user, role=role) for user, role in pairs
    )


class Student:
    """A page that looks again, and what came of it."""

    def __init__(self, port, path, user):
        self.line = Connection(port, path, session_cookie(user))
        self.times, self.unchanged, self.errors = [], 0, 0

    def look(self, due):
        """Look at what was due at `due`, and keep how long after that the answer had come."""
        try:
            status, head, _size = self.line.answer()
        except OSError:
            status, head = 0, b""
        self.times.append((time.perf_counter() - due) * 1000)
        self.unchanged += status == 304
        self.errors += status not in (200, 304)
        if status == 200:
            seen = header(head, b"etag").decode()
            self.line.request = self.line.with_headers("HX-Request: true", f"If-None-Match: {seen}")


@dataclass
class Polling:
    of: str
    every: int  # seconds
    rate: float
    median: float
    p95: float
    unchanged: float  # share of the answers
    errors: int

    @property
    def holds(self):
        return self.errors == 0 and self.p95 <= SLOWEST


def students_of_all():
    rows = Enrolment.objects.filter(course__school__npsn=NPSN, role=Enrolment.Role.STUDENT)
    return rows.select_related("user").order_by("pk")


def asked_live(port):
    """Let all students look whether they are asked something."""
    students = [
        Student(port, reverse("reading:live_now", args=[row.course_id]), row.user)
        for row in students_of_all()
    ]
    lives = list(LiveCheck.objects.filter(task__assignment__course__school__npsn=NPSN))
    return measure("are asked live", 6, students, lives, close)


def close(live):
    live.closed_at = timezone.now()
    live.save(update_fields=["closed_at"])


def measure(of, every, students, things, happen):
    """Let students look every so many seconds; the first time, as all pages load, is no look.

    Meanwhile `happen` is called with each of `things`, evenly over the time.
    """
    for student in students:
        student.look(time.perf_counter())
        student.times.clear()
    begin = time.perf_counter() + 0.5
    threads = [
        threading.Thread(target=keep_looking, args=(students, first, begin, every))
        for first in range(THREADS)
    ]
    threads.append(threading.Thread(target=one_by_one, args=(things, happen, begin, every)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return summary(of, every, students, time.perf_counter() - begin)


def keep_looking(students, first, begin, every):
    """Look for every student of this thread when it is their turn within each round."""
    for turn in range(ROUNDS):
        for place in range(first, len(students), THREADS):
            due = begin + every * (turn + place / len(students))
            time.sleep(max(due - time.perf_counter(), 0))
            students[place].look(due)


def one_by_one(things, happen, begin, every):
    for number, thing in enumerate(things):
        due = begin + every * ROUNDS * number / len(things)
        time.sleep(max(due - time.perf_counter(), 0))
        happen(thing)
    connection.close()


def summary(of, every, students, seconds):
    times = [one for student in students for one in student.times]
    return Polling(
        of,
        every,
        rate=len(times) / seconds,
        median=statistics.median(times),
        p95=statistics.quantiles(times, n=20)[-1],
        unchanged=sum(student.unchanged for student in students) / len(times),
        errors=sum(student.errors for student in students),
    )


def show(polling):
    looks = f"{CLASSES} classes of {CLASS_SIZE} look every {polling.every} s"
    print(f"\n{looks} whether they {polling.of}")
    names = ("req/s", "median ms", "p95 ms", "304", "errors", "holds")
    figures = (
        f"{polling.rate:.0f}",
        f"{polling.median:.1f}",
        f"{polling.p95:.1f}",
        f"{polling.unchanged:.0%}",
        polling.errors,
        "yes" if polling.holds else "NO",
    )
    for cells in (names, figures):
        print(" " * 18 + "".join(f"{cell:>11}" for cell in cells), flush=True)
