"""Names after an @: found in texts, and marked in what is made of them."""

import pytest

from lessons.discussions.mentions import marked, named_in


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("What do you say, @Siti Aminah?", {"Siti Aminah"}),
        ("@siti aminah and @SITI.", {"Siti Aminah", "Siti"}),
        ("(@Siti)", {"Siti"}),
        ("@Sitila, siti@example.org, Siti", set()),
        ("@Ma'ruf (both)", {"Ma'ruf (both)"}),
        ("nobody", set()),
    ],
)
def test_who_stands_after_an_at(text, named):
    assert named_in(text, {"Siti", "Siti Aminah", "Ma'ruf (both)", "Budi"}) == named


def test_a_name_is_marked_and_the_readers_own_otherwise():
    page = "<p>@Budi &amp; @Ma'ruf</p>"

    assert marked(page, {"Budi": False, "Ma'ruf": True}) == (
        '<p><span class="mention">@Budi</span> &amp; <mark>@Ma\'ruf</mark></p>'
    )


def test_nothing_within_a_tag_is_marked():
    page = '<a href="https://example.org/ @Budi">Budi</a>'

    assert marked(page, {"Budi": False}) == page


def test_a_name_that_looks_like_html_stays_text():
    page = "<p>@&lt;b&gt;Budi</p>"

    assert marked(page, {"<b>Budi": False}) == (
        '<p><span class="mention">@&lt;b&gt;Budi</span></p>'
    )
