"""The demo school is taken away while its students write."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from classroom.people.models import School
from lessons.assignments.models import Work
from lessons.demo.reset import remove_school
from lessons.essays.models import Draft
from lessons.essays.services import save_draft
from tests.factories import make_essay

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def essay(course, student):
    essay = make_essay(course)
    save_draft(assignment=essay, enrolment=student, text="One.", based_on=0)
    return essay


def in_thread(pool, act):
    """Begin `act`, which has to wait for what this thread holds; return its future."""

    def do():
        try:
            return act()
        finally:
            connection.close()

    waiting = pool.submit(do)
    with pytest.raises(TimeoutError):
        waiting.result(timeout=0.5)
    return waiting


def test_a_reset_waits_for_the_text_that_is_being_saved(essay):
    remove = transaction.atomic(remove_school)

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():  # as the services do: first the work, then the draft
            work = Work.objects.select_for_update().get()
            removing = in_thread(pool, lambda: remove(essay.course.school))
            Draft.objects.filter(work=work).update(text="Two.")
        removing.result()

    assert not School.objects.exists()


def test_a_text_saved_during_a_reset_is_refused_and_no_error(essay, student, login):
    browser, path = login(student), f"{essay.get_absolute_url()}draft/"
    data = {"text": "Two.", "version": 1, "writer": student.pk}

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            remove_school(essay.course.school)
            saving = in_thread(pool, lambda: browser.post(path, data))
        # On SQLite it comes when the class is gone, on PostgreSQL when its own work is.
        assert saving.result().status_code in (403, 404)
