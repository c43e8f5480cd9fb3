"""Restating the point one argues against; its maker accepts it or puts it right, once."""

import uuid

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lessons.discussions.models import Post, Restatement
from lessons.discussions.services import publish_post
from tests import factories
from tests.discussions.makers import make_counter, make_post, make_prompt, make_stance

ATTACK = "<xss-restated onload='steal()'>"


@pytest.fixture
def maker(course):
    return factories.make_student(course, "Maya Maker", language="en")


@pytest.fixture
def prompt(course, maker, classmate):
    prompt = make_prompt(course, statement="The veto stays.", posts_first=False)
    for one in (maker, classmate):
        make_stance(prompt, one)
    return prompt


@pytest.fixture
def point(prompt, maker):
    return make_post(prompt, maker)


@pytest.fixture
def restated(prompt, classmate, point):
    return make_counter(prompt, classmate, point, ATTACK).restatement


def argue(prompt, author, parent, restates="", **fields):
    fields = {"move": "counter", "text": "No, because."} | fields
    where = {"prompt": prompt, "author": author, "parent": parent, "key": uuid.uuid4()}
    return publish_post(**where, restates=restates, **fields)


def answer(client, prompt, restated, htmx=False, **data):
    url = f"{prompt.get_absolute_url()}restatements/{restated.post.ref}/answer/"
    return client.post(url, data, headers={"HX-Request": "true"} if htmx else {})


def page(login, prompt, person):
    return login(person).get(prompt.get_absolute_url()).content.decode()


@pytest.mark.parametrize("restates", ["", "  \n", "x" * 1001])
def test_a_counter_argument_needs_their_point(prompt, classmate, point, restates):
    with pytest.raises(ValidationError):
        argue(prompt, classmate, point, restates)

    assert Post.objects.count() == 1


def test_their_point_is_kept_beside_it(prompt, classmate, point):
    post = argue(prompt, classmate, point, " They say it holds. ")

    assert post.restatement.text == "They say it holds."
    assert post.restatement.of_post == point


def test_other_moves_own_posts_and_teachers_need_none(prompt, maker, classmate, teacher, point):
    argue(prompt, classmate, point, "ignored", move="question")
    argue(prompt, maker, point)
    argue(prompt, teacher, point)

    assert not Restatement.objects.exists()


def test_without_a_statement_none_is_asked(course, maker, classmate):
    prompt = make_prompt(course, posts_first=False)

    argue(prompt, classmate, make_post(prompt, maker))

    assert not Restatement.objects.exists()


def test_the_form_asks_for_it_and_shows_it_again(prompt, classmate, point, login):
    client = login(classmate)
    form = client.get(prompt.get_absolute_url(), {"answer": point.pk}).content.decode()
    sent = {"version": 0, "writer": classmate.pk, "key": uuid.uuid4(), "parent": point.pk}
    sent |= {"move": "counter", "text": "", "restates": ATTACK}

    again = client.post(f"{prompt.get_absolute_url()}posts/", sent).content.decode()

    assert 'name="restates"' in form
    assert "&lt;xss-restated" in again
    assert "<xss-restated" not in again


def test_everybody_reads_it_and_its_maker_is_asked(prompt, restated, maker, student, login):
    shown = page(login, prompt, student)
    asked = page(login, prompt, maker)

    assert "&lt;xss-restated" in shown
    assert "<xss-restated" not in shown
    assert 'name="accepts"' not in shown
    assert 'name="accepts"' in asked


def test_accepted(prompt, restated, maker, login):
    response = answer(login(maker), prompt, restated, accepts=1, correction="ignored")

    restated.refresh_from_db()
    assert response.status_code == 302
    assert (restated.state, restated.correction) == ("accepted", "")
    assert restated.answered_at is not None


def test_put_right(prompt, restated, maker, login):
    answer(login(maker), prompt, restated, correction="I meant <b>this</b>.")

    restated.refresh_from_db()
    assert restated.state == "corrected"
    assert "I meant &lt;b&gt;this&lt;/b&gt;." in page(login, prompt, maker)


def test_putting_right_needs_words(prompt, restated, maker, login):
    html = answer(login(maker), prompt, restated).content.decode()

    restated.refresh_from_db()
    assert "Write what you meant." in html
    assert restated.is_waiting


def test_the_script_gets_the_restatement_alone(prompt, restated, maker, login):
    html = answer(login(maker), prompt, restated, htmx=True, accepts=1).content.decode()

    assert html.strip().startswith(f'<div id="restatement-{restated.post.ref}"')
    assert "data-focus" in html
    assert "accepted" in html


def test_once(prompt, restated, maker, login):
    client = login(maker)
    answer(client, prompt, restated, accepts=1)

    response = answer(client, prompt, restated, correction="No, rather this.")

    restated.refresh_from_db()
    assert response.status_code == 200
    assert restated.state == "accepted"


def test_nobody_else_answers_for_its_maker(prompt, restated, classmate, teacher, outsider, login):
    found = [
        answer(login(who), prompt, restated, accepts=1).status_code
        for who in (classmate, teacher, outsider)
    ]

    restated.refresh_from_db()
    assert found == [404, 404, 404]
    assert restated.is_waiting


def test_not_under_another_discussion(course, restated, maker, login):
    elsewhere = make_prompt(course, statement="Another.", posts_first=False)

    assert answer(login(maker), elsewhere, restated, accepts=1).status_code == 404


def test_a_post_taken_back_is_not_answered(prompt, restated, maker, login):
    Post.objects.filter(pk=restated.post_id).update(deleted_at=timezone.now())

    assert answer(login(maker), prompt, restated, accepts=1).status_code == 404


def test_a_hidden_point_is_not_told_in_other_words(prompt, restated, maker, student, login):
    Post.objects.filter(pk=restated.of_post_id).update(hidden_at=timezone.now())

    assert "xss-restated" not in page(login, prompt, student)


@pytest.mark.parametrize("how", ["closed", "archived"])
def test_closed_or_archived_nothing_is_answered(prompt, course, restated, maker, login, how):
    now = timezone.now()
    if how == "closed":
        prompt.closed_at = now
        prompt.save()
    else:
        course.archived_at = now
        course.save()

    answer(login(maker), prompt, restated, accepts=1)

    restated.refresh_from_db()
    assert restated.is_waiting
    assert 'name="accepts"' not in page(login, prompt, maker)


@pytest.mark.parametrize("counters", [1, 12])
def test_the_page_has_one_query_count(
    prompt, point, maker, course, login, counters, django_assert_num_queries
):
    for n in range(counters):
        author = factories.make_student(course)
        make_counter(prompt, author, point, f"Point {n}")
    client = login(maker)
    client.get(prompt.get_absolute_url())

    with django_assert_num_queries(13):
        client.get(prompt.get_absolute_url())
