from django.utils import timezone

from tests.factories import make_claim_check, make_course, make_ruling, make_teacher, make_work


def test_a_teacher_sees_what_one_student_said(login, teacher, student, classmate, check, url):
    work = make_work(check, student)
    make_ruling(work, 1, "wrong", 90, correction="Only some are.")
    make_ruling(make_work(check, classmate), 2, "supported", 50)

    text = login(teacher).get(url("work", work.pk)).content.decode()

    assert "Said: wrong, 90% sure. Verdict: imprecise." in text
    assert "<blockquote>Only some are.</blockquote>" in text
    assert "Right for 0 of 1 claims (0%), and 90% sure on average." in text
    assert text.count("not judged yet") == 1


def test_points_that_were_earned_are_shown(login, teacher, student, course):
    check = make_claim_check(course, points=20)
    work = make_work(check, student, submitted_at=timezone.now(), earned="12.5")
    make_ruling(work, 1)

    text = login(teacher).get(f"{check.get_absolute_url()}work/{work.pk}/").content.decode()

    assert "12.5 / 20" in text


def test_students_get_403_and_others_404(login, student, classmate, outsider, course, check, url):
    work = make_work(check, student)
    elsewhere = make_teacher(make_course(course.school))

    assert login(student).get(url("work", work.pk)).status_code == 403
    assert login(classmate).get(url("work", work.pk)).status_code == 403
    assert login(outsider).get(url("work", work.pk)).status_code == 404
    assert login(elsewhere).get(url("work", work.pk)).status_code == 404


def test_the_work_of_another_assignment_is_404(login, teacher, student, course, check, url):
    other = make_work(make_claim_check(course), student)

    assert login(teacher).get(url("work", other.pk)).status_code == 404


def test_the_count_of_queries_is_fixed(
    login, teacher, student, course, django_assert_max_num_queries
):
    client, counts = login(teacher), []
    for many in (1, 30):
        check = make_claim_check(course, ["wrong"] * many)
        work = make_work(check, student)
        for position in range(1, many + 1):
            make_ruling(work, position)
        with django_assert_max_num_queries(100) as captured:
            client.get(f"{check.get_absolute_url()}work/{work.pk}/")
        counts.append(len(captured))

    assert counts == [8, 8]
