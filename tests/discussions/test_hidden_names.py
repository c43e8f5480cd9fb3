"""Where names are hidden, nothing that classmates see or can ask for tells who wrote, or when."""

import re
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from lessons.discussions.models import Letter, Post, Visit
from lessons.discussions.services import publish_post
from lessons.discussions.services.letters import give_letters
from lessons.discussions.threads import Threads
from tests.discussions.makers import LONG, make_counter, make_post, make_prompt, make_stance
from tests.factories import make_student

HTMX = {"HX-Request": "true"}


@pytest.fixture
def prompt(course):
    return make_prompt(course, posts_first=False, names_hidden=True)


@pytest.fixture
def posts(prompt, course):
    return [make_post(prompt, make_student(course), f"Plain {n}. {LONG}") for n in range(8)]


def names(prompt, reader):
    return {node.post.author_id: node.name for node in Threads(prompt, reader).nodes.values()}


def address(prompt, more=""):
    return prompt.get_absolute_url() + more


def test_a_letter_stays_when_students_are_enrolled_later(course, prompt, posts, student):
    before = names(prompt, student)

    for _ in range(5):
        make_student(course)
    late = make_post(prompt, make_student(course))

    after = names(prompt, student)
    assert {author: after[author] for author in before} == before
    assert after[late.author_id] not in before.values()


def test_who_posts_gets_one_letter_of_as_many_as_the_class_has_students(course, prompt):
    students = [make_student(course) for _ in range(6)]

    for author in students[:4] * 2:
        words = {"move": "claim", "text": LONG, "key": uuid.uuid4()}
        publish_post(prompt=prompt, author=author, **words)

    given = dict(Letter.objects.values_list("enrolment", "place"))
    assert given.keys() == {author.pk for author in students[:4]}
    assert len(set(given.values())) == 4
    assert set(given.values()) < set(range(6))


def test_letters_do_not_tell_who_wrote_first(course, prompt):
    authors = [make_student(course).pk for _ in range(40)]

    give_letters(prompt, authors)

    places = dict(Letter.objects.values_list("enrolment", "place"))
    assert [places[author] for author in authors] != sorted(places.values())


def test_a_letter_that_is_missing_names_nobody(prompt, posts, student):
    Letter.objects.all().delete()

    assert set(names(prompt, student).values()) == {"teman sekelas"}


def test_no_number_of_a_post_stands_in_what_a_student_gets(course, prompt, student, login):
    prompt.statement = "It stays."
    prompt.save()
    make_stance(prompt, student)
    mine = make_post(prompt, student, pk=7_770_001)
    theirs = make_post(prompt, make_student(course), f"Plain words. {LONG}", pk=7_770_002)
    counter = make_counter(prompt, theirs.author, mine, pk=7_770_003)
    Post.objects.filter(pk=counter.pk).update(created_at=timezone.now())
    client, reach = login(student), Threads(prompt, student).reach

    pages = [
        ("", {}, {}),
        ("", {}, HTMX),
        ("", {"q": "plain"}, {}),
        ("", {"answer": theirs.ref}, {}),
        ("", {"answer": theirs.ref}, HTMX),
        ("", {"since": reach}, HTMX),
        ("news/", {"after": ""}, {}),
        (f"posts/{theirs.ref}/", {}, {}),
        (f"posts/{theirs.ref}/report/", {}, {}),
        (f"posts/{mine.ref}/edit/", {}, {}),
    ]
    answers = [client.get(address(prompt, more), data, headers=h) for more, data, h in pages]

    assert {answer.status_code for answer in answers} == {200}
    assert [a.request["PATH_INFO"] for a in answers if "777000" in a.content.decode()] == []


def test_by_its_number_no_post_is_found(prompt, posts, student, teacher, login):
    one, client = posts[0].pk, login(student)
    form = {
        "version": 0,
        "writer": student.pk,
        "key": uuid.uuid4(),
        "text": "x",
        "move": "question",
    }

    answers = [
        client.get(address(prompt), {"answer": one}),
        client.get(address(prompt, f"posts/{one}/")),
        client.get(address(prompt, f"posts/{one}/report/")),
        client.post(address(prompt, "posts/"), form | {"parent": one}),
        client.post(address(prompt, "draft/"), form | {"parent": one}),
        client.post(address(prompt, f"restatements/{one}/answer/"), {"accepts": "1"}),
        login(teacher).get(address(prompt, f"posts/{one}/")),
    ]

    assert {answer.status_code for answer in answers} == {404}


def test_by_its_own_address_a_teacher_finds_it_too(prompt, posts, teacher, login):
    here = address(prompt, f"posts/{posts[0].ref}/")

    assert login(teacher).get(here).status_code == 200
    assert login(teacher).post(f"{here}pin/", {"on": "1"}).status_code == 302


def test_where_names_are_shown_an_address_is_no_key(course, student, login):
    prompt = make_prompt(course, posts_first=False)
    post = make_post(prompt, student)

    found = [
        login(student).get(address(prompt, f"posts/{ref}/")).status_code
        for ref in (post.pk, post.key.hex, "9" * 30, "x")
    ]

    assert found == [200, 404, 404, 404]


def test_a_bridge_is_chosen_from_posts_in_the_order_of_the_page(prompt, posts, student, login):
    page = login(student).get(address(prompt), {"answer": posts[0].ref}).content.decode()

    offered = re.findall(r'<option value="([0-9a-f]{32})"', page)
    shown = [one for one in re.findall(r'id="post-([0-9a-f]{32})"', page) if one != posts[0].ref]
    assert offered == shown
    assert offered != [post.ref for post in posts[1:]]


def test_nobody_can_ask_from_any_number_on(prompt, posts, student, login):
    client, middle = login(student), posts[4].pk

    page = client.get(address(prompt), {"since": middle}, headers=HTMX).content.decode()
    seen = client.post(address(prompt, "seen/"), {"post": middle, "quiet": "1"})

    assert seen.status_code == 404
    assert not Visit.objects.exists()
    first = Threads(prompt, student).flat[0].post
    assert re.findall(r'id="post-(\w+)"[^>]* data-focus', page) == [first.ref]


def test_what_the_page_shows_is_noted_as_seen(prompt, posts, student, login):
    page = login(student).get(address(prompt)).content.decode()
    reach = re.search(r'data-newest="([^"]+)"', page)[1]

    answer = login(student).post(address(prompt, "seen/"), {"post": reach, "quiet": "1"})

    assert answer.status_code == 204
    assert Visit.objects.get().seen_at == posts[-1].created_at


def test_the_day_is_that_of_the_school(prompt, student, course):
    evening = datetime(2026, 3, 4, 14, tzinfo=UTC)  # 21.00 in Jakarta
    for hours in range(6):
        late = evening + timedelta(hours=hours)
        make_post(prompt, make_student(course), f"at {late}", created_at=late)

    zone = course.school.zone
    days = [
        timezone.localtime(node.post.created_at, zone).date()
        for node in Threads(prompt, student).flat
    ]

    assert days == sorted(days)
    assert len(set(days)) == 2
