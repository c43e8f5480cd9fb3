"""Giving a class something to discuss, changing it, and what a student may open."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from classroom.audit.models import Entry
from lessons.assignments.models import Assignment, Checkpoint, CheckpointPass
from lessons.discussions.assigning import MOST_OF_A_MOVE
from lessons.discussions.models import Prompt, SafetyRules
from lessons.discussions.moves import Asked
from lessons.discussions.services import publish_post
from lessons.reading import module_schema
from lessons.reading.lesson import lesson_of
from lessons.reading.models import PromptTemplate
from lessons.reading.paragraphs import paragraphs_of
from tests.discussions.makers import LONG, make_post, make_prompt
from tests.factories import make_course, make_module, make_reading, make_student, make_teacher

WRITTEN = "%d/%m/%Y %H.%M"
DUE = timezone.localtime() + timedelta(days=9)


@pytest.fixture
def module(db):
    module = make_module()
    texts = {"title_ind": "Veto", "title_en": "The veto", "question_ind": "Perlukah?"}
    PromptTemplate.objects.create(module=module, slug="veto", position=1, **texts)
    return module


def address(course, name="assign"):
    return reverse(f"discussions:{name}", args=[course.pk])


def filled_in(page, **changes):
    """What a browser sends of the form as it came, with `changes`."""
    form = page.context["form"]
    data = {}
    for field in form:
        value = field.value()
        if value is True:
            data[field.html_name] = "on"
        elif isinstance(value, datetime):
            data[field.html_name] = value.strftime(WRITTEN)
        elif value not in (None, False):
            data[field.html_name] = value
    return {k: v for k, v in (data | changes).items() if v is not None}


def give(client, course, query="", **changes):
    where = address(course) + query
    new = {"title": "The veto", "instructions": "Keep it?", "opens_at": ""} | changes
    return client.post(where, filled_in(client.get(where), **new))


def written(moment):
    return timezone.localtime(moment).strftime(WRITTEN)


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


def paragraph_link(module):
    section = lesson_of(module).sections[0]
    anchor, words = paragraphs_of(section.body)[0]
    place = reverse("reading:module_section", args=[module.slug, section.slug])
    return f"{place}#{anchor}", words


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


# --- Changing -------------------------------------------------------------------------------------


def change(client, prompt, **changes):
    where = prompt.assignment.edit_url
    return client.post(where, filled_in(client.get(where), **changes))


def test_what_is_left_alone_stays(course, teacher, module, login):
    client = login(teacher)
    link, _words = paragraph_link(module)
    give(client, course, material=link, asked_evidence="2", statement="Keep it.")
    prompt = Prompt.objects.get()
    due_at = prompt.assignment.due_at
    module.sections.all().delete()

    change(client, prompt, title="Another title")

    prompt = Prompt.objects.get()
    assert prompt.assignment.title == "Another title"
    assert prompt.assignment.due_at == due_at
    assert prompt.statement == "Keep it."
    assert dict(prompt.asked.values_list("move", "number"))["evidence"] == 2


def test_a_paragraph_that_was_chosen_keeps_its_words(course, teacher, module, login):
    client = login(teacher)
    link, words = paragraph_link(module)
    give(client, course, material=link)
    section = module.sections.first()
    section.body = section.body_ind = "Other words."
    section.save()
    module.fingerprint = "changed"
    module.save()

    change(client, Prompt.objects.get(), title="Another title")

    assert [one.quote for one in Prompt.objects.get().material.all()] == [words]


def test_a_moved_first_date_is_on_the_record(course, teacher, login):
    prompt = make_prompt(course, due_at=DUE)
    first = DUE - timedelta(days=2)

    change(login(teacher), prompt, first_due_at=written(first))

    entry = Entry.objects.get(action="assignment_dates_changed")
    assert entry.before == {"first_due_at": None}
    assert entry.after["first_due_at"].startswith(first.strftime("%Y-%m-%dT%H:%M"))


def test_a_date_that_comes_later_is_passed_by_who_has_posted(course, teacher, student, login):
    prompt = make_prompt(course, due_at=DUE)
    publish_post(prompt=prompt, author=student, move="claim", text=LONG, key=KEY)

    change(login(teacher), prompt, first_due_at=written(DUE - timedelta(days=2)))

    assert CheckpointPass.objects.get().work.enrolment == student


def test_asking_for_less_completes_a_part(course, teacher, student, login):
    prompt = make_prompt(course, asked=[("claim", 2)], due_at=DUE)
    publish_post(prompt=prompt, author=student, move="claim", text=LONG, key=KEY)

    change(login(teacher), prompt, asked_claim="1")

    assert student.works.get().submitted_at is not None


def test_another_kind_has_no_page_here(course, teacher, login):
    reading = make_reading(course)

    where = reverse("discussions:edit", args=[course.pk, reading.pk])

    assert login(teacher).get(where).status_code == 404


# --- Opened by a student --------------------------------------------------------------------------

KEY = "00000000-0000-4000-8000-000000000001"


def open_one(client, course, **changes):
    data = {"title": "Mine", "instructions": "What do you think?", "key": KEY} | changes
    return client.post(address(course, "open"), data)


def test_a_student_opens_nothing_unless_the_school_says_so(course, student, login):
    client = login(student)

    assert client.get(address(course, "open")).status_code == 403
    assert open_one(client, course).status_code == 403
    assert not Assignment.objects.exists()


def test_where_students_may_they_open_one_with_defaults(course, student, login):
    SafetyRules.objects.create(school=course.school, students_open=True)

    for _ in range(2):
        answer = open_one(login(student), course)

    prompt = Prompt.objects.get()
    assert answer.url == prompt.get_absolute_url()
    assert prompt.opened_by == student
    assert (prompt.assignment.points, prompt.assignment.due_at) == (None, None)
    assert not prompt.asked.exists()


def test_what_a_student_opened_is_asked_of_nobody(course, student, classmate, login):
    SafetyRules.objects.create(school=course.school, students_open=True)
    open_one(login(student), course)
    prompt = Prompt.objects.get()

    publish_post(prompt=prompt, author=classmate, move="claim", text=LONG, key=KEY)

    assert login(make_student(course)).get("/").context["today"].is_empty
    assert classmate.works.get().submitted_at is None
    assert login(student).get(course.get_absolute_url()).content.count(b"Mine") == 1


def test_a_teacher_is_led_to_the_whole_form(course, teacher, login):
    assert login(teacher).get(address(course, "open")).url == address(course)


def test_what_only_its_teacher_wrote_in_is_withdrawn_with_what_was_written(course, teacher, login):
    prompt = make_prompt(course)
    post = make_post(prompt, teacher)
    make_post(prompt, teacher, parent=post, bridges=post, move="bridge")
    where = reverse("assignments:assignment_withdraw", args=[course.pk, prompt.assignment_id])

    login(teacher).post(where)

    assert not Assignment.objects.exists()


def test_once_somebody_has_written_hidden_names_stay_hidden(course, student, teacher, login):
    prompt = make_prompt(course, names_hidden=True)
    make_post(prompt, student)
    teacher.user.language = "en"
    teacher.user.save()

    answer = change(login(teacher), prompt, names_hidden=None, title="Changed")

    assert list(answer.context["form"].errors) == ["names_hidden"]
    said = "Somebody has written under a hidden name here: names stay hidden."
    assert said in answer.content.decode()
    prompt.refresh_from_db()
    assert prompt.names_hidden
    assert 'value="Changed"' in answer.content.decode()


def test_before_anybody_wrote_names_can_be_shown(course, teacher, login):
    prompt = make_prompt(course, names_hidden=True)

    change(login(teacher), prompt, names_hidden=None)

    prompt.refresh_from_db()
    assert not prompt.names_hidden


def test_hidden_later_each_who_wrote_has_a_letter(course, student, classmate, teacher, login):
    prompt = make_prompt(course)
    for author in (student, student, classmate, teacher):
        make_post(prompt, author)

    change(login(teacher), prompt, names_hidden="on")

    assert set(prompt.letters.values_list("enrolment", flat=True)) == {student.pk, classmate.pk}


def test_who_is_shown_what_goes_on_the_record(course, teacher, login):
    prompt = make_prompt(course)

    change(login(teacher), prompt, names_hidden="on", posts_first=None, least_words=30)
    change(login(teacher), prompt, least_words=20)

    entry = Entry.objects.get(action="discussion_changed")
    assert entry.before == {"names_hidden": False, "posts_first": True}
    assert entry.after == {"names_hidden": True, "posts_first": False}
