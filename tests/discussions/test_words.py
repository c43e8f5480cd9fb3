import uuid

import pytest
from django.core.exceptions import ValidationError

from lessons.discussions.models import Post
from lessons.discussions.services import publish_post
from lessons.discussions.words import words_seen
from tests.discussions.makers import make_prompt

MANY = "kata " * 25


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Dua **kata**.", 2),
        ("Baris satu\nbaris dua\n\n- butir", 5),
        ("Tiga < empat & lima", 3),
        (f"![{MANY}](https://example.org/a.png)", 0),
        (f'[x](https://example.org "{MANY}")', 1),
        (f"x\n\n[a]: https://example.org '{MANY}'", 1),
        ("\u3164 " * 25, 0),
    ],
)
def test_only_words_that_readers_see_are_counted(text, number):
    assert words_seen(text) == number


@pytest.mark.parametrize(
    "text", [f"Ya.\n\n[a]: https://e.org '{MANY}'", f'[Ya](https://e.org "{MANY}")']
)
def test_words_nobody_sees_do_not_make_a_first_post(course, student, text):
    prompt = make_prompt(course)

    with pytest.raises(ValidationError):
        publish_post(prompt=prompt, author=student, move="claim", text=text, key=uuid.uuid4())

    assert Post.objects.count() == 0
