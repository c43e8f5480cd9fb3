"""The same form sent several times at once: a bad line, an impatient thumb."""

import re
import uuid
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from classroom.people.models import Term, User
from classroom.people.services.enrolments import put_into_course
from classroom.people.services.schools import lock_school
from classroom.people.throttle import CODE_USER
from tests.factories import make_admin, make_course, make_school, make_user

TIMES = 4
TERM = {"year": 2026, "semester": 2, "starts_on": "2027-01-04", "ends_on": "2027-06-19"}
PERSON = {"full_name": "Siti Aminah", "role": "student"}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("path", "data", "model", "field"),
    [
        ("terms/add/", TERM, Term, "semester"),
        ("people/add/", PERSON, User, "full_name"),
        ("people/add/", PERSON | {"namesake": "on", "username": "siti"}, User, "username"),
        ("people/add/", PERSON | {"namesake": "on", "nisn": "0012345678"}, User, "nisn"),
    ],
)
def test_one_is_saved_and_the_others_are_told_at_the_field(login, path, data, model, field):
    admin = make_admin(make_school())
    browsers, start = [login(admin) for _ in range(TIMES)], Barrier(TIMES)
    before = model.objects.count()

    def send(browser):
        start.wait()
        try:
            response = browser.post(f"/school/{path}", data | {"key": uuid.uuid4()})
        finally:
            connection.close()
        # From the page itself: the test client mixes up the contexts of threads.
        return re.findall(r'id="error_1_id_(\w+)"', response.text)

    with ThreadPoolExecutor(TIMES) as pool:
        errors = sorted(pool.map(send, browsers))

    assert errors == [[]] + [[field]] * (TIMES - 1)
    assert model.objects.count() == before + 1


@pytest.mark.django_db(transaction=True)
def test_one_form_sent_several_times_adds_one_person_and_shows_one_password(login):
    admin = make_admin(make_school())
    browsers, start = [login(admin) for _ in range(TIMES)], Barrier(TIMES)
    before, data = User.objects.count(), PERSON | {"namesake": "on", "key": uuid.uuid4()}

    def send(browser):
        start.wait()
        try:
            return len(re.findall(r"[2-9]{4}</dd>", browser.post("/school/people/add/", data).text))
        finally:
            connection.close()

    with ThreadPoolExecutor(TIMES) as pool:
        passwords = sorted(pool.map(send, browsers))

    assert passwords == [0, 0, 0, 1]
    assert User.objects.count() == before + 1


@pytest.mark.django_db(transaction=True)
def test_of_many_wrong_codes_at_once_only_the_free_ones_are_looked_at(login):
    student, tries = make_user(school=make_school()), 3 * CODE_USER.free
    browsers, start = [login(student) for _ in range(tries)], Barrier(tries)

    def guess(browser):
        start.wait()
        try:
            return "Tidak ada kelas" in browser.post("/join/", {"code": "QQQQQQQQ"}).text
        finally:
            connection.close()

    with ThreadPoolExecutor(tries) as pool:
        looked_at = sum(pool.map(guess, browsers))

    assert looked_at == CODE_USER.free


@pytest.mark.django_db(transaction=True)
def test_putting_into_a_class_waits_while_a_role_of_the_school_is_being_set():
    course = make_course()
    teacher = make_user(school=course.school, role="teacher")

    def put_in():
        try:
            return put_into_course(actor=None, course=course, users=[teacher], role="teacher")
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            lock_school(course.school_id)
            waiting = pool.submit(put_in)
            with pytest.raises(TimeoutError):
                waiting.result(timeout=0.5)
        assert waiting.result() == 1
