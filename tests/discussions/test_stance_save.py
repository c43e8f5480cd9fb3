"""Taking a stand, before one's first post and again later."""

import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lessons.discussions.models import Stance
from lessons.discussions.services import publish_post
from tests import factories
from tests.discussions.makers import LONG, make_post, make_prompt, make_stance

ATTACK = "'><xss-reason onload='steal()'>"


@pytest.fixture
def reader(course):
    return factories.make_student(course, "Sari Reader", language="en")


@pytest.fixture
def prompt(course):
    return make_prompt(course, statement="The veto stays.")


@pytest.fixture
def soon(course):
    """A discussion that is due tomorrow, so that one is asked again."""
    due_at = timezone.now() + timedelta(days=1)
    return make_prompt(course, statement="The veto stays.", due_at=due_at)


def save(client, prompt, htmx=False, **data):
    headers = {"HX-Request": "true"} if htmx else {}
    return client.post(f"{prompt.get_absolute_url()}stance/", data, headers=headers)


def page(login, prompt, person):
    return login(person).get(prompt.get_absolute_url()).content.decode()


def test_the_stand_is_asked_first(prompt, reader, login):
    html = page(login, prompt, reader)

    assert "First: where do you stand?" in html
    assert "The veto stays." in html
    assert html.count('name="stand"') == 5


def test_without_a_statement_no_stand_is_asked(course, reader, login):
    prompt = make_prompt(course)

    html = page(login, prompt, reader)
    response = save(login(reader), prompt, stand=4)

    assert 'name="stand"' not in html
    assert response.status_code == 404
    assert not Stance.objects.exists()


def test_it_is_kept_and_never_changes(prompt, reader, login):
    client = login(reader)

    first = save(client, prompt, stand=4)
    save(client, prompt, stand=1)

    assert first.status_code == 302
    assert [one.before for one in Stance.objects.all()] == [4]
    assert "At first you were <strong>rather for</strong>" in page(login, prompt, reader)


@pytest.mark.parametrize("stand", ["", "0", "6", "for"])
def test_what_is_no_stand_is_asked_for_again(prompt, reader, login, stand):
    response = save(login(reader), prompt, stand=stand)

    assert response.status_code == 200
    assert 'id="stand-error"' in response.content.decode()
    assert not Stance.objects.exists()


def test_the_script_gets_the_stand_alone(prompt, reader, login):
    html = save(login(reader), prompt, htmx=True, stand=5).content.decode()

    assert "At first you were <strong>wholly for</strong>" in html
    assert "data-focus" in html
    assert "<html" not in html


def test_nothing_is_posted_without_a_stand(prompt, reader):
    post = {"prompt": prompt, "author": reader, "move": "claim", "text": LONG}

    with pytest.raises(ValidationError):
        publish_post(**post, key=uuid.uuid4())
    make_stance(prompt, reader)

    assert publish_post(**post, key=uuid.uuid4()).pk


def test_a_teacher_posts_without_one(prompt, teacher, login):
    post = publish_post(prompt=prompt, author=teacher, move="claim", text=LONG, key=uuid.uuid4())

    assert post.pk
    assert save(login(teacher), prompt, stand=3).status_code == 403


def test_too_early_it_is_not_asked_again(prompt, reader, login):
    make_stance(prompt, reader)

    html = page(login, prompt, reader)
    response = save(login(reader), prompt, again=1, stand=5)

    assert "Where do you stand now?" not in html
    assert "It is too early" in response.content.decode()
    assert Stance.objects.get().after is None


def test_in_the_last_days_one_says_where_one_stands_now_and_why(soon, reader, login):
    make_stance(soon, reader, 2)

    asked = page(login, soon, reader)
    save(login(reader), soon, again=1, stand=4, reason=ATTACK)

    stance = Stance.objects.get()
    assert "Where do you stand now?" in asked
    assert (stance.before, stance.after, stance.reason) == (2, 4, ATTACK)
    html = page(login, soon, reader)
    assert "Now you are <strong>rather for</strong>" in html
    assert "<xss-reason" not in html


def test_again_without_a_first_stand_says_so(soon, reader, login):
    response = save(login(reader), soon, again=1, stand=4)

    assert "Say first where you stand." in response.content.decode()
    assert not Stance.objects.exists()


def test_a_complete_part_opens_the_second_stand(prompt, reader, login):
    make_stance(prompt, reader)
    work = factories.make_work(prompt.assignment, reader)
    work.submitted_at = work.started_at
    work.save()

    assert "Where do you stand now?" in page(login, prompt, reader)


@pytest.mark.parametrize(("before", "side"), [(1, "for"), (5, "against"), (3, "against")])
def test_swapped_one_is_asked_to_argue_the_other_side(course, reader, login, before, side):
    swapped = timezone.now() - timedelta(hours=1)
    prompt = make_prompt(course, statement="The veto stays.", swap_at=swapped)
    make_stance(prompt, reader, before)

    html = page(login, prompt, reader)

    assert f"Sides are swapped: argue {side} the statement now." in html
    assert "Where do you stand now?" in html


def test_a_classmate_sees_nobodys_stand(prompt, reader, classmate, login):
    make_stance(prompt, classmate, 5, reason="Kept to myself")
    make_stance(prompt, reader, 1)
    make_post(prompt, reader)

    html = page(login, prompt, reader)

    assert "Kept to myself" not in html
    assert "wholly for" not in html.casefold()


def test_the_teacher_sees_how_many(prompt, reader, teacher, login):
    make_stance(prompt, reader, 1, after=2)

    html = page(login, prompt, teacher)

    assert 'name="stand"' not in html
    assert f"{prompt.get_absolute_url()}shift/" in html


@pytest.mark.parametrize("how", ["closed", "archived"])
def test_closed_or_archived_it_reads_and_keeps_nothing(prompt, course, reader, login, how):
    make_stance(prompt, reader, 2)
    now = timezone.now()
    if how == "closed":
        prompt.closed_at = now
        prompt.save()
    else:
        course.archived_at = now
        course.save()

    save(login(reader), prompt, again=1, stand=5)

    html = page(login, prompt, reader)
    assert Stance.objects.get().after is None
    assert "At first you were <strong>rather against</strong>" in html
    assert 'name="stand"' not in html


def test_nobody_from_elsewhere_takes_a_stand(prompt, outsider, login):
    assert save(login(outsider), prompt, stand=3).status_code == 404
