"""The class list of one assignment, and the release of its marks."""

from datetime import timedelta

import pytest
from django.utils import timezone

from classroom.audit.models import Entry
from lessons.grading.classlist import Standing
from tests.factories import make_course, make_reading, make_student, make_teacher, make_work

from .makers import desk_url, hand_in, make_rubric_essay, mark, url


@pytest.fixture
def assignment(course):
    return make_rubric_essay(course)


def list_url(assignment):
    return url("grading:marking", assignment.course_id, assignment.pk)


def test_everyone_of_the_class_is_listed_with_a_state(course, assignment, teacher, login):
    people = [make_student(course, name) for name in "ABCDEFG"]
    make_work(assignment, people[1])
    works = {n: hand_in(assignment, people[n]) for n in range(2, 7)}
    mark(works[3], teacher, (1, None, ""))
    for n in (4, 5, 6):
        mark(works[n], teacher)
    works[5].returned_at = timezone.now()
    works[5].save()
    hand_in(assignment, people[6])

    rows = login(teacher).get(list_url(assignment)).context["rows"]

    assert [row.standing for row in rows] == [
        Standing.NOT_STARTED,
        Standing.WRITING,
        Standing.HANDED_IN,
        Standing.UNFINISHED,
        Standing.MARKED,
        Standing.RELEASED,
        Standing.NEW_VERSION,
    ]
    assert [row.waits for row in rows] == [False, False, True, True, False, False, True]


def test_late_work_is_called_late(course, assignment, student, teacher, login):
    hand_in(assignment, student)
    assignment.due_at = timezone.now() - timedelta(hours=1)
    assignment.save()

    assert "state-late" in login(teacher).get(list_url(assignment)).content.decode()


def test_start_marking_leads_to_the_first_that_waits(course, assignment, teacher, login):
    first, second = (hand_in(assignment, make_student(course, n)) for n in ("Ana", "Budi"))
    mark(first, teacher)

    response = login(teacher).get(list_url(assignment))

    assert response.context["first_waiting"].url == desk_url(second)


@pytest.mark.parametrize(
    ("show", "names"), [("waiting", ["B"]), ("missing", ["A"]), ("released", []), ("x", ["A", "B"])]
)
def test_the_list_can_be_narrowed(course, assignment, teacher, login, show, names):
    make_student(course, "A")
    hand_in(assignment, make_student(course, "B"))

    rows = login(teacher).get(list_url(assignment), {"show": show}).context["rows"]

    assert [row.student.user.full_name for row in rows] == names


def test_who_left_is_not_listed(course, assignment, student, teacher, login):
    hand_in(assignment, student)
    student.left_at = timezone.now()
    student.save()

    assert login(teacher).get(list_url(assignment)).context["rows"] == []


def test_a_reading_lists_who_is_done_and_has_no_marks(course, student, classmate, teacher, login):
    assignment = make_reading(course)
    make_work(assignment, student, submitted_at=timezone.now())
    make_work(assignment, classmate)

    response = login(teacher).get(list_url(assignment))

    assert [r.standing for r in response.context["rows"]] == [Standing.READING, Standing.DONE]
    assert url("grading:marks_release", course.pk, assignment.pk) not in response.content.decode()


def test_students_and_outsiders_stay_out(assignment, student, outsider, login):
    assert login(student).get(list_url(assignment)).status_code == 403
    assert login(outsider).get(list_url(assignment)).status_code == 404
    assert login(make_teacher(make_course())).get(list_url(assignment)).status_code == 404


def test_the_list_leads_to_everything_of_the_assignment(course, assignment, teacher, login):
    page = login(teacher).get(list_url(assignment)).content.decode()

    rubric = url("assignments:rubric", course.pk, assignment.pk)
    hrefs = [assignment.edit_url, rubric, assignment.get_absolute_url()]
    assert [f'href="{href}"' in page for href in hrefs] == [True] * 3
    assert url("assignments:assignment_restore", course.pk, assignment.pk) not in page


def test_what_is_withdrawn_says_so_and_can_be_restored(course, assignment, teacher, login):
    assignment.withdrawn_at = timezone.now()
    assignment.save()
    client = login(teacher)
    restore = url("assignments:assignment_restore", course.pk, assignment.pk)

    assert f'action="{restore}"' in client.get(list_url(assignment)).content.decode()
    client.post(restore)

    assert restore not in client.get(list_url(assignment)).content.decode()


def test_in_an_archived_class_nothing_is_offered_to_change(course, assignment, teacher, login):
    course.archived_at = assignment.withdrawn_at = timezone.now()
    course.save()
    assignment.save()

    page = login(teacher).get(list_url(assignment)).content.decode()

    assert assignment.get_absolute_url() in page
    assert assignment.edit_url not in page
    assert url("assignments:assignment_restore", course.pk, assignment.pk) not in page


def test_release_tells_how_many_and_asks_first(course, assignment, teacher, login):
    for _ in range(2):
        mark(hand_in(assignment, make_student(course)), teacher)
    client = login(teacher)
    release = url("grading:marks_release", course.pk, assignment.pk)
    assert f'action="{release}"' in client.get(list_url(assignment)).content.decode()

    response = client.post(release, follow=True)

    assert assignment.works.filter(returned_at=None).count() == 0
    assert "2" in next(str(m) for m in response.context["messages"])
    assert release not in response.content.decode()


@pytest.mark.parametrize("name", ["marks_release", "mark_release", "mark_take_back", "acknowledge"])
def test_acts_are_refused_to_all_the_others(
    course, assignment, student, classmate, teacher, outsider, login, name
):
    work = hand_in(assignment, student)
    mark(work, teacher)
    args = [course.pk, assignment.pk] + ([] if name == "marks_release" else [work.pk])
    act = url(f"grading:{name}", *args)
    for_students = name == "acknowledge"

    refused = {
        "classmate": login(classmate).post(act).status_code,
        "teacher": login(teacher).get(act).status_code,
        "outsider": login(outsider).post(act).status_code,
        "teacher elsewhere": login(make_teacher(make_course())).post(act).status_code,
    }

    assert refused == {
        "classmate": 404 if for_students else 403,
        "teacher": 405,
        "outsider": 404,
        "teacher elsewhere": 404,
    }
    work.refresh_from_db()
    assert (work.returned_at, work.acknowledged_at, Entry.objects.count()) == (None, None, 0)


@pytest.mark.parametrize("students", [1, 3, 60])
def test_the_list_asks_as_many_questions_of_the_database_in_any_class(
    course, assignment, teacher, login, django_assert_num_queries, students
):
    for _ in range(students):
        mark(hand_in(assignment, make_student(course)), teacher)
    client = login(teacher)

    with django_assert_num_queries(7):
        client.get(list_url(assignment))
