"""How minds moved: the picture, and who may see it."""

from xml.etree import ElementTree as ET

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from lessons.discussions.shift import picture, shift_of
from tests import factories
from tests.discussions.makers import make_post, make_prompt, make_stance

STAND = st.integers(1, 5)


@pytest.fixture
def prompt(course):
    return make_prompt(course, statement="The veto stays.", posts_first=False)


@pytest.fixture
def reader(course):
    return factories.make_student(course, "Sari Reader", language="en")


@pytest.fixture
def minds(prompt, course, reader):
    """Four who took a stand twice."""
    make_stance(prompt, reader, 1, after=4, reason="The vote on climate")
    for n in range(3):
        one = factories.make_student(course, f"Murid {n}")
        make_stance(prompt, one, 4, after=4 - n % 2)


def address(prompt, act=""):
    return f"{prompt.get_absolute_url()}shift/{act}"


def opened(prompt, by, login):
    return login(by).post(address(prompt, "show/"))


@given(st.lists(st.tuples(STAND, STAND), max_size=40))
def test_every_student_is_counted_once_on_each_side(pairs):
    shift = shift_of(pairs)

    tree = ET.fromstring(picture(shift))  # noqa: S314 - our own

    bands = [one for one in tree.iter() if one.get("class", "").startswith("band ")]
    assert len(bands) == len(set(pairs))
    assert sum(before for _name, before, _after in shift.rows) == len(pairs)
    assert sum(after for _name, _before, after in shift.rows) == len(pairs)
    assert shift.toward_for + shift.toward_against + shift.stayed == len(pairs)
    assert 0 < float(tree.get("viewBox").split()[3]) < 700


def test_until_it_is_opened_the_class_sees_nothing(prompt, minds, reader, login):
    response = login(reader).get(address(prompt))

    page = login(reader).get(prompt.get_absolute_url()).content.decode()
    assert response.status_code == 404
    assert "shift/" not in page


def test_opened_it_names_nobody(prompt, minds, reader, teacher, login):
    opened(prompt, teacher, login)

    html = login(reader).get(address(prompt)).content.decode()

    page = login(reader).get(prompt.get_absolute_url()).content.decode()
    assert "4 students took a stand before and after" in html
    assert "1 moved toward for. 1 moved toward against. 2 stand where before." in html
    assert "Murid" not in html
    assert "climate" not in html
    assert address(prompt) in page


def test_of_three_it_is_not_shown_to_the_class(prompt, minds, reader, teacher, login):
    opened(prompt, teacher, login)
    prompt.stances.exclude(enrolment=reader).last().delete()

    statuses = [login(who).get(address(prompt)).status_code for who in (reader, teacher)]

    assert statuses == [404, 200]


def test_behind_the_door_it_is_not_shown(course, prompt, minds, reader, teacher, login):
    opened(prompt, teacher, login)
    prompt.posts_first = True
    prompt.save(update_fields=["posts_first"])

    before = login(reader).get(address(prompt)).status_code
    make_post(prompt, reader)

    assert (before, login(reader).get(address(prompt)).status_code) == (404, 200)


def test_teachers_see_who_and_why(prompt, minds, teacher, login, django_assert_num_queries):
    client = login(teacher)
    client.get(address(prompt))

    with django_assert_num_queries(6):
        html = client.get(address(prompt)).content.decode()

    assert "Murid 2" in html
    assert "The vote on climate" in html


def test_only_teachers_open_and_close_it(prompt, minds, reader, teacher, login):
    refused = opened(prompt, reader, login).status_code
    done = opened(prompt, teacher, login)
    prompt.refresh_from_db()
    shown = prompt.shift_shown_at
    login(teacher).post(address(prompt, "hide/"))
    prompt.refresh_from_db()

    assert refused == 403
    assert done.status_code == 302
    assert shown is not None
    assert prompt.shift_shown_at is None


def test_without_a_statement_there_is_no_such_page(course, teacher, login):
    prompt = make_prompt(course)
    client = login(teacher)

    statuses = [client.get(address(prompt)), client.post(address(prompt, "show/"))]

    assert [one.status_code for one in statuses] == [404, 404]


def test_an_archived_class_reads_and_opens_nothing(prompt, minds, course, teacher, login):
    course.archived_at = timezone.now()
    course.save()
    client = login(teacher)

    statuses = [client.get(address(prompt)), client.post(address(prompt, "show/"))]

    assert [one.status_code for one in statuses] == [200, 403]
