from lessons.discussions.lacks import Lack, Node, lacks


def post(key, author, move="claim", parent=None, cites=False):
    return Node(key, author, parent, move, cites)


def kinds(nodes, reader=None):
    return {lack.kind: lack.posts for lack in lacks(nodes, reader)}


def test_an_empty_discussion_lacks_nothing_yet():
    assert lacks([]) == []


def test_claims_without_evidence_of_their_own_or_in_an_answer():
    nodes = [
        post(1, "a"),
        post(2, "b", cites=True),
        post(3, "c"),
        post(4, "a", "evidence", parent=3, cites=True),
    ]

    assert kinds(nodes)["evidence"] == (1,)


def test_whom_nobody_has_answered_but_oneself():
    nodes = [post(1, "a"), post(2, "a", "evidence", parent=1), post(3, "b"), post(4, "a", parent=3)]

    assert kinds(nodes)["unanswered"] == (1,)
    assert "unanswered" not in kinds(nodes, reader="a")


def test_a_question_put_to_the_reader_comes_first():
    nodes = [
        post(1, "a"),
        post(2, "b", "question"),
        post(3, "b", "question", parent=1),
        post(4, "c", "question", parent=1),
        post(5, "a", parent=4),
    ]

    assert kinds(nodes, reader="a")["questions"] == (3, 2)
    assert "questions" not in kinds(nodes[:1])


def test_counter_then_bridge_then_synthesis():
    claims = [post(n, f"p{n}", cites=True) for n in range(1, 5)]
    counter = post(5, "x", "counter", parent=1)
    bridge = post(6, "y", "bridge", parent=5)
    many = [post(n, f"p{n}", cites=True) for n in range(7, 14)]

    assert "counter" not in kinds(claims[:3])
    assert kinds(claims)["counter"] == (1, 2, 3, 4)
    assert kinds([*claims, counter])["bridge"] == (5,)
    assert "bridge" not in kinds([*claims, counter, bridge])
    assert "synthesis" in kinds([*claims, counter, bridge, *many])


def test_a_lack_counts_its_posts():
    assert Lack("evidence", (1, 2, 3)).number == 3
