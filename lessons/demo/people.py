"""The people of the demo school: who is who stands in data/people.toml."""

import tomllib
from datetime import date, timedelta
from pathlib import Path

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from classroom.people.models import Course, Enrolment, JoinCode, Membership, School, Term, User

DATA = Path(__file__).parent / "data"
PASSWORD = "musyawarah-demo"  # noqa: S105 - printed at start, and only ever for the demo
CLASS_SIZE = 36


def read_people():
    return tomllib.loads((DATA / "people.toml").read_text(encoding="utf-8"))


def current_term(school, today):
    """Return the semester `today` lies in: the first runs July to December, the second to June."""
    first = today.month >= 7
    year = today.year if first else today.year - 1
    dates = (
        (date(year, 7, 1), date(year, 12, 31))
        if first
        else (date(year + 1, 1, 1), date(year + 1, 6, 30))
    )
    return Term.objects.create(
        school=school, year=year, semester=1 if first else 2, starts_on=dates[0], ends_on=dates[1]
    )


def make_users(people):
    """Return the admin, the teachers and the students, all with the one demo password."""
    password = make_password(PASSWORD)
    admin = User(username="admin", full_name=people["admin"]["name"], password=password)
    teachers = [
        User(username=row["username"], full_name=row["name"], password=password)
        for row in people["teachers"]
    ]
    students = [
        User(
            username=f"siswa{number:02}",
            full_name=row["name"],
            nis=row["nis"],
            nisn=row["nisn"],
            password=password,
        )
        for number, row in enumerate(people["students"], start=1)
    ]
    User.objects.bulk_create([admin, *teachers, *students])
    return admin, teachers, students


def make_memberships(school, admin, teachers, students):
    role = Membership.Role
    Membership.objects.bulk_create(
        [
            Membership(school=school, user=admin, role=role.ADMIN),
            *[Membership(school=school, user=user, role=role.TEACHER) for user in teachers],
            *[Membership(school=school, user=user, role=role.STUDENT) for user in students],
        ]
    )


def make_course(school, term, name, teachers, students):
    """Return a class with its teachers, its students and a join code."""
    course = Course.objects.create(school=school, term=term, name=name, subject="IPS")
    role = Enrolment.Role
    Enrolment.objects.bulk_create(
        [Enrolment(course=course, user=user, role=role.TEACHER) for user in teachers]
        + [Enrolment(course=course, user=user, role=role.STUDENT) for user in students]
    )
    JoinCode.objects.create(
        course=course,
        created_by=teachers[0],
        expires_at=timezone.now() + timedelta(days=30),
    )
    return course


def make_school():
    """Return the demo school's two classes, IX-A and IX-B, with everyone in them."""
    people = read_people()
    school = School.objects.create(
        name=people["school"]["name"],
        npsn=people["school"]["npsn"],
        time_zone=people["school"]["timezone"],
    )
    term = current_term(school, timezone.localdate(timezone=school.zone))
    admin, teachers, students = make_users(people)
    make_memberships(school, admin, teachers, students)
    first, second = students[:CLASS_SIZE], students[CLASS_SIZE:]
    return [
        make_course(school, term, "IX-A", teachers[:1], first),
        make_course(school, term, "IX-B", teachers, second),
    ]
