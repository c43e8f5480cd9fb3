from django.urls import reverse

from lessons.reading.models import Answer, SectionRead
from tests.factories import make_course, make_module, make_reading, make_student, make_teacher
from tests.factories import make_work as work_of


def test_a_teacher_sees_what_one_student_read_and_answered(
    login, teacher, student, classmate, reading, sections, checks, url
):
    work = work_of(reading, student)
    SectionRead.objects.create(work=work, section=sections[1])
    for one, best in ((work, 1), (work_of(reading, classmate), 0)):
        Answer.objects.create(
            work=one, check_asked=checks[0], chosen=[1], tries=2, first_score=0, best_score=best
        )

    page = login(teacher).get(url("work", work.pk))

    assert page.context["student"] == student.user
    assert list(page.context["progress"].read) == ["section-2"]
    found = [[answer.best_score for answer in c.of_student] for c in page.context["checks"]]
    assert found == [[1], []]


def test_students_get_403_and_outsiders_404(login, student, outsider, reading, url):
    work = work_of(reading, student)
    elsewhere = make_teacher(make_course(reading.course.school))

    assert login(student).get(url("work", work.pk)).status_code == 403
    assert login(outsider).get(url("work", work.pk)).status_code == 404
    assert login(elsewhere).get(url("work", work.pk)).status_code == 404


def test_the_work_of_another_assignment_is_404(login, teacher, student, course, reading, url):
    other = work_of(make_reading(course), student)

    assert login(teacher).get(url("work", other.pk)).status_code == 404


def test_the_count_of_queries_is_fixed(login, course, teacher, queries):
    counts = []
    for many in (1, 30):
        reading = make_reading(course, make_module(many))
        work = work_of(reading, make_student(course))
        address = reverse("reading:work", args=[course.pk, reading.pk, work.pk])
        counts.append(queries(login(teacher), address))

    assert counts == [8, 8]
