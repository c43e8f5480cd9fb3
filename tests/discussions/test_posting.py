import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lessons.assignments.models import Checkpoint, CheckpointPass, Work
from lessons.discussions.models import Citation, Post
from lessons.discussions.services import delete_post, edit_post, publish_post
from tests.discussions.makers import LONG, make_post, make_prompt


@pytest.fixture
def prompt(course):
    return make_prompt(course, asked=[("claim", 1), ("counter", 1)])


def post(prompt, author, text=LONG, move="claim", **fields):
    fields.setdefault("key", uuid.uuid4())
    return publish_post(prompt=prompt, author=author, move=move, text=text, **fields)


def test_the_same_page_sent_twice_is_one_post(prompt, student):
    key = uuid.uuid4()

    first, second = post(prompt, student, key=key), post(prompt, student, key=key)

    assert first == second
    assert Post.objects.count() == 1


def test_a_page_made_for_someone_else_posts_nothing(prompt, student, classmate):
    key = uuid.uuid4()
    post(prompt, student, key=key)

    with pytest.raises(ValidationError):
        post(prompt, classmate, key=key)

    assert Post.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": " \n "}, "Tulis"),
        ({"text": "Too short."}, "20"),
        ({"move": "counter"}, ""),
        ({"move": "evidence"}, ""),
    ],
)
def test_what_cannot_be_posted_changes_nothing(prompt, student, fields, sentence):
    with pytest.raises(ValidationError):
        post(prompt, student, **fields)

    assert (Post.objects.count(), Work.objects.count()) == (0, 0)


def test_a_closed_discussion_takes_no_post(course, student):
    prompt = make_prompt(course, closed_at=timezone.now())

    with pytest.raises(ValidationError):
        post(prompt, student)


def test_evidence_comes_with_what_it_cites(prompt, student):
    link = Citation(url="https://example.org/", title="A page")

    evidence = post(prompt, student, move="evidence", citations=[link])

    assert [c.url for c in evidence.citations.all()] == ["https://example.org/"]


def test_a_link_in_the_text_is_evidence_and_none_is_not(prompt, student):
    with pytest.raises(ValidationError, match="tautan"):
        post(prompt, student, move="evidence")

    evidence = post(prompt, student, move="evidence", text=f"{LONG} See https://example.org/.")

    assert evidence.move == "evidence"


def test_the_part_is_done_once_every_move_is_there(prompt, student, classmate):
    theirs = make_post(prompt, classmate)

    post(prompt, student)
    begun = Work.objects.get().submitted_at
    post(prompt, student, move="counter", parent=theirs, text="No, because of the veto.")

    assert begun is None
    assert Work.objects.get().submitted_at is not None


def test_taking_a_post_back_takes_the_completion_away(course, student):
    mine = post(make_prompt(course), student)
    done = Work.objects.get().submitted_at

    delete_post(post=mine)

    assert done is not None
    assert Work.objects.get().submitted_at is None


def test_the_first_post_passes_its_checkpoint_and_taken_back_it_does_not(prompt, student):
    Checkpoint.objects.create(
        assignment=prompt.assignment, part="first_post", due_at=timezone.now()
    )

    mine = post(prompt, student)
    passed = CheckpointPass.objects.get().passed_at
    delete_post(post=mine)

    assert passed == mine.created_at
    assert not CheckpointPass.objects.exists()


def test_a_change_keeps_what_was_said_before(prompt, student):
    mine = post(prompt, student)

    changed = edit_post(post=mine, text=LONG + " And more.")

    assert [version.text for version in mine.versions.all()] == [LONG.strip()]
    assert changed.edited_at is not None


def test_after_its_time_a_post_is_not_changed(prompt, student):
    mine = post(prompt, student)
    Post.objects.update(created_at=timezone.now() - timedelta(minutes=16))

    with pytest.raises(ValidationError):
        edit_post(post=mine, text="Other words.")

    assert Post.objects.get().text == LONG.strip()


def test_a_classmate_is_mentioned_by_the_full_name(prompt, student, classmate):
    mine = post(prompt, student, text=LONG + f" What do you say, @{classmate.user.full_name}?")

    assert [mention.enrolment for mention in mine.mentions.all()] == [classmate]


def test_a_locked_thread_takes_no_answers(prompt, student, classmate):
    post(prompt, student)
    theirs = make_post(prompt, classmate, locked_at=timezone.now())

    with pytest.raises(ValidationError):
        post(prompt, student, move="question", parent=theirs, text="Why?")
