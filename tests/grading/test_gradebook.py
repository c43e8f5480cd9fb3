import csv
import io
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from classroom.sheets import safe_cell, to_csv
from lessons.grading.services import release_marks
from tests.factories import make_essay, make_reading, make_student, make_teacher, make_work

from .makers import hand_in, make_rubric_essay, mark, url


def read_csv(response, delimiter=";"):
    text = response.content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=delimiter))


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+62", "'+62"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "\t'=1"),
        ("\r=1", "\r'=1"),
        ("  =1", "  '=1"),
        ("Esai,=1+1,x", "Esai,'=1+1,x"),
        ('Esai; "=1"', 'Esai; "\'=1"'),
        ("Esai, -1\n+2", "Esai, '-1\n'+2"),
        ("＝1", "'＝1"),
        ("Siti", "Siti"),
        ("a=b", "a=b"),
        ("", ""),
        ("12", "12"),
    ],
)
def test_no_cell_is_a_formula(text, safe):
    assert safe_cell(text) == safe


@given(st.lists(st.lists(st.text(alphabet=",;\t\n\r\" '=+-@a"), min_size=1), min_size=1))
@pytest.mark.parametrize("language", ["id", "en"])
def test_no_cell_is_a_formula_whatever_separator_a_spreadsheet_takes(language, rows):
    with translation.override(language):
        text = to_csv(rows)

    for delimiter in ",;\t":
        found = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        cells = [cell.strip(' "\t\r\n') for row in found for cell in row]
        assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []


def test_a_cell_is_points_or_a_state_in_words(course, student, teacher, login):
    marked, released, _missing = (make_rubric_essay(course) for _ in range(3))
    reading = make_reading(course)
    make_work(reading, student, submitted_at=timezone.now())
    mark(hand_in(marked, student), teacher)
    mark(hand_in(released, student), teacher, (1, "12.5", ""), (1, None, ""))
    release_marks(assignment=released, teacher=teacher.user)
    client = login(teacher)
    teacher.user.language = "en"
    teacher.user.save()

    page = client.get(url("grading:gradebook", course.pk))

    _student, cells = page.context["rows"][0]
    assert [str(c.standing) for c in cells] == ["marked", "released", "not_started", "done"]
    text = page.content.decode()
    assert "<td>not released · 45</td><td>37.5</td><td>not started</td><td>done</td>" in text


def test_what_checks_have_earned_stands_in_the_page_and_in_the_file(course, student, login):
    client = login(make_teacher(course, language="en"))
    reading = make_reading(course, title="Read", points=10)
    make_work(reading, student, earned=Decimal("8.34"), submitted_at=timezone.now())

    page = client.get(url("grading:gradebook", course.pk)).content.decode()
    head, row = read_csv(client.get(url("grading:gradebook_csv", course.pk)), ",")

    assert "<td>done · 8.34</td>" in page
    assert (head[2], row[2:]) == ("Read (of 10)", ["8.34", "done"])
    listed = client.get(url("grading:marking", course.pk, reading.pk)).content.decode()
    assert '<td class="num">8.34</td>' in listed


def test_late_is_said(course, student, teacher, login):
    assignment = make_essay(course)
    hand_in(assignment, student)
    assignment.due_at = timezone.now() - timedelta(hours=1)
    assignment.save()

    _student, cells = login(teacher).get(url("grading:gradebook", course.pk)).context["rows"][0]

    assert cells[0].late


def test_what_was_withdrawn_has_no_column(course, student, teacher, login):
    make_essay(course, withdrawn_at=timezone.now())

    response = login(teacher).get(url("grading:gradebook", course.pk))

    assert response.context["columns"] == []


def test_the_file_is_safe_and_its_points_are_plain_numbers(course, teacher, login):
    student = make_student(course, "=HYPERLINK(1)", nis="00123")
    assignment = make_rubric_essay(course, title='=cmd|" /C calc"!A0, "x"')
    mark(hand_in(assignment, student), teacher, (1, "12.5", ""), (1, None, ""))

    response = login(teacher).get(url("grading:gradebook_csv", course.pk))

    head, row = read_csv(response)
    assert response.content.startswith(b"\xef\xbb\xbf")
    assert row[:3] == ["'=HYPERLINK(1)", "00123", "37,50"]
    assert [cell.startswith("'=cmd") for cell in head] == [False, False, True, True]
    assert all(not cell.startswith(("=", "+", "-", "@")) for cell in head + row)


def test_the_file_name_holds_nothing_but_letters_digits_and_dashes(course, teacher, login):
    course.name = 'IX "A"\r\nX-Evil: 1 / ../'
    course.save()

    response = login(teacher).get(url("grading:gradebook_csv", course.pk))

    name = 'attachment; filename="buku-nilai-ix-a-x-evil-1-ips.csv"'
    assert response["Content-Disposition"] == name
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("language", "delimiter", "points", "name"),
    [("id", ";", "37,50", "buku-nilai"), ("en", ",", "37.50", "gradebook")],
)
def test_the_file_is_written_as_the_spreadsheets_of_the_language_read_it(
    course, student, login, language, delimiter, points, name
):
    teacher = make_teacher(course, language=language)
    assignment = make_rubric_essay(course, title="One; two, three")
    mark(hand_in(assignment, student), teacher, (1, "12.5", ""), (1, None, ""))

    response = login(teacher).get(url("grading:gradebook_csv", course.pk))

    head, row = read_csv(response, delimiter)
    assert response.content.startswith(b"\xef\xbb\xbf")
    assert (len(head), row[2]) == (4, points)
    assert head[2].startswith("One; two, three (")
    assert f'filename="{name}-' in response["Content-Disposition"]


def test_columns_of_the_same_title_have_their_due_date(course, student, login):
    zone = course.school.zone
    for day in (5, 6):
        make_essay(course, title="Twin", due_at=datetime(2030, 5, day, 1, 0, tzinfo=zone))
    make_essay(course, title="Single")
    teacher = make_teacher(course, language="en")

    head, _row = read_csv(login(teacher).get(url("grading:gradebook_csv", course.pk)), ",")

    assert sorted(head[2::2]) == ["Single", "Twin, 5 May 2030", "Twin, 6 May 2030"]


@pytest.mark.parametrize("name", ["gradebook", "gradebook_csv"])
def test_students_and_outsiders_stay_out(course, student, outsider, login, name):
    assert login(student).get(url(f"grading:{name}", course.pk)).status_code == 403
    assert login(outsider).get(url(f"grading:{name}", course.pk)).status_code == 404


def test_an_empty_class_says_what_to_do(course, teacher, login):
    client, page = login(teacher), url("grading:gradebook", course.pk)
    assert 'class="empty"' in client.get(page).content.decode()

    make_essay(course)
    assert 'class="empty"' in client.get(page).content.decode()


@pytest.mark.parametrize(("students", "assignments"), [(1, 1), (3, 3), (40, 5)])
def test_the_gradebook_asks_as_many_questions_of_the_database_in_any_class(
    course, teacher, login, django_assert_num_queries, students, assignments
):
    given = [make_rubric_essay(course) for _ in range(assignments)]
    for _ in range(students):
        student = make_student(course)
        for assignment in given:
            mark(hand_in(assignment, student), teacher)
    client = login(teacher)

    with django_assert_num_queries(7):
        client.get(url("grading:gradebook", course.pk))
