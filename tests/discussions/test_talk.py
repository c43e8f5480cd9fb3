"""The figures of how a class talks, by tables."""

import pytest

from lessons.discussions import talk
from lessons.discussions.talk import Moved, Said

ANI, BIMA, CUT, DEWI = 1, 2, 3, 4
CLASS = [ANI, BIMA, CUT, DEWI]


def heard(*posts):
    """Posts as (author, to): the rest does not matter."""
    return talk.voices(CLASS, [Said(author, "claim", 10, to) for author, to in posts])


def test_a_voice_counts_posts_words_and_moves():
    posts = [Said(ANI, "claim", 30), Said(ANI, "counter", 12, BIMA), Said(ANI, "claim", 8)]

    voice = talk.voices(CLASS, posts)[ANI]

    assert (voice.posts, voice.words, dict(voice.moves)) == (3, 50, {"claim": 2, "counter": 1})


@pytest.mark.parametrize(
    ("posts", "silent"),
    [
        ([], CLASS),
        ([(ANI, None)], [BIMA, CUT, DEWI]),
        ([(ANI, None), (BIMA, ANI), (CUT, BIMA)], [DEWI]),
    ],
)
def test_to_be_answered_is_not_to_speak(posts, silent):
    assert talk.silent(CLASS, heard(*posts)) == silent


@pytest.mark.parametrize(
    ("posts", "found"),
    [
        ([(ANI, BIMA)], []),  # one answer says little
        ([(ANI, BIMA), (ANI, BIMA)], [(ANI, BIMA, 2)]),
        ([(ANI, BIMA), (ANI, BIMA), (ANI, CUT)], []),
        ([(ANI, ANI), (ANI, ANI)], []),  # going on with what one said oneself
        ([(ANI, None), (ANI, BIMA), (ANI, BIMA), (ANI, None)], [(ANI, BIMA, 2)]),
        (
            [(ANI, BIMA)] * 2 + [(CUT, ANI)] * 3,
            [(CUT, ANI, 3), (ANI, BIMA, 2)],  # the most answers first
        ),
    ],
)
def test_who_answers_one_person_only(posts, found):
    assert talk.one_partner(CLASS, heard(*posts)) == found


@pytest.mark.parametrize(
    ("posts", "partners"),
    [
        ([(ANI, None)], 0),
        ([(ANI, BIMA), (BIMA, ANI)], 1),
        ([(ANI, BIMA), (CUT, ANI)], 2),
        ([(ANI, ANI)], 0),
    ],
)
def test_a_partner_is_who_answered_or_was_answered(posts, partners):
    assert heard(*posts)[ANI].partners == partners


def test_nobody_has_answered_those_who_only_spoke():
    posts = [(ANI, None), (BIMA, ANI), (CUT, None), (CUT, CUT)]

    assert talk.unanswered(CLASS, heard(*posts)) == [BIMA, CUT]


def test_exchanges_count_every_pair_once():
    posts = [(BIMA, ANI), (BIMA, ANI), (ANI, BIMA), (ANI, ANI), (9, ANI)]

    found = talk.exchanges(heard(*posts))

    assert found == [(ANI, BIMA, 1), (BIMA, ANI, 2), (9, ANI, 1)]


@pytest.mark.parametrize(
    ("by", "order"),
    [
        ("", CLASS),
        ("nonsense", CLASS),
        ("posts", [BIMA, ANI, CUT, DEWI]),
        ("words", [BIMA, ANI, CUT, DEWI]),
        ("partners", [CUT, DEWI, ANI, BIMA]),
    ],
)
def test_a_table_is_ordered_by_a_column_and_then_by_name(by, order):
    voices = heard((BIMA, ANI), (BIMA, None), (ANI, None))

    assert talk.ordered(CLASS, voices, by) == order


def test_who_moved_furthest_comes_first_and_who_has_not_said_it_again_last():
    stands = [Moved(ANI, 3, 3), Moved(BIMA, 4, None), Moved(CUT, 5, 2), Moved(DEWI, 2, 4)]

    assert [one.person for one in talk.moved_most(stands)] == [CUT, DEWI, ANI, BIMA]
    assert [one.by for one in stands] == [0, None, -3, 2]
