"""The same form sent several times at once: a bad line, an impatient thumb."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from classroom.people.models import Term, User
from tests.factories import make_admin, make_school

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
            response = browser.post(f"/school/{path}", data)
        finally:
            connection.close()
        form = response.context and response.context.get("form")
        return list(form.errors) if form else []

    with ThreadPoolExecutor(TIMES) as pool:
        errors = sorted(pool.map(send, browsers))

    assert errors == [[]] + [[field]] * (TIMES - 1)
    assert model.objects.count() == before + 1
