"""Where a better answer earns points, nothing is shown that could be copied into it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lessons.assignments.models import Assignment
from lessons.reading.models import Check, ReadingTask, Section
from tests.factories import make_check, make_student
from tests.reading.answers import ANSWER, HTMX, plain

Kind = Check.Kind
MISSING = "Which ideas are missing, and a model answer, are shown once you have found them all"


@pytest.fixture
def student(course):
    return make_student(course, "Siti Student", language="en")


@pytest.fixture
def short(student, sections, reading, login, url):
    """Return a short check of a reading that counts by the best try, and a maker of tries at it."""
    Assignment.objects.filter(pk=reading.pk).update(points=10)
    ReadingTask.objects.update(counting=ReadingTask.Counting.BEST)
    check = make_check(sections[0], Kind.SHORT, **ANSWER)
    client = login(student)

    def tried(text):
        first = plain(client.post(url("check_answer", check.pk), {"text": text}, headers=HTMX))
        return first, plain(client.get(url("section", "section-1")))

    return tried


def test_where_a_better_text_earns_points_nothing_can_be_copied_into_it(short):
    for page in short("Idea2."):
        assert "1 of 3 key ideas were found." in page
        assert ("Option 2" in page, "not found" in page, "Feedback 3" in page) == (
            True,
            False,
            False,
        )
        assert "A model answer" not in page
        assert MISSING in page


def test_once_all_ideas_are_found_the_model_answer_is_shown(short):
    for page in short("Idea1, idea2, idea3."):
        assert "Model answer: A model answer" in page
        assert MISSING not in page


@pytest.mark.parametrize(
    ("points", "counting", "closed"),
    [(10, "best", True), (10, "completion", False), (None, "none", False), (None, "best", False)],
)
def test_where_a_better_text_earns_nothing_the_model_answer_is_shown_at_once(
    short, reading, points, counting, closed
):
    hour = timezone.now() - timedelta(hours=1)
    times = {"due_at": None, "closes_at": hour} if closed else {}
    Assignment.objects.filter(pk=reading.pk).update(points=points, **times)
    ReadingTask.objects.update(counting=counting)

    first, _page = short("Idea2.")

    told = [words in first for words in ("A model answer", "Option 1", "not found", MISSING)]
    assert told == [True, True, True, False]


def test_a_reason_to_compare_with_is_shown_though_the_best_try_counts(short, student, login, url):
    check = make_check(Section.objects.first(), Kind.REASONED, **ANSWER)

    answer = login(student).post(
        url("check_answer", check.pk), {"chosen": "2", "text": "So."}, headers=HTMX
    )

    assert "Model answer: A model answer" in plain(answer)


def test_a_teacher_sees_the_model_answer_whatever_counts(short, teacher, login, url):
    check = Check.objects.get(kind=Kind.SHORT)

    page = login(teacher).post(url("check_answer", check.pk), {"text": "No."}, headers=HTMX)

    assert ("Jawaban contoh" in plain(page)) or ("A model answer" in plain(page))
