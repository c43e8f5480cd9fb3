"""A page is closed while someone writes: what was written is shown, not thrown away."""

import pytest
from django.utils import timezone

from tests import factories

LONG = "Negara-negara duduk bersama dan berunding sampai sepakat, <b>kata</b> demi kata. " * 2
SHOWN = LONG.replace("<", "&lt;").replace(">", "&gt;")
AS_SCRIPT = {"accept": "application/json"}


def archived(course):
    course.archived_at = timezone.now()
    course.save()
    return 403


def withdrawn(course):
    course.assignments.update(withdrawn_at=timezone.now())
    return 404


def left(course):
    course.enrolments.update(left_at=timezone.now())
    return 404


@pytest.fixture
def essay(course):
    return factories.make_essay(course)


@pytest.fixture
def send(login, student, essay):
    """Send a text to the essay's draft, as the form does."""

    def post(**options):
        data = {"text": LONG, "version": 0, "writer": student.pk}
        return login(student).post(f"{essay.get_absolute_url()}draft/", data, **options)

    return post


@pytest.mark.parametrize("close", [archived, withdrawn, left])
def test_what_was_written_stands_on_the_page_that_refuses_it(send, course, close):
    status = close(course)

    response = send()

    assert response.status_code == status
    assert SHOWN in response.text


@pytest.mark.parametrize("close", [archived, withdrawn, left])
def test_a_script_is_told_to_whom_the_page_is_closed(send, course, student, close):
    status = close(course)

    response = send(headers=AS_SCRIPT)

    assert response.status_code == status
    assert response.json() == {"closed_to": student.user_id}


def test_nothing_is_shown_where_nothing_was_written(login, student, course, essay):
    withdrawn(course)

    response = login(student).get(essay)

    assert response.status_code == 404
    assert "<textarea" not in response.text


def test_a_form_sent_to_no_address_at_all_is_not_read(login, student):
    response = login(student).post("/no-such-page/", {"text": LONG})

    assert response.status_code == 404
    assert "<textarea" not in response.text
