import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from lessons.assignments.models import Work
from lessons.reading.models import Answer, Check
from tests.factories import make_check, make_reading, make_student

HTMX = {"HX-Request": "true"}


def test_a_plain_post_is_recorded_and_leads_back_to_the_check(login, student, reading, checks, url):
    answer = login(student).post(url("check_answer", checks[0].pk), {"chosen": "2"})

    assert answer.url == f"{url('section', 'section-1')}#check-{checks[0].pk}"
    stored = Answer.objects.get()
    assert (stored.work.enrolment, stored.chosen, stored.tries) == (student, [2], 1)
    assert (stored.first_score, stored.best_score) == (0, 0)


def test_htmx_gets_the_check_alone_with_the_result(login, student, reading, checks, url):
    answer = login(student).post(url("check_answer", checks[0].pk), {"chosen": "2"}, headers=HTMX)
    html = answer.content.decode()

    assert html.lstrip().startswith(f'<section id="check-{checks[0].pk}"')
    assert "HX-Request" in answer.headers["Vary"]
    assert 'role="status" data-focus' in html
    assert "Umpan balik 2" in html
    assert "Umpan balik 1" not in html


def test_after_the_right_answer_all_feedback_shows(login, student, reading, checks, url):
    html = (
        login(student)
        .post(url("check_answer", checks[0].pk), {"chosen": "1"}, headers=HTMX)
        .content.decode()
    )

    assert [f"Umpan balik {n}" in html for n in (1, 2, 3)] == [True, True, True]


def result(client, url, check, chosen):
    html = client.post(url("check_answer", check.pk), {"chosen": chosen}, headers=HTMX)
    html = re.search(r'<div class="result.*?</div>', html.content.decode(), re.S)[0]
    return " ".join(
        re.sub(r"<svg.*?</svg>|<(?!/?details|/?summary)[^>]*>", " ", html, flags=re.S).split()
    )


def test_one_right_answer_folds_the_others_away_without_a_verdict(
    login, reading, course, checks, url
):
    told = result(login(make_student(course, language="en")), url, checks[0], "1")

    shown, _, folded = told.partition("<details>")
    assert shown.strip() == "Your answer is right. Feedback 1"
    assert folded.startswith("<summary>About the other answers</summary>")
    assert sorted(re.findall(r"Option \d Feedback \d", folded)) == [
        "Option 2 Feedback 2",
        "Option 3 Feedback 3",
    ]


@pytest.mark.parametrize("silent", [(2, 3), (1, 3)])
def test_feedback_that_is_empty_is_left_out(login, reading, course, checks, url, silent):
    checks[0].options.filter(position__in=silent).update(feedback_ind="", feedback_en="")

    told = result(login(make_student(course, language="en")), url, checks[0], "1")

    others = "<details><summary>About the other answers</summary> Option 2 Feedback 2 </details>"
    assert told == f"Your answer is right. {'Feedback 1' if silent == (2, 3) else others}"


def test_a_wrong_answer_tells_of_itself_only(login, reading, course, checks, url):
    told = result(login(make_student(course, language="en")), url, checks[0], "3")

    assert told == "Not right yet. Feedback 3"


def test_several_answers_are_labelled_each(login, reading, course, sections, url):
    check = make_check(sections[0], Check.Kind.MULTIPLE, (True, True, False))
    client = login(make_student(course, language="en"))

    half = result(client, url, check, ["1", "3"])
    whole = result(client, url, check, ["1", "2"])

    assert half.startswith("Not complete yet: 1 of 3 judged right.")
    assert "Option 3 wrongly chosen Feedback 3" in half
    assert whole.startswith("Your answer is right.")
    assert "Option 2 rightly chosen Feedback 2" in whole
    assert "Option 3 rightly not chosen Feedback 3" in whole


def test_first_and_best_are_kept(login, student, reading, sections, url):
    check = make_check(sections[0], Check.Kind.MULTIPLE, (True, True, False))
    client = login(student)
    for chosen in ([1], [1, 2], [3]):
        client.post(url("check_answer", check.pk), {"chosen": chosen})

    stored = Answer.objects.get()

    assert (stored.first_score, stored.best_score) == (Decimal("0.667"), 1)
    assert (stored.tries, stored.first_chosen, stored.chosen) == (3, [1], [3])


def test_the_same_answer_once_more_is_no_new_try(login, student, checks, url):
    for chosen in ("2", "2", "1", "1"):
        login(student).post(url("check_answer", checks[0].pk), {"chosen": chosen})

    assert Answer.objects.get().tries == 2


@pytest.mark.parametrize("chosen", [[], ["9"], ["x"], ["1", "2"], ["1\0"]])
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_bad_answer_is_told_at_the_field_and_changes_nothing(
    login, student, reading, checks, url, chosen, headers
):
    answer = login(student).post(
        url("check_answer", checks[0].pk), {"chosen": chosen}, headers=headers
    )

    assert answer.status_code == 200
    assert f'id="error-{checks[0].pk}"' in answer.content.decode()
    assert ("<html" in answer.content.decode()) == (not headers)
    assert not Work.objects.exists()


def test_a_teacher_tries_without_a_row(login, teacher, reading, checks, url):
    for headers in ({}, HTMX):
        answer = login(teacher).post(
            url("check_answer", checks[0].pk), {"chosen": "1"}, headers=headers
        )
        assert "Umpan balik 1" in answer.content.decode()

    assert not Work.objects.exists()


def test_what_is_closed_can_be_tried_and_is_not_recorded(login, student, reading, checks, url):
    reading.due_at = None
    reading.closes_at = timezone.now() - timedelta(hours=1)
    reading.save()

    answer = login(student).post(url("check_answer", checks[0].pk), {"chosen": "1"})

    assert "Umpan balik 1" in answer.content.decode()
    assert not Work.objects.exists()


def test_outsiders_and_checks_of_other_modules_get_404(
    login, student, outsider, reading, checks, url
):
    other = make_reading(outsider.course).reading_task.module.sections.first().checks.get()

    assert (
        login(outsider).post(url("check_answer", checks[0].pk), {"chosen": "1"}).status_code == 404
    )
    assert login(student).post(url("check_answer", other.pk), {"chosen": "1"}).status_code == 404
    assert login(student).get(url("check_answer", checks[0].pk)).status_code == 405
    assert not Answer.objects.exists()


def test_the_answers_of_two_students_are_two(login, student, classmate, reading, checks, url):
    for person in (student, classmate):
        login(person).post(url("check_answer", checks[0].pk), {"chosen": "1"})

    assert Answer.objects.count() == 2
