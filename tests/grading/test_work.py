"""The marking page: an essay beside the rubric."""

import pytest
from django.contrib.messages import get_messages

from classroom.people.models import Enrolment
from lessons.grading.models import Mark
from lessons.grading.services import release_marks
from tests.factories import (
    make_course,
    make_essay,
    make_reading,
    make_student,
    make_teacher,
    make_work,
)

from .makers import desk_url, form_data, hand_in, make_rubric_essay, mark, url

BOTH = ((1, "", ""), (2, "", ""))


@pytest.fixture
def work(course, student):
    return hand_in(make_rubric_essay(course), student, "The **whole** essay.")


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_the_teacher_sees_the_essay_beside_the_rubric(work, teacher, login):
    page = login(teacher).get(desk_url(work)).content.decode()

    assert "The <strong>whole</strong> essay." in page
    assert page.count('type="radio"') == 2 * 5
    assert 'type="number"' not in page
    assert "1 dari 1" in page or "1 of 1" in page


def test_students_and_outsiders_stay_out(work, student, outsider, login):
    assert login(student).get(desk_url(work)).status_code == 403
    assert login(outsider).get(desk_url(work)).status_code == 404
    assert login(make_teacher(make_course())).get(desk_url(work)).status_code == 404


def test_who_has_become_a_teacher_of_the_class_does_not_mark_the_own_work(work, student, login):
    client = login(student)
    Enrolment.objects.filter(pk=student.pk).update(role=Enrolment.Role.TEACHER)

    assert client.get(desk_url(work)).status_code == 404
    assert client.post(desk_url(work), form_data(work, *BOTH)).status_code == 404


def test_a_work_of_another_assignment_is_not_found(course, work, teacher, login):
    other = make_rubric_essay(course)

    response = login(teacher).get(url("essays:work", course.pk, other.pk, work.pk))

    assert response.status_code == 404


def test_a_reading_is_not_an_essay(course, student, teacher, login):
    work = make_work(make_reading(course), student)

    response = login(teacher).get(url("essays:work", course.pk, work.assignment_id, work.pk))

    assert response.status_code == 404


def test_a_draft_stays_the_students_own(course, student, teacher, login):
    work = hand_in(make_rubric_essay(course), student, "Secret draft.")
    work.attempts.all().delete()
    work.submitted_at = None
    work.save()

    response = login(teacher).get(desk_url(work))

    assert "Secret draft" not in response.content.decode()
    assert "mark-form" not in response.content.decode()
    assert login(teacher).post(desk_url(work), {"version": 0}).status_code == 200
    assert not Mark.objects.exists()


def test_all_versions_are_there_the_latest_first(work, teacher, login):
    hand_in(work.assignment, work.enrolment, "A second text.")

    page = login(teacher).get(desk_url(work)).content.decode()

    assert page.index("A second text.") < page.index("The <strong>whole</strong> essay.")


def test_saving_redirects_back_with_the_servers_total(work, teacher, login):
    data = form_data(work, (1, "", "Clear."), (2, "12,5", ""), feedback="Good.")

    response = login(teacher).post(desk_url(work), data)

    assert response.url == f"{desk_url(work)}?saved={work.pk}#mark"
    assert Mark.objects.get().points * 10 == 375
    page = login(teacher).get(desk_url(work)).content.decode()
    assert "37,5" in page
    assert 'value="12,5"' in page
    assert ">Clear.</textarea>" in page


def test_save_and_next_goes_to_the_next_unmarked_and_round(course, teacher, login):
    assignment = make_rubric_essay(course)
    names = ["Ana", "Budi", "Citra"]
    ana, budi, citra = (hand_in(assignment, make_student(course, name)) for name in names)
    mark(citra, teacher)
    client = login(teacher)

    to = client.post(desk_url(budi), form_data(budi, *BOTH, next="1")).url
    assert to == f"{desk_url(ana)}?saved={budi.pk}#mark"

    to = client.post(desk_url(ana), form_data(ana, *BOTH, next="1")).url
    marking = url("grading:marking", course.pk, assignment.pk)
    assert to == f"{marking}?saved={ana.pk}"


