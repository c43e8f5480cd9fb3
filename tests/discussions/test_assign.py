"""Giving a class something to discuss."""

from datetime import timedelta

import pytest

from lessons.assignments.models import Assignment, Checkpoint
from lessons.discussions.assigning import MOST_OF_A_MOVE
from lessons.discussions.models import Prompt
from lessons.discussions.moves import Asked
from lessons.reading import module_schema
from lessons.reading.models import PromptTemplate
from tests.discussions.form import DUE, address, change, filled_in, give, paragraph_link, written
from tests.discussions.makers import make_prompt
from tests.factories import make_course, make_teacher


def test_a_discussion_is_given_with_good_defaults(course, teacher, login):
    answer = give(login(teacher), course)

    prompt = Prompt.objects.get()
    assert answer.status_code == 302
    assert (prompt.assignment.title, prompt.assignment.instructions) == ("The veto", "Keep it?")
    assert dict(prompt.asked.values_list("move", "number")) == {
        "claim": 1,
        "counter": 1,
        "answer": 1,
    }
    assert (prompt.posts_first, prompt.least_words, prompt.edit_minutes) == (True, 20, 15)
    assert not Checkpoint.objects.exists()


@pytest.mark.parametrize(
    ("rule", "number"),
    [
        ("least_words", "9" * 23),
        ("least_words", 501),
        ("least_words", 0),
        ("group_size", 13),
        ("edit_minutes", 40_000),
    ],
)
def test_a_number_beyond_its_bounds_is_said_at_its_field(course, teacher, login, rule, number):
    answer = give(login(teacher), course, **{rule: number})

    assert list(answer.context["form"].errors) == [rule]
    assert not Prompt.objects.exists()


def test_a_question_is_needed(course, teacher, login):
    give(login(teacher), course, instructions="")

    assert not Assignment.objects.exists()


def test_it_is_given_to_several_classes_with_a_date_for_the_first_post(course, teacher, login):
    other = make_course(course.school)
    other.enrolments.create(user=teacher.user, role="teacher")
    first = DUE - timedelta(days=4)

    give(
        login(teacher),
        course,
        due_at=written(DUE),
        first_due_at=written(first),
        **{f"class_{other.pk}": "on"},
    )

    points = Checkpoint.objects.filter(part="first_post")
    assert {point.assignment.course for point in points} == {course, other}
    assert {written(point.due_at) for point in points} == {written(first)}


def test_the_first_post_is_due_before_everything_is(course, teacher, login):
    answer = give(login(teacher), course, due_at=written(DUE), first_due_at=written(DUE))

    assert "first_due_at" in answer.context["form"].errors
    assert not Assignment.objects.exists()


SWAP = DUE - timedelta(days=4)
STATEMENT = "The veto stays."


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"swap_at": written(SWAP)}, "swap_at"),
        ({"swap_at": written(DUE + timedelta(days=1)), "statement": STATEMENT}, "swap_at"),
        ({"swap_at": written(DUE - timedelta(days=10)), "statement": STATEMENT}, "swap_at"),
        ({"grouping": "stance"}, "statement"),
        ({"grouping": "stance", "statement": "  "}, "statement"),
    ],
)
def test_what_cannot_be_about_stands_is_said_at_its_field(course, teacher, login, fields, field):
    client = login(teacher)
    answers = [give(client, course, due_at=written(DUE), **fields)]
    prompt = make_prompt(course, due_at=DUE)
    answers.append(change(client, prompt, **fields))

    for answer in answers:
        assert list(answer.context["form"].errors) == [field]
        assert answer.context["form"].more_is_open()
    prompt.refresh_from_db()
    assert list(Prompt.objects.all()) == [prompt]
    assert (prompt.swap_at, prompt.grouping) == (None, "whole")


def test_with_a_statement_sides_are_swapped_and_groups_made_by_stand(course, teacher, login):
    fields = {"swap_at": written(SWAP), "statement": STATEMENT, "grouping": "stance"}

    give(login(teacher), course, due_at=written(DUE), **fields)

    prompt = Prompt.objects.get()
    assert (written(prompt.swap_at), prompt.grouping) == (written(SWAP), "stance")


def test_a_question_of_a_module_fills_in_the_form(course, teacher, module, login):
    query = f"?prompt={module.slug}/veto"
    where = address(course) + query

    form = login(teacher).get(where).context["form"]

    assert (form["title"].value(), form["instructions"].value()) == ("Veto", "Perlukah?")


def test_a_question_of_a_module_brings_what_goes_with_it(course, teacher, module, login):
    section = module.sections.first()
    PromptTemplate.objects.update(
        statement_ind="Veto tetap ada.",
        material=[section.slug, "deleted-since"],
        asked=["claim", "counter", "counter"],
        grouping="stance",
    )
    client, query = login(teacher), f"?prompt={module.slug}/veto"

    form = client.get(address(course) + query).context["form"]
    give(client, course, query, title="Veto", instructions="Perlukah?")

    prompt = Prompt.objects.get()
    assert form.more_is_open()
    assert [one.section for one in prompt.material.all()] == [section]
    assert dict(prompt.asked.values_list("move", "number")) == {"claim": 1, "counter": 2}
    assert (prompt.statement, prompt.grouping) == ("Veto tetap ada.", "stance")


def test_modules_name_moves_and_groups_as_discussions_do():
    assert tuple(Asked.values) == module_schema.MOVES
    assert tuple(Prompt.Grouping.values) == module_schema.GROUPINGS
    assert module_schema.MOST_OF_A_MOVE == MOST_OF_A_MOVE


@pytest.mark.parametrize("place", ["nowhere/veto", "{slug}/nothing", "{slug}"])
def test_a_question_that_is_not_there_is_not_found(course, teacher, module, login, place):
    where = address(course) + f"?prompt={place.format(slug=module.slug)}"

    assert login(teacher).get(where).status_code == 404


def test_a_question_of_a_colleagues_unshared_module_is_not_found(course, teacher, module, login):
    module.school, module.created_by = course.school, make_teacher(course).user
    module.save()

    where = address(course) + f"?prompt={module.slug}/veto"

    assert login(teacher).get(where).status_code == 404


def test_material_is_a_paragraph_with_its_words_or_a_link(course, teacher, module, login):
    link, words = paragraph_link(module)
    lines = f"http://testserver{link}\n\nhttps://example.org/x A page of theirs"

    give(login(teacher), course, material=lines)

    paragraph, page = Prompt.objects.get().material.all()
    assert (paragraph.quote, paragraph.url) == (words, "")
    assert (page.title, page.url) == ("A page of theirs", "https://example.org/x")


@pytest.mark.parametrize(
    "line",
    [
        "javascript:alert(1)",
        "just words",
        "/modules/none/none/#p-1",
        "http://[",
        "https://e.org/" + "a" * 500,
    ],
)
def test_what_is_no_address_is_said_with_its_line(course, teacher, login, line):
    answer = give(login(teacher), course, material=f"https://example.org/\n{line}")

    assert "2" in answer.context["form"].errors["material"][0]
    assert not Assignment.objects.exists()


def test_the_form_sent_twice_gives_one_discussion(course, teacher, login):
    client = login(teacher)
    data = filled_in(client.get(address(course)), title="T", instructions="Q", opens_at="")

    for _ in range(2):
        client.post(address(course), data)

    assert Prompt.objects.count() == 1
