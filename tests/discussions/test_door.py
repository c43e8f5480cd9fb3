"""Every way round the closed door: to who may not see a post it is as if it were not there."""

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from lessons.discussions.models import Mention, Post, PostDraft, Report, Restatement, Visit
from tests.discussions.makers import (
    LONG,
    make_counter,
    make_group,
    make_post,
    make_prompt,
    make_stance,
)
from tests.factories import make_student

SECRET = "Zebracrossing"  # stands in what a closed door hides, and nowhere else
THEIRS = f"{SECRET} is what I think of the veto. " * 4
HTMX = {"HX-Request": "true"}


@pytest.fixture
def student(course):
    return make_student(course, "Siti Student", language="en")


def never_posted(course, student, classmate):
    prompt = make_prompt(course, statement="Keep it.")
    make_stance(prompt, student)
    return prompt, make_post(prompt, classmate, THEIRS)


def posted_too_little(course, student, classmate):
    prompt, theirs = never_posted(course, student, classmate)
    make_post(prompt, student, "Not enough.")
    return prompt, theirs


def only_answered(course, student, classmate):
    prompt, theirs = never_posted(course, student, classmate)
    make_post(prompt, student, LONG, parent=theirs)
    return prompt, theirs


def took_it_back(course, student, classmate):
    prompt, theirs = never_posted(course, student, classmate)
    make_post(prompt, student, LONG, deleted_at=timezone.now())
    return prompt, theirs


def in_another_group(course, student, classmate):
    prompt = make_prompt(course, statement="Keep it.", grouping="list")
    mine, other = make_group(prompt, student), make_group(prompt, classmate, number=2)
    make_post(prompt, student, LONG, group=mine)
    return prompt, make_post(prompt, classmate, THEIRS, group=other)


STATES = [never_posted, posted_too_little, only_answered, took_it_back, in_another_group]


@pytest.fixture(params=STATES, ids=lambda state: state.__name__)
def behind(request, course, student, classmate):
    """The prompt and a classmate's post that the student must not see; all its trimmings."""
    prompt, theirs = request.param(course, student, classmate)
    theirs.citations.create(title=SECRET, quote=SECRET, url="https://example.org/zebra/")
    theirs.versions.create(text=SECRET)
    make_counter(prompt, classmate, theirs, f"{SECRET}: restated.")
    Post.objects.filter(author=classmate).update(group=theirs.group)
    make_stance(prompt, classmate, reason=SECRET)
    Mention.objects.create(post=theirs, enrolment=student)
    return prompt, theirs


def at(prompt, name, *more):
    place = [prompt.assignment.course_id, prompt.assignment_id, *more]
    return reverse(f"discussions:{name}", args=place)


def shows_nothing(response, theirs):
    text = response.content.decode()
    traces = [SECRET, "zebra", f"post-{theirs.pk}", f"posts/{theirs.pk}/"]
    return [trace for trace in traces if trace in text] == []


# --- Looking -------------------------------------------------------------------------------------

ROUND = {  # what is asked for: the status
    "page": ("", 200),
    "words": ("?q=ossing+is+what", 200),
    "name": ("?q=Budi", 200),
    "group": ("?group={group}", 200),
    "since": ("?since=0", 200),
    "move": ("?move=counter", 200),
    "answer form": ("?answer={post}", 404),
    "post": ("posts/{post}/", 404),
    "edit": ("posts/{post}/edit/", 404),
    "report": ("posts/{post}/report/", 404),
    "hide": ("posts/{post}/hide/", 403),
    "news": ("news/?after=0", 200),
    "export": ("export/", 403),
    "insight": ("insight/", 403),
    "reports": ("reports/", 403),
    "groups": ("groups/", 403),
    "shift": ("shift/", 404),
}


@pytest.mark.parametrize("asked", ["page", "partial", "head"])
def test_no_address_shows_it(behind, student, login, asked):
    prompt, theirs = behind
    client, found = login(student), {}
    get = client.head if asked == "head" else client.get

    for way, (path, _status) in ROUND.items():
        url = prompt.get_absolute_url() + path.format(post=theirs.pk, group=theirs.group_id)
        response = get(url, headers=HTMX if asked == "partial" else {})
        found[way] = response.status_code, shows_nothing(response, theirs)

    assert found == {way: (status, True) for way, (_path, status) in ROUND.items()}


def test_no_page_around_counts_or_shows_it(behind, student, login):
    prompt, theirs = behind
    home = prompt.assignment.course.get_absolute_url()

    for url in ("/", home, f"{home}people/"):
        response = login(student).get(url)

        assert shows_nothing(response, theirs)
        assert "new post" not in response.content.decode()


@pytest.mark.parametrize("state", STATES[:4], ids=lambda state: state.__name__)
def test_a_number_is_all_there_is(course, student, classmate, login, state):
    prompt, _theirs = state(course, student, classmate)

    html = login(student).get(prompt.get_absolute_url()).content.decode()

    assert "1 post is waiting." in html
    assert classmate.user.full_name not in html


# --- Doing ---------------------------------------------------------------------------------------

FORM = {"text": f"{LONG} My own words.", "move": "claim", "version": 0}

