"""How a class talks, and its posts as a file: for its teachers."""

import csv
import io

import pytest
from django.urls import reverse
from django.utils import timezone

from lessons.discussions.exchange import picture
from tests.discussions.makers import make_post, make_prompt, make_stance
from tests.factories import make_student, make_teacher

ATTACK = "<script>steal()</script>"


@pytest.fixture
def teacher(course):
    return make_teacher(course, "Tuti Teacher", language="en")


@pytest.fixture
def prompt(course):
    return make_prompt(course, statement="The veto should stay.")


def url(name, prompt, query=""):
    place = [prompt.assignment.course_id, prompt.assignment_id]
    return reverse(f"discussions:{name}", args=place) + query


def read_file(response, delimiter=","):
    text = response.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


def test_the_page_names_who_is_silent_and_who_talks_with_one_only(
    prompt, student, classmate, course, teacher, login
):
    make_student(course, "Sinta Silent")
    theirs = make_post(prompt, classmate)
    for _ in range(2):
        make_post(prompt, student, parent=theirs, move="question")

    html = login(teacher).get(url("insight", prompt)).content.decode()

    assert '<strong class="num">1</strong>: Sinta Silent.' in html
    assert "Siti Student answers only Budi Classmate (2 answers)." in html
    assert "Nobody has answered: Siti Student." in html


def test_hidden_posts_and_those_who_left_do_not_count(prompt, student, classmate, teacher, login):
    theirs = make_post(prompt, classmate)
    make_post(prompt, student, parent=theirs)
    make_post(prompt, student, hidden_at=timezone.now())
    make_post(prompt, student, deleted_at=timezone.now())
    classmate.left_at = timezone.now()
    classmate.save()

    page = login(teacher).get(url("insight", prompt))

    assert (page.context["posts"], page.context["answered"]) == (1, [])
    assert "Budi" not in page.content.decode()


def test_moves_are_counted_and_the_order_is_chosen_in_the_address(
    prompt, student, classmate, teacher, login
):
    make_post(prompt, student, "One two three.", "evidence")
    make_post(prompt, student, "One two.", "claim")
    client = login(teacher)

    by_name = client.get(url("insight", prompt)).context["rows"]
    by_posts = client.get(url("insight", prompt, "?sort=posts")).context["rows"]
    odd = client.get(url("insight", prompt, "?sort=nonsense")).context["rows"]

    assert [row.name for row in by_name] == ["Budi Classmate", "Siti Student"]
    assert [row.name for row in by_posts] == ["Siti Student", "Budi Classmate"]
    assert [row.name for row in odd] == [row.name for row in by_name]
    assert by_posts[0].moves == [1, 1, 0, 0, 0, 0, 0]
    assert by_posts[0].voice.words == 5


def test_the_teacher_sees_by_name_who_moved(prompt, student, classmate, teacher, login):
    make_stance(prompt, classmate, 3)
    make_stance(prompt, student, 4, after=2)

    page = login(teacher).get(url("insight", prompt))

    rows = [(one["name"], one["by"]) for one in page.context["stands"]]
    assert rows == [("Siti Student", -2), ("Budi Classmate", None)]


def test_an_empty_discussion_has_a_page_too(prompt, student, teacher, login):
    html = login(teacher).get(url("insight", prompt)).content.decode()

    assert "Nobody has answered anybody yet." in html
    assert "Nobody has taken a stand yet." in html


def test_a_name_is_text_in_the_picture():
    svg = picture({1: ATTACK, 2: "B"}, [(1, 2, 3)], "Title", "Told")

    assert ATTACK[:8] not in svg
    assert "&lt;script" in svg
    assert svg.count("talk-arc-3") == 1


def test_what_people_wrote_is_text_on_the_page(prompt, course, teacher, login):
    hostile, other = make_student(course, ATTACK), make_student(course, "Other")
    prompt.statement = ATTACK
    prompt.save()
    for _ in range(2):
        make_post(prompt, hostile, parent=make_post(prompt, other))
    make_stance(prompt, hostile)

    html = login(teacher).get(url("insight", prompt)).content.decode()

    assert ATTACK not in html


@pytest.mark.parametrize("many", [3, 300])
def test_the_page_asks_the_database_a_fixed_number_of_times(
    prompt, course, teacher, login, many, django_assert_num_queries
):
    students = [make_student(course) for _ in range(3)]
    first = make_post(prompt, students[0])
    for number in range(many):
        make_post(prompt, students[number % 3], parent=first)
    client = login(teacher)

    with django_assert_num_queries(7):
        client.get(url("insight", prompt))


@pytest.mark.parametrize("many", [3, 300])
def test_the_file_asks_the_database_a_fixed_number_of_times(
    prompt, student, teacher, login, many, django_assert_num_queries
):
    for _ in range(many):
        make_post(prompt, student).citations.create(title="A")
    client = login(teacher)

    with django_assert_num_queries(6):
        client.get(url("export", prompt))


def test_the_file_has_every_post_with_what_it_answers(prompt, student, classmate, teacher, login):
    theirs = make_post(prompt, classmate, "First words.")
    answer = make_post(prompt, student, "Second; words, too.", "evidence", parent=theirs)
    answer.citations.create(title="Module: Section", quote="As it stood.")
    answer.citations.create(title="Site", url="https://example.org/a")
    make_post(prompt, student, "Third.", hidden_at=timezone.now(), hidden_reason="Unkind")

    first, second, third = read_file(login(teacher).get(url("export", prompt)))

    assert (first["Author"], first["Text"], first["Words"]) == (
        "Budi Classmate",
        "First words.",
        "2",
    )
    assert (second["Answer to number"], second["Answer to"]) == ("1", "Budi Classmate")
    assert second["What it does"] == "evidence"
    cited = "Module: Section – As it stood.\nSite – https://example.org/a"
    assert second["Evidence"] == cited
    assert (third["Text"], third["State"]) == ("Third.", "hidden: Unkind")


def test_no_cell_of_the_file_is_a_formula(prompt, course, teacher, login):
    author = make_student(course, "=cmd|' /C calc'!A0")
    post = make_post(prompt, author, "=1+1", hidden_at=timezone.now(), hidden_reason="x")
    post.citations.create(title="@SUM(A1)")

    rows = read_file(login(teacher).get(url("export", prompt)))

    cells = [cell for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert rows[0]["Text"] == "'=1+1"


@pytest.mark.parametrize(("language", "delimiter"), [("id", ";"), ("en", ",")])
def test_the_file_is_written_as_the_gradebook_is(prompt, course, login, language, delimiter):
    teacher = make_teacher(course, language=language)
    make_post(prompt, make_student(course))

    response = login(teacher).get(url("export", prompt))

    assert response.content.startswith(b"\xef\xbb\xbf")
    assert len(read_file(response, delimiter)[0]) == 11
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Cache-Control"] == "private, no-store"


def test_the_file_of_a_deleted_author_says_former_student(prompt, student, teacher, login):
    make_post(prompt, student)
    prompt.posts.update(author=None)

    row = read_file(login(teacher).get(url("export", prompt)))[0]

    assert row["Author"] == "former student"


@pytest.mark.parametrize("name", ["insight", "export"])
def test_only_teachers_of_the_class_may_look_also_once_it_is_archived(
    prompt, student, teacher, outsider, login, name
):
    course = prompt.assignment.course
    course.archived_at = timezone.now()
    course.save()

    answers = [
        login(one).get(url(name, prompt)).status_code for one in (teacher, student, outsider)
    ]

    assert answers == [200, 403, 404]
