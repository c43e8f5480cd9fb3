from datetime import timedelta
from threading import Thread

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Prefetch
from django.utils import timezone, translation

from classroom.compiled import Parameter, Parameters, compiled, now
from classroom.people.models import Enrolment
from lessons.assignments.models import Assignment, Work
from lessons.reading.models import Module
from tests.factories import make_assignment, make_module, make_student, make_teacher, make_work

pytestmark = pytest.mark.django_db


def counting(build):
    """Return the compiled query of `build`, and a list that grows when it is built."""
    built = []

    @compiled
    def query(*values):
        built.append(values)
        return build(*values)

    return query, built


def test_a_query_is_built_once_and_answers_for_whoever_asks(course):
    students = [make_student(course) for _ in range(3)]
    query, built = counting(lambda user: Enrolment.objects.filter(user=user))
    for student in students:
        assert query(student.user_id) == [student]
    assert len(built) == 1


def test_what_is_built_never_sees_a_value(student):
    query, built = counting(lambda user, row, rows: Enrolment.objects.filter(pk=row.pk))
    query(student.user_id, student, [student])
    user, row, rows = built[0]
    seen = (user, row.pk, row.course_id, row.user_id, rows)
    assert all(isinstance(one, Parameter) for one in seen)
    assert row.role == student.role


def test_it_runs_one_query(student, django_assert_num_queries):
    query, _built = counting(lambda user: Enrolment.objects.filter(user=user))
    with django_assert_num_queries(1):
        query(student.user_id)


def test_teachers_and_students_each_have_their_own(course, student, teacher):
    withdrawn = make_assignment(course, withdrawn_at=timezone.now())
    query, built = counting(Assignment.objects.visible_to)
    assert query(teacher) == [withdrawn]
    assert query(student) == []
    assert query(teacher) == [withdrawn]
    assert len(built) == 2


@pytest.mark.parametrize("number", [0, 1, 2, 3, 5, 8])
def test_a_list_holds_any_number(course, number):
    rows = [make_assignment(course) for _ in range(8)]
    wanted = rows[:number]
    query, _built = counting(lambda rows: Assignment.objects.filter(pk__in=rows))
    others, _built = counting(lambda rows: Assignment.objects.exclude(pk__in=rows))
    assert set(query(wanted)) == set(query({row.pk for row in wanted})) == set(wanted)
    assert set(others(wanted)) == set(rows) - set(wanted)


def test_none_is_no_value(course):
    def due(since):
        rows = Assignment.objects.all()
        return rows.filter(due_at__gt=since) if since else rows

    row = make_assignment(course, due_at=None, opens_at=timezone.now())
    query, _built = counting(due)
    assert query(None) == [row]
    assert query(timezone.now()) == []


def test_a_moment_is_compared_to_the_microsecond(course):
    opens = timezone.now() - timedelta(days=1)
    row = make_assignment(course, opens_at=opens)
    query, _built = counting(lambda at: Assignment.objects.filter(opens_at__lte=at))
    assert query(opens) == [row]
    assert query(opens - timedelta(microseconds=1)) == []


def test_now_is_when_it_runs(course, monkeypatch):
    row = make_assignment(course, opens_at=timezone.now() + timedelta(hours=1), due_at=None)
    query, built = counting(lambda: Assignment.objects.filter(opens_at__lte=now()))
    assert query() == []
    later = timezone.now() + timedelta(hours=2)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert query() == [row]
    assert len(built) == 1


WORKS_SO_FAR = Prefetch("works", Work.objects.filter(started_at__lte=timezone.now()))


@pytest.mark.parametrize(
    "build",
    [
        lambda: Assignment.objects.filter(opens_at__lte=timezone.now()),
        lambda: Assignment.objects.filter(opens_at__hour=7),  # in whose zone?
        lambda: Assignment.objects.prefetch_related(WORKS_SO_FAR),
    ],
)
def test_a_query_that_would_keep_its_time_or_zone_is_refused(build):
    query, _built = counting(build)
    with pytest.raises(TypeError):
        query()


def test_of_a_row_there_are_its_keys_and_its_choices_and_no_more(student):
    query, _built = counting(lambda row: Enrolment.objects.filter(joined_at=row.joined_at))
    with pytest.raises(DatabaseError), transaction.atomic():
        query(student)


@pytest.mark.parametrize("value", [1.5, [None], ["1"], [timezone.now()], object()])
def test_what_a_query_cannot_be_given_is_refused(value):
    def build(value):
        many = isinstance(value, Parameters)
        return Work.objects.filter(pk__in=value) if many else Work.objects.filter(pk=value)

    query, _built = counting(build)
    with pytest.raises(TypeError):
        query(value)


def test_outside_of_a_query_now_is_a_time():
    assert now() <= timezone.now()
    assert now(-timedelta(days=1)) < timezone.now() - timedelta(hours=23)


def test_what_is_never_any_row_is_not_asked_for(django_assert_num_queries):
    query, _built = counting(Work.objects.none)
    with django_assert_num_queries(0):
        assert query() == []
        assert query.first() is None


def test_rows_come_with_what_was_asked_for_beside_them(student, django_assert_num_queries):
    work = make_work(make_assignment(student.course), student)
    query, _built = counting(
        lambda row: (
            Work.objects.visible_to(row)
            .select_related("assignment__course")
            .prefetch_related("answers")
        )
    )
    with django_assert_num_queries(2):
        found = query.first(student)
        assert (found, found.assignment.course) == (work, student.course)
        assert list(found.answers.all()) == []


def test_columns_in_two_languages_follow_the_page(db):
    module = make_module(title_ind="Musyawarah", title_en="Deliberation")
    query, _built = counting(lambda pk: Module.objects.filter(pk=pk).values_list("title"))
    for language, title in [("id", "Musyawarah"), ("en", "Deliberation"), ("id", "Musyawarah")]:
        with translation.override(language):
            assert query(module.pk) == [(title,)]


@pytest.mark.django_db(transaction=True)
def test_every_thread_asks_over_its_own_connection(course):
    make_teacher(course)
    query, _built = counting(lambda course: Enrolment.objects.filter(course=course))
    found = [query(course.pk)]

    def ask():
        found.append(query(course.pk))
        connection.close()

    thread = Thread(target=ask)
    thread.start()
    thread.join()
    assert len(found) == 2
    assert found[0] == found[1] != []
