import pytest

from lessons.discussions.asked import Said, is_complete, progress

CLAIM, COUNTER = Said("claim"), Said("counter")
ANSWER = Said("claim", answers_question=True)


@pytest.mark.parametrize(
    ("asked", "said", "questions", "missing", "complete"),
    [
        ([], [], 0, [], False),
        ([], [CLAIM], 0, [], True),
        ([("claim", 1)], [], 0, [1], False),
        ([("claim", 2)], [CLAIM], 0, [1], False),
        ([("claim", 1)], [CLAIM, CLAIM], 0, [0], True),
        ([("claim", 1), ("counter", 1)], [CLAIM], 0, [0, 1], False),
        ([("claim", 1), ("counter", 1)], [CLAIM, COUNTER], 0, [0, 0], True),
        ([("answer", 1)], [CLAIM], 0, [0], True),
        ([("answer", 1)], [CLAIM], 1, [1], False),
        ([("answer", 1)], [ANSWER], 1, [0], True),
        ([("answer", 2)], [ANSWER], 1, [0], True),
    ],
)
def test_what_is_missing(asked, said, questions, missing, complete):
    lines = progress(asked, said, questions)

    assert [line.missing for line in lines] == missing
    assert is_complete(lines, said) == complete
