"""The demo school's discussions: everything in them could have happened, and shows every move."""

import pytest

from lessons.assignments.models import Work
from lessons.discussions.models import Post, Prompt, Restatement
from lessons.discussions.moves import Move


@pytest.fixture
def prompts(demo):
    return Prompt.objects.order_by("assignment__due_at")


def test_one_is_over_and_uses_every_move_the_other_is_open(prompts):
    over, begun = prompts

    assert (over.is_closed, begun.is_closed) == (True, False)
    assert set(over.posts.values_list("move", flat=True)) == set(Move)
    assert set(Restatement.objects.values_list("state", flat=True)) == set(Restatement.State)
    assert not begun.posts.filter(author__user__username="siswa01").exists()


def test_posts_differ_and_are_as_long_as_students_write(prompts):
    texts = Post.objects.filter(author__role="student").values_list("text", "words")

    assert [words for _text, words in texts if not 25 <= words <= 120] == []
    assert len({text[:30] for text, _words in texts}) == len(texts)


def test_everybody_posts_first_takes_a_stand_and_answers_what_was_there(prompts):
    for post in Post.objects.filter(author__role="student").select_related("parent", "prompt"):
        own = Post.objects.filter(prompt=post.prompt, author=post.author, parent=None)
        first = own.opens_the_door().earliest("created_at")

        assert first.created_at <= post.created_at
        assert post.parent is None or post.parent.created_at < post.created_at
        if post.prompt.statement:
            assert post.prompt.stances.filter(enrolment=post.author).exists()


def test_the_first_student_finds_a_mark(prompts):
    over, _begun = prompts
    works = Work.objects.filter(assignment=over.assignment)

    assert works.exclude(mark=None).count() == 8
    assert works.exclude(returned_at=None).count() == 6
    assert works.get(enrolment__user__username="siswa01").returned_at is not None
    assert works.filter(submitted_at=None).exists()
