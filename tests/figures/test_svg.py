from hypothesis import given
from hypothesis import strategies as st

from lessons.figures import svg
from tests.figures.drawings import parsed

HEIGHTS = st.lists(st.tuples(st.integers(0, 500), st.integers(1, 60)), min_size=1, max_size=12)


def test_words_are_escaped():
    assert svg.text(1, 2, "<a> & b") == '<text x="1" y="2">&lt;a&gt; &amp; b</text>'


def test_a_drawing_names_itself():
    root = parsed(svg.drawing("one", "A & B", "<b>", 10, []))

    assert root.get("role") == "img"
    assert (root.get("aria-labelledby"), root.get("aria-describedby")) == ("one-title", "one-desc")
    assert [(child.get("id"), child.text) for child in root] == [
        ("one-title", "A & B"),
        ("one-desc", "<b>"),
    ]


def test_a_scale_carries_ends_to_ends():
    place = svg.scale(1960, 2020, 10, 310)

    assert [place(year) for year in (1960, 1990, 2020)] == [10, 160, 310]


def test_squares_are_one_path():
    assert svg.squares([(0, 0), (5, 0)], 4) == '<path d="M0 0h4v4h-4zM5 0h4v4h-4z"/>'
    assert svg.squares([], 4) == ""


def test_what_has_room_stays_where_it_wants_to_be():
    assert svg.apart([10, 50, 90], [20, 20, 20], 0) == [10, 50, 90]


def test_what_would_overlap_moves_up_and_down_alike():
    assert svg.apart([50, 50], [20, 20], 0) == [40, 60]
    assert svg.apart([5, 5], [20, 20], 0) == [0, 20]


@given(HEIGHTS)
def test_nothing_ever_overlaps(pairs):
    wanted = sorted(place for place, _height in pairs)
    heights = [height for _place, height in pairs]

    places = svg.apart(wanted, heights, 0)

    ends = [place + height for place, height in zip(places, heights, strict=True)]
    assert places[0] >= 0
    assert all(end <= after + 1e-6 for end, after in zip(ends, places[1:], strict=False))


@given(st.text(), st.integers(20, 400))
def test_wrapping_loses_no_word(words, width):
    lines = svg.wrapped(words, width)

    assert " ".join(lines).split() == words.split()
    assert all(svg.width_of(line, 14) <= width for line in lines if " " in line)
