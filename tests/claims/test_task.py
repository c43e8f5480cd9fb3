from datetime import timedelta

from django.utils import timezone

from lessons.assignments.models import Work
from tests.claims.conftest import SECRETS
from tests.factories import make_claim_check, make_ruling, make_work


def close(check):
    check.due_at, check.closes_at = None, timezone.now() - timedelta(hours=1)
    check.save()


def test_a_student_sees_what_is_asked_and_where_to_begin(login, student, check, url):
    page = login(student).get(url("task"))

    text = page.content.decode()
    assert page.status_code == 200
    assert "Start with the first claim" in text
    assert "Honest doubt pays." in text
    assert url("claim", 1) in text
    assert not Work.objects.exists()


def test_it_leads_on_to_the_first_claim_without_a_ruling(login, student, check, url):
    make_ruling(make_work(check, student))

    page = login(student).get(url("task"))

    assert page.context["next"].position == 2
    assert "1 of 2 judged" in page.content.decode()


def test_before_the_end_nothing_of_what_is_open_is_told(login, student, check, claims, url):
    make_ruling(make_work(check, student))

    text = login(student).get(url("task")).content.decode()

    assert not any(secret in text for secret in SECRETS)
    assert all(claim.text_en not in text for claim in claims)


def test_in_the_end_it_says_how_well_one_knew_how_sure_to_be(login, student, check, url):
    work = make_work(check, student, submitted_at=timezone.now())
    make_ruling(work, 1, "imprecise", 90)
    make_ruling(work, 2, "wrong", 60)

    text = login(student).get(url("task")).content.decode()

    assert "Your verdict was right for 1 of 2 claims, that is 50%." in text
    assert "When you said 90%, you were right 1 of 1 time." in text
    assert "When you said 60%, you were right 0 of 1 time." in text
    assert '<strong class="num">65.75</strong>' in text
    assert "So you were surer than you were right" in text


def test_a_closed_check_shows_what_was_answered_and_offers_nothing(login, student, check, url):
    make_ruling(make_work(check, student))
    close(check)

    text = login(student).get(url("task")).content.decode()

    assert "How it went" in text
    assert "Of 2 claims you judged 1" in text
    assert "Go on with claim" not in text


def test_a_classmates_rulings_are_not_mixed_in(login, student, classmate, check, url):
    make_ruling(make_work(check, classmate))

    assert login(student).get(url("task")).context["done"] == 0


def test_a_teacher_sees_every_verdict_as_a_preview(login, teacher, check, url):
    page = login(teacher).get(url("task"))

    text = page.content.decode()
    assert "2 claims, in the order of the students" in text
    assert ">imprecise</span>" in text
    assert not Work.objects.exists()


def test_outsiders_and_what_is_not_open_are_404(login, outsider, student, teacher, check, url):
    pages = (url("task"), url("claim", 1))
    assert [login(outsider).get(page).status_code for page in pages] == [404, 404]
    check.withdrawn_at = timezone.now()
    check.save()

    assert [login(student).get(page).status_code for page in pages] == [404, 404]
    assert [login(teacher).get(page).status_code for page in pages] == [200, 200]


def test_points_are_shown_where_they_count(login, student, course):
    check = make_claim_check(course, points=10)
    make_work(check, student, earned="7.5")

    text = login(student).get(check.get_absolute_url()).content.decode()

    assert "7.5 / 10" in text


def test_the_count_of_queries_is_fixed(login, course, student, django_assert_max_num_queries):
    client, counts = login(student), []
    for many in (1, 30):
        check = make_claim_check(course, ["wrong"] * many)
        work = make_work(check, student)
        for position in range(1, many + 1):
            make_ruling(work, position)
        with django_assert_max_num_queries(100) as captured:
            client.get(check.get_absolute_url())
        counts.append(len(captured))

    assert counts == [8, 8]
