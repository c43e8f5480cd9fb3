from datetime import timedelta

import pytest
from django.utils import timezone

from lessons.discussions.models import Visit
from lessons.discussions.names import label
from lessons.discussions.threads import Threads, is_door_open, waiting_posts
from tests.discussions.makers import make_post, make_prompt
from tests.factories import make_student


@pytest.fixture
def prompt(course):
    return make_prompt(course, posts_first=False)


def drawn(prompt, reader):
    """The page as (depth, text) in order; None for a text that is not shown."""
    nodes = Threads(prompt, reader).flat
    return [(node.depth, node.post.text if node.is_shown else None) for node in nodes]


def test_answers_stand_under_what_they_answer_and_pinned_threads_first(prompt, student, classmate):
    one = make_post(prompt, student, "one")
    two = make_post(prompt, classmate, "two", pinned_at=timezone.now())
    deep = one
    for text in ("a", "b", "c", "d", "e"):
        deep = make_post(prompt, classmate, text, parent=deep)
    make_post(prompt, student, "under two", parent=two)

    assert drawn(prompt, student) == [
        *[(0, "two"), (1, "under two")],
        *[(0, "one"), (1, "a"), (2, "b"), (3, "c"), (3, "d"), (3, "e")],
    ]


def test_taken_back_it_leaves_a_gap_only_over_answers(prompt, student, classmate):
    now = timezone.now()
    gone = make_post(prompt, classmate, "gone", deleted_at=now)
    make_post(prompt, classmate, "gone without a trace", deleted_at=now)
    make_post(prompt, student, "answer", parent=gone)

    assert drawn(prompt, student) == [(0, None), (1, "answer")]


def test_hidden_is_shown_to_teachers_and_its_author(prompt, student, classmate, teacher):
    make_post(prompt, student, "hurtful", hidden_at=timezone.now())

    assert drawn(prompt, classmate) == []
    assert drawn(prompt, student) == drawn(prompt, teacher) == [(0, "hurtful")]


def test_what_is_new_is_by_others_and_since_the_last_visit(prompt, student, classmate):
    make_post(prompt, classmate, created_at=timezone.now() - timedelta(hours=2))
    Visit.objects.create(prompt=prompt, enrolment=student, seen_at=timezone.now())
    later = timezone.now() + timedelta(hours=1)
    make_post(prompt, classmate, created_at=later)
    make_post(prompt, student, created_at=later)

    assert [node.is_new for node in Threads(prompt, student).flat] == [False, True, False]


def test_a_hidden_name_is_a_letter_of_this_discussion_alone(course, student, teacher):
    authors = [make_student(course) for _ in range(6)]
    prompts = [make_prompt(course, posts_first=False, names_hidden=True) for _ in range(3)]
    for prompt in prompts:
        for author in authors:
            make_post(prompt, author)

    seen = [
        {node.post.author_id: node.name for node in Threads(prompt, student).flat}
        for prompt in prompts
    ]

    assert all(len(set(one.values())) == 6 for one in seen)
    assert all(name.startswith("Teman ") for one in seen for name in one.values())
    assert len({tuple(sorted(one.items())) for one in seen}) > 1
    known = {node.name for node in Threads(prompts[0], teacher).flat}
    assert known == {author.user.full_name for author in authors}


def test_a_letter_stays_with_its_person_for_all_readers_whoever_writes_later(course, student):
    prompt = make_prompt(course, posts_first=False, names_hidden=True)
    others = [make_student(course) for _ in range(6)]
    first = make_post(prompt, others[0])
    before = Threads(prompt, student).nodes[first.pk].name

    for author in others[1:]:
        make_post(prompt, author)

    names = {Threads(prompt, reader).nodes[first.pk].name for reader in (student, *others[1:])}
    assert names == {before}


def test_hidden_names_do_not_show_in_the_order_of_a_day(course, student):
    prompt = make_prompt(course, posts_first=False, names_hidden=True)
    posts = [make_post(prompt, make_student(course)) for _ in range(8)]

    nodes = Threads(prompt, student).flat

    assert [node.post for node in nodes] != posts
    assert not any(node.shows_time for node in nodes)


def test_who_has_left_is_a_former_student(prompt, student, classmate):
    make_post(prompt, classmate)
    make_post(prompt, None)
    classmate.left_at = timezone.now()
    classmate.save()

    names = {node.name for node in Threads(prompt, student).flat}

    assert names == {"mantan murid"}


def test_behind_the_door_there_is_a_number(course, student, classmate):
    prompt = make_prompt(course)
    for _ in range(3):
        make_post(prompt, classmate)

    closed = is_door_open(prompt, student), waiting_posts(prompt, student)
    make_post(prompt, student)

    assert closed == (False, 3)
    assert is_door_open(prompt, student)


@pytest.mark.parametrize("posts", [1, 30])
def test_three_queries_for_any_number(prompt, student, classmate, posts, django_assert_num_queries):
    for _ in range(posts):
        make_post(prompt, classmate)

    with django_assert_num_queries(3):
        assert len(Threads(prompt, student).flat) == posts


@pytest.mark.parametrize(("place", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (702, "AAA")])
def test_letters_never_run_out(place, letters):
    assert label(place) == letters