DEEDS = {  # what is sent: where, the fields, and the status
    "answer": ("posts/", {"parent": "{post}"}, 404),
    "preview of an answer": ("posts/preview/", {"parent": "{post}"}, 404),
    "draft of an answer": ("draft/", {"parent": "{post}"}, 404),
    "report": ("posts/{post}/report/", {"reason": "It is unkind."}, 404),
    "take back": ("posts/{post}/delete/", {}, 404),
    "edit": ("posts/{post}/edit/", {}, 404),
    "seen": ("seen/", {"post": "{post}"}, 404),
    "pin": ("posts/{post}/pin/", {"on": "1"}, 403),
    "resolve": ("posts/{post}/resolve/", {"outcome": "kept"}, 403),
    "answer the restatement": ("restatements/{restatement}/answer/", {"accept": "1"}, 404),
    "show the shift": ("shift/show/", {}, 403),
}


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_no_deed_reaches_it(behind, student, login, headers):
    prompt, theirs = behind
    numbers = {"post": theirs.pk, "restatement": Restatement.objects.get().pk}
    client, found, before = login(student), {}, everything()

    for deed, (path, fields, _status) in DEEDS.items():
        data = form_of(student) | {name: text.format(**numbers) for name, text in fields.items()}
        url = prompt.get_absolute_url() + path.format(**numbers)
        response = client.post(url, data, headers=headers)
        found[deed] = response.status_code, shows_nothing(response, theirs)

    assert found == {deed: (status, True) for deed, (*_sent, status) in DEEDS.items()}
    assert everything() == before


def form_of(student, **fields):
    return FORM | {"writer": student.pk, "key": uuid.uuid4()} | fields


def everything():
    models = Post, PostDraft, Report, Restatement, Visit, Mention
    return [list(model.objects.order_by("pk").values()) for model in models]


TOLD = {  # what of a form that may be sent could lead to it
    "a bridge": {"move": "bridge", "bridges": "{post}"},
    "its address as evidence": {"move": "evidence", "cite": "http://testserver{url}"},
    "its very words": {"text": THEIRS},
    "its author's name": {"text": f"{LONG} @Budi Classmate"},
    "too few words": {"text": "Few."},
}


def told(way, prompt, theirs):
    numbers = {"post": theirs.pk, "url": at(prompt, "post", theirs.pk)}
    return {name: value.format(**numbers) for name, value in TOLD[way].items()}


@pytest.mark.parametrize("path", ["posts/preview/", "draft/", "stance/"])
def test_nothing_that_is_written_tells_of_it(behind, student, login, path):
    prompt, theirs = behind
    client = login(student)

    for way in TOLD:
        data = form_of(student, stand="2", **told(way, prompt, theirs))
        text = client.post(prompt.get_absolute_url() + path, data).content.decode()

        assert f'id="post-{theirs.pk}"' not in text
        assert "restated" not in text
        assert SECRET not in text.replace(escape(THEIRS.strip()), "").replace(THEIRS, "")


@pytest.mark.parametrize("way", ["a bridge", "its address as evidence", "too few words"])
@pytest.mark.parametrize("state", [never_posted, took_it_back], ids=lambda one: one.__name__)
def test_a_post_that_is_refused_tells_nothing(course, student, classmate, login, way, state):
    prompt, theirs = state(course, student, classmate)
    data = form_of(student, **told(way, prompt, theirs))

    response = login(student).post(at(prompt, "post_create"), data, headers=HTMX)

    assert response.status_code == 200
    assert SECRET not in response.content.decode()
    assert not Post.objects.filter(author=student, deleted_at=None).exists()


def test_the_same_words_are_posted_without_a_word_of_who_said_them(
    course, student, classmate, login
):
    prompt, _theirs = never_posted(course, student, classmate)
    data = form_of(student, text=THEIRS)

    response = login(student).post(at(prompt, "post_create"), data)

    assert response.status_code == 302
    assert Post.objects.filter(author=student, text=THEIRS.strip()).exists()


def test_a_post_of_another_class_cannot_be_answered(student, outsider, login):
    prompt = make_prompt(student.course, posts_first=False)
    there = make_post(make_prompt(outsider.course), outsider)
    data = form_of(student, parent=there.pk)

    for name in ("post_create", "preview", "draft_save"):
        assert login(student).post(at(prompt, name), data).status_code == 404


def test_a_point_that_was_restated_is_closed_with_the_own_post(course, student, classmate, login):
    prompt = make_prompt(course, statement="Keep it.")
    mine = make_post(prompt, student)
    counter = make_counter(prompt, classmate, mine, SECRET)
    url = at(prompt, "restatement_answer", counter.restatement.pk)
    mine.deleted_at = timezone.now()
    mine.save()

    html = login(student).get(prompt.get_absolute_url()).content.decode()

    assert SECRET not in html
    assert login(student).post(url, {"accept": "1"}).status_code == 404


def test_the_door_opens_with_the_first_post_and_closes_when_it_is_taken_back(
    course, student, classmate, login
):
    prompt, theirs = never_posted(course, student, classmate)
    url, client = at(prompt, "post", theirs.pk), login(student)
    before = client.get(url).status_code
    mine = make_post(prompt, student)
    between = client.get(url).status_code
    mine.deleted_at = timezone.now()
    mine.save()

    assert [before, between, client.get(url).status_code] == [404, 200, 404]
