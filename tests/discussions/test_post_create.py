"""Posting: plain and with htmx, once, and only where one may."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from lessons.assignments.models import Work
from lessons.discussions.models import Post, PostDraft
from lessons.reading.lesson import lesson_of
from lessons.reading.paragraphs import paragraphs_of
from tests.discussions.makers import LONG, make_group, make_post, make_prompt
from tests.factories import make_course, make_module, make_reading, make_student

HTMX = {"headers": {"HX-Request": "true"}}


@pytest.fixture
def prompt(course):
    return make_prompt(course)


def address(prompt, name="post_create", *more):
    return reverse(f"discussions:{name}", args=[prompt.assignment.course_id, prompt.assignment_id])


def sent(author, text=LONG, **fields):
    data = {"writer": author.pk, "version": 0, "key": uuid4(), "text": text, "move": "claim"}
    return {name: value for name, value in (data | fields).items() if value is not None}


def send(client, prompt, author, text=LONG, htmx=False, **fields):
    extra = HTMX if htmx else {}
    return client.post(address(prompt), sent(author, text, **fields), **extra)


def test_a_post_leads_back_to_itself(prompt, student, login):
    answer = send(login(student), prompt, student)

    post = Post.objects.get()
    assert answer.status_code == 302
    assert answer.url == f"{prompt.get_absolute_url()}#post-{post.pk}"
    assert (post.author, post.move, post.text) == (student, "claim", LONG.strip())


def test_with_htmx_come_the_threads_and_an_empty_form(prompt, student, classmate, login):
    make_post(prompt, classmate, "What a classmate thinks.")

    answer = send(login(student), prompt, student, htmx=True)

    html = answer.content.decode()
    mine = Post.objects.get(author=student)
    assert answer.headers["HX-Trigger"] == '{"posted": {}}'
    assert "<html" not in html
    assert "What a classmate thinks." in html
    assert f'id="post-{mine.pk}" class="post depth-0 is-mine" tabindex="-1" data-focus' in html
    assert '<section id="composer" class="composer" hx-swap-oob="true"' in html
    assert answer.context["composer"].form["text"].value() == ""


def test_an_answer_stands_under_its_post_and_leaves_the_other_forms_alone(
    prompt, student, classmate, login
):
    make_post(prompt, student)
    theirs = make_post(prompt, classmate)

    answer = send(
        login(student), prompt, student, "Why?", htmx=True, move="question", parent=theirs.pk
    )

    assert theirs.replies.get().text == "Why?"
    assert 'id="composer"' not in answer.content.decode()


@pytest.mark.parametrize("htmx", [False, True])
def test_the_same_page_sent_twice_is_one_post(prompt, student, login, htmx):
    client, key = login(student), uuid4()

    for _ in range(2):
        send(client, prompt, student, htmx=htmx, key=key)

    assert Post.objects.count() == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"text": ""},
        {"text": "Too short."},
        {"text": "x" * 20_001},
        {"move": None},
        {"move": "nonsense"},
        {"move": "counter"},
        {"move": "bridge"},
        {"move": "evidence"},
        {"move": "evidence", "cite": "javascript:alert(1)"},
        {"bridges": 999_999},
        {"key": "no key"},
        {"writer": 0},
    ],
)
@pytest.mark.parametrize("htmx", [False, True])
def test_what_cannot_be_posted_keeps_its_text(prompt, student, login, fields, htmx):
    answer = send(login(student), prompt, student, htmx=htmx, **fields)

    text = fields.get("text", LONG)
    assert answer.status_code == 200
    assert answer.context["composer"].form.errors
    assert answer.context["composer"].form["text"].value() == text
    assert answer.headers.get("HX-Retarget") == ("#composer" if htmx else None)
    assert (Post.objects.count(), Work.objects.count()) == (0, 0)


def test_without_a_script_what_cannot_be_posted_is_kept_as_a_draft(prompt, student, login):
    send(login(student), prompt, student, move=None)

    assert PostDraft.objects.get().text == LONG


def test_a_stranger_at_the_same_phone_leaves_no_draft(prompt, student, classmate, login):
    send(login(classmate), prompt, student, htmx=True)

    assert not PostDraft.objects.exists()


def test_a_draft_is_gone_once_it_is_posted(prompt, student, login):
    PostDraft.objects.create(prompt=prompt, enrolment=student, text="Begun.")

    send(login(student), prompt, student)

    assert not PostDraft.objects.exists()


def test_a_closed_discussion_keeps_the_text_of_who_was_writing(prompt, student, login):
    prompt.closed_at = timezone.now()
    prompt.save()

    answer = send(login(student), prompt, student, htmx=True)

    assert not Post.objects.exists()
    assert PostDraft.objects.get().text == LONG
    assert LONG.strip() in answer.content.decode()


def test_an_archived_class_takes_no_post(prompt, student, login):
    prompt.assignment.course.archived_at = timezone.now()
    prompt.assignment.course.save()

    assert send(login(student), prompt, student).status_code == 403
    assert login(student).get(prompt.get_absolute_url()).status_code == 200
    assert not Post.objects.exists()


# --- Answering ------------------------------------------------------------------------------------


def test_a_post_of_another_class_or_discussion_is_not_answered(prompt, student, login):
    make_post(prompt, student)
    course = prompt.assignment.course
    elsewhere = make_prompt(make_course(course.school), posts_first=False)
    strangers = make_post(elsewhere, make_student(elsewhere.assignment.course))
    beside = make_post(make_prompt(course, posts_first=False), student)
    client = login(student)

    for post in (strangers, beside):
        for place in ({"parent": post.pk}, {"parent": f"{post.pk}x"}, {"parent": "-1"}):
            fields = place | {"move": "question"}
            assert send(client, prompt, student, **fields).status_code == 404

    assert not Post.objects.filter(parent__isnull=False).exists()


def test_a_bridge_leads_only_to_what_one_reads_here(prompt, student, classmate, login):
    make_post(prompt, student)
    first, second = make_post(prompt, classmate), make_post(prompt, classmate)
    beside = make_post(make_prompt(prompt.assignment.course, posts_first=False), classmate)
    hidden = make_post(prompt, classmate, hidden_at=timezone.now())
    other_group = make_post(prompt, classmate, group=make_group(prompt, classmate))
    client = login(student)
    bridge = {"move": "bridge", "parent": first.pk}

    for post in (beside, hidden, other_group):
        send(client, prompt, student, **bridge, bridges=post.pk)
    refused = Post.objects.filter(move="bridge").count()
    send(client, prompt, student, **bridge, bridges=second.pk, anyway="on")

    assert refused == 0
    assert Post.objects.get(move="bridge").bridges == second


def test_another_groups_post_is_read_and_not_answered(prompt, student, classmate, login):
    prompt.posts_first, prompt.closed_at = False, None
    prompt.assignment.opens_at = timezone.now() - timedelta(days=9)
    prompt.assignment.due_at = timezone.now() - timedelta(days=1)
    prompt.assignment.save()
    prompt.save()
    theirs = make_post(prompt, classmate, group=make_group(prompt, classmate))
    client = login(student)

    page = client.get(prompt.get_absolute_url()).content.decode()
    answer = send(client, prompt, student, move="question", parent=theirs.pk)

    assert f'id="post-{theirs.pk}"' in page
    assert f"?answer={theirs.pk}" not in page
    assert answer.status_code == 404


def test_who_sits_in_a_group_posts_there(course, student, login):
    prompt = make_prompt(course, grouping="random")
    group = make_group(prompt, student)

    send(login(student), prompt, student)

    assert Post.objects.get().group == group


def test_a_post_taken_back_meanwhile_keeps_the_answer_as_a_draft(prompt, student, classmate, login):
    make_post(prompt, student)
    theirs = make_post(prompt, classmate, deleted_at=timezone.now())
    make_post(prompt, student, parent=theirs)

    send(login(student), prompt, student, move="question", parent=theirs.pk)

    assert not Post.objects.filter(move="question").exists()
    assert PostDraft.objects.get().parent == theirs


# --- Citing ---------------------------------------------------------------------------------------


@pytest.fixture
def module(db):
    return make_module()


def paragraph_of(module, assignment=None):
    section = lesson_of(module).sections[0]
    anchor, words = paragraphs_of(section.body)[0]
    if assignment:
        place = [assignment.course_id, assignment.pk, section.slug]
        return f"{reverse('reading:section', args=place)}#{anchor}", words
    return f"{reverse('reading:module_section', args=[module.slug, section.slug])}#{anchor}", words


def test_a_paragraph_is_cited_with_its_words(prompt, student, module, login):
    link, words = paragraph_of(module, make_reading(prompt.assignment.course, module))

    send(login(student), prompt, student, move="evidence", cite=f"http://testserver{link}")

    citation = Post.objects.get().citations.get()
    assert (citation.quote, citation.section.module, citation.url) == (words, module, "")


def test_what_was_cited_is_right_after_the_module_has_changed(prompt, student, module, login):
    reading = make_reading(prompt.assignment.course, module)
    link, words = paragraph_of(module, reading)
    client = login(student)
    send(client, prompt, student, move="evidence", cite=link)
    module.sections.update(body="Other.", body_ind="Other words.", body_en="Other words.")
    module.fingerprint = "changed"
    module.save()

    page = client.get(prompt.get_absolute_url()).content.decode()

    assert words in page
    assert f'href="{link.partition("#")[0]}"' in page
    assert link not in page


def test_a_module_one_cannot_open_is_not_cited(prompt, student, module, login):
    other = make_reading(make_course(prompt.assignment.course.school), module)
    client = login(student)

    for link, _words in (paragraph_of(module), paragraph_of(module, other)):
        send(client, prompt, student, move="evidence", cite=link)

    assert not Post.objects.exists()


def test_the_material_can_be_cited_though_its_module_is_not_given(prompt, student, module, login):
    link, words = paragraph_of(module)
    section = lesson_of(module).sections[0]
    anchor = link.partition("#")[2]
    one = prompt.material.create(section=section, anchor=anchor, title="M", quote=words)
    client = login(student)

    page = client.get(prompt.get_absolute_url(), {"cite": one.pk})
    send(
        client, prompt, student, move="evidence", cite=page.context["composer"].form["cite"].value()
    )

    assert Post.objects.get().citations.get().quote == words


def test_a_page_of_the_web_is_cited_by_its_name(prompt, student, login):
    cited = {"cite": "https://example.org/a", "cite_title": "A page"}

    send(login(student), prompt, student, move="evidence", **cited)

    citation = Post.objects.get().citations.get()
    assert (citation.title, citation.url) == ("A page", "https://example.org/a")