def test_previous_and_next_go_by_name(course, teacher, login):
    assignment = make_rubric_essay(course)
    citra, ana, budi = (hand_in(assignment, make_student(course, n)) for n in ("C", "A", "B"))
    make_work(assignment, make_student(course, "Ab"))

    desk = login(teacher).get(desk_url(budi)).context["desk"]

    assert (desk.place.position, desk.place.of) == (2, 3)
    assert (desk.previous_url, desk.next_url) == (desk_url(ana), desk_url(citra))


@pytest.mark.parametrize("points", ["26", "-1", "1e1", "a", "1,234"])
def test_points_that_cannot_be_are_said_at_the_field_and_nothing_is_saved(
    work, teacher, login, points
):
    data = form_data(work, (1, points, "Typed."), (2, "", ""))

    response = login(teacher).post(desk_url(work), data)

    page = response.content.decode()
    assert (response.status_code, Mark.objects.count()) == (200, 0)
    assert 'aria-invalid="true"' in page
    assert f'value="{points}"' in page
    assert ">Typed.</textarea>" in page


def test_a_level_of_another_rubric_is_refused(course, work, teacher, login):
    other = hand_in(make_rubric_essay(course), make_student(course))
    data = form_data(work, *BOTH)
    foreign = form_data(other, *BOTH)
    level = next(value for name, value in foreign.items() if name.startswith("level"))
    data |= {name: level for name in data if name.startswith("level")}

    response = login(teacher).post(desk_url(work), data)

    assert (response.status_code, Mark.objects.count()) == (200, 0)


def test_the_rubric_and_the_text_lead_to_each_other(work, teacher, login):
    page = login(teacher).get(desk_url(work)).content.decode()

    assert page.index('href="#mark-title"') < page.index('href="#work-title"')
    assert page.count('id="mark-title" tabindex="-1"') == 1
    assert page.count('id="work-title" tabindex="-1"') == 1


def address(work):
    return work.assignment.course_id, work.assignment_id, work.pk


def test_without_rubric_and_points_there_are_words_alone(course, student, teacher, login):
    work = hand_in(make_essay(course), student)

    login(teacher).post(desk_url(work), form_data(work, feedback="Well argued."))

    assert (Mark.objects.get().points, Mark.objects.get().feedback) == (None, "Well argued.")
    assert release_marks(assignment=work.assignment, teacher=teacher.user) == 1


def test_what_people_wrote_is_shown_as_text(course, student, teacher, login):
    evil = "<script>alert(1)</script>"
    assignment = make_rubric_essay(course, title=evil)
    assignment.rubric.criteria.update(title=evil)
    for criterion in assignment.rubric.criteria.all():
        criterion.levels.update(title=evil, descriptor=evil)
    student.user.full_name = evil
    student.user.save()
    work = hand_in(assignment, student, evil)
    mark(work, teacher, (1, None, evil), (1, None, evil), feedback=evil)
    client = login(teacher)

    clash = client.post(desk_url(work), form_data(work, *BOTH))
    pages = [clash, client.get(desk_url(work)), client.get(marking_url(assignment))]
    pages.append(client.get(url("grading:gradebook", course.pk)))

    assert [evil in page.content.decode() for page in pages] == [False] * 4


def marking_url(assignment):
    return url("grading:marking", assignment.course_id, assignment.pk)


def test_in_an_archived_class_marks_are_read_not_written(course, work, teacher, login):
    mark(work, teacher)
    course.archived_at = work.submitted_at
    course.save()

    page = login(teacher).get(desk_url(work)).content.decode()

    assert "mark-form" not in page
    assert login(teacher).post(desk_url(work), form_data(work, *BOTH)).status_code == 403


@pytest.mark.parametrize("students", [1, 3, 40])
def test_the_page_asks_as_many_questions_of_the_database_in_any_class(
    course, teacher, login, django_assert_num_queries, students
):
    assignment = make_rubric_essay(course)
    works = [hand_in(assignment, make_student(course)) for _ in range(students)]
    mark(works[0], teacher)
    client = login(teacher)
    client.get(desk_url(works[0]))

    with django_assert_num_queries(7):
        client.get(desk_url(works[0]))
