"""How a class answered, question by question: for its teachers only."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from lessons.reading.models import Answer, Check
from tests.factories import (
    make_answer,
    make_check,
    make_course,
    make_module,
    make_reading,
    make_student,
    make_teacher,
    make_work,
)

Kind = Check.Kind


@pytest.fixture
def teacher(course):
    return make_teacher(course, language="en")


@pytest.fixture
def answered(reading, sections):
    """Return a maker: `answered(kind, [chosen …], [text …])` -> the tally the page shows of it."""

    def given(kind, chosen, texts=(), first=0, best=0):
        check = make_check(sections[0], kind)
        for n, positions in enumerate(chosen):
            work = make_work(reading, make_student(reading.course, f"Student {n}"))
            make_answer(
                work,
                check,
                chosen=positions,
                text=texts[n] if texts else "",
                first_score=int(n < first),
                best_score=int(n < best),
            )
        return check

    return given


@pytest.fixture
def tally(login, teacher, url):
    def shown(check):
        parts = login(teacher).get(url("class_answers")).context["parts"]
        return next(one for _section, found in parts for one in found if one.check == check)

    return shown


def counts(tally):
    return [(row.text, row.count, row.right) for row in tally.rows()]


def test_it_counts_who_answered_who_was_right_and_what_was_chosen(answered, tally):
    found = tally(answered(Kind.SINGLE, [[1], [3], [3], [2]], first=1, best=2))

    assert (found.answered, found.right_at_first, found.right_in_the_end) == (4, 0.25, 0.5)
    assert counts(found) == [
        ("Pilihan 1", 1, True),
        ("Pilihan 2", 1, False),
        ("Pilihan 3", 2, False),
    ]


def test_the_first_try_is_counted_though_a_later_one_was_right(
    login, course, sections, teacher, url, tally
):
    check = make_check(sections[0], Kind.SINGLE)
    client = login(make_student(course))
    for chosen in (3, 1):
        client.post(url("check_answer", check.pk), {"chosen": chosen})

    page = login(teacher).get(url("class_answers")).content.decode()

    assert [count for _text, count, _right in counts(tally(check))] == [0, 0, 1]
    assert "The wrong answer that drew most: “Option 3” (1 of 1)." in page
    assert "The tables count everybody's first try" in page


@pytest.mark.parametrize(
    ("kind", "chosen", "said"),
    [
        (Kind.SINGLE, [[3], [3], [2], [1]], "wrong answer that drew most: “Option 3” (2 of 4)"),
        (Kind.MULTIPLE, [[1, 3], [1, 2]], "wrong answer that drew most: “Option 3” (1 of 2)"),
        (Kind.TRUE_FALSE, [[1], [1]], ""),
        (Kind.MATCHING, [[2, 1, 3], [2, 3, 1]], "often wrong: “Option 1 – Match 2” (2 of 2)"),
        (Kind.ORDERING, [[1, 3, 2], [3, 2, 1]], "out of its place: “Option 3” (2 of 2)"),
        (Kind.SHORT, [[1], [1, 2]], "idea most often missing: “Option 3” (2 of 2)"),
    ],
)
def test_the_wrong_answer_that_drew_most_is_said_in_words(
    answered, login, teacher, url, kind, chosen, said
):
    answered(kind, chosen)

    page = login(teacher).get(url("class_answers")).content.decode()

    assert [said in line for line in re.findall(r"<p><strong>(.*?)</strong></p>", page)] == (
        [True] if said else []
    )


def test_pairs_places_and_ideas_are_counted_by_what_is_right(answered, tally):
    asked = [
        answered(Kind.MATCHING, [[1, 3, 2], [1, 2, 3]]),
        answered(Kind.ORDERING, [[2, 1, 3]]),
        answered(Kind.SHORT, [[2, 3]]),
    ]

    pairs, steps, ideas = (tally(check) for check in asked)

    assert [row.count for row in pairs.rows()] == [2, 1, 1]
    assert pairs.rows()[0].text == "Pilihan 1 – Pasangan 1"
    assert [row.count for row in steps.rows()] == [0, 0, 1]
    assert [row.count for row in ideas.rows()] == [0, 1, 1]


def test_own_words_stand_there_folded_with_who_wrote_them(answered, login, teacher, url):
    answered(Kind.REASONED, [[2]], ["Because <b>so</b>."])
    answered(Kind.SHORT, [[]], ["No idea."])

    page = login(teacher).get(url("class_answers")).content.decode()

    assert page.count("<summary>Read 1 text</summary>") == 2
    assert re.search(
        r"<dt>Student 0 .*Option 2.*</dt><dd.*>Because &lt;b&gt;so&lt;/b&gt;.</dd>", page
    )
    assert re.search(r"<dt>Student 0</dt><dd.*>No idea.</dd>", page)


def test_whoever_left_is_not_counted(answered, tally, course):
    check = answered(Kind.SINGLE, [[1], [2]])
    left = course.enrolments.get(user__full_name="Student 1")
    left.left_at = timezone.now()
    left.save()

    assert tally(check).answered == 1


def test_an_answer_from_other_options_breaks_nothing(answered, login, teacher, url):
    for kind in Kind:
        answered(kind, [[9, 1], [], [3, 3, 3, 3, 3]])

    assert login(teacher).get(url("class_answers")).status_code == 200


def test_without_answers_and_without_checks_it_says_so(login, teacher, course, url):
    empty = make_reading(course, make_module(checks=False))
    client = login(teacher)

    pages = [
        client.get(address).content.decode()
        for address in (
            url("class_answers"),
            reverse("reading:class_answers", args=[course.pk, empty.pk]),
        )
    ]

    assert "Nobody has answered yet" in pages[0]
    assert "This module has no checks" in pages[1]


def test_it_is_for_teachers_of_the_class(login, student, outsider, reading, url):
    elsewhere = make_teacher(make_course(reading.course.school))

    assert login(student).get(url("class_answers")).status_code == 403
    assert login(outsider).get(url("class_answers")).status_code == 404
    assert login(elsewhere).get(url("class_answers")).status_code == 404


def test_a_teacher_gets_there_from_the_list_and_from_a_students_work(
    login, teacher, student, reading, url
):
    work = make_work(reading, student)
    marking = reverse("grading:marking", args=[reading.course_id, reading.pk])

    for address in (marking, url("work", work.pk)):
        assert f'href="{url("class_answers")}"' in login(teacher).get(address).content.decode()


def test_the_count_of_queries_is_fixed(login, course, teacher, queries):
    found = []
    for many in (1, 30):
        reading = make_reading(course, make_module(many))
        checks = [section.checks.get() for section in reading.reading_task.module.sections.all()]
        for _n in range(3 if many > 1 else 1):
            work = make_work(reading, make_student(course))
            for check in checks:
                Answer.objects.create(work=work, check_asked=check, first_score=0, best_score=0)
        address = reverse("reading:class_answers", args=[course.pk, reading.pk])
        found.append(queries(login(teacher), address))

    assert found == [6, 6]
