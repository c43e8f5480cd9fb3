"""Each figure in each language: it is a picture with a name, and its table says the same."""

import re

import pytest

from lessons.figures.catalogue import DRAWN, figure
from lessons.figures.data import read_toml, rows
from lessons.figures.facts import PLACE
from lessons.figures.members import AFRICA, ASIA
from tests.figures.drawings import SVG, parsed, texts

FONTS = re.compile(r"font-size: (\d+)px")
ALL = pytest.mark.parametrize(
    ("slug", "language"), [(slug, language) for slug in DRAWN for language in ("id", "en")]
)


@ALL
def test_every_drawing_is_xml_with_a_name_of_its_own(slug, language):
    one = figure(slug, language)
    roots = [parsed(drawing) for drawing in (*one.drawings, *one.screens)]

    for root in roots:
        title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
        assert (root.get("role"), root.get("aria-labelledby")) == ("img", title.get("id"))
        assert root.get("aria-describedby") == description.get("id")
        assert title.text
        assert description.text
    ids = [element.get("id") for root in roots for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


@ALL
def test_every_drawing_is_small_and_brings_no_style_or_script(slug, language):
    one = figure(slug, language)
    for drawing in (*one.drawings, *one.screens):
        assert len(drawing.encode()) < 14_000
        assert not re.search(r"style=|<style|<script| on\w+=|href", drawing)


@ALL
def test_the_letters_of_every_screen_have_24_pixels(slug, language):
    """A projector of 1280 by 720 pixels has some 1200 by 510 for it; letters as in figures.css."""
    smallest = {"oic-members": 17}.get(slug, 14)

    for screen in figure(slug, language).screens:
        _x, _y, width, height = map(float, parsed(screen).get("viewBox").split())
        assert min(1200 / width, 510 / height) * smallest >= 24


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("slug", DRAWN)
def test_the_screens_of_a_figure_say_what_its_drawings_say(slug, language):
    one = figure(slug, language)

    assert said_by(one.screens) == said_by(one.drawings)


def said_by(drawings):
    """Return the words of all of them, whatever lines they are broken into."""
    texts = (text for drawing in drawings for text in parsed(drawing).iter(f"{SVG}text"))
    return sorted(word for text in texts for word in " ".join(text.itertext()).split())


@ALL
def test_every_row_of_the_table_is_as_wide_as_its_head_and_full(slug, language):
    one = figure(slug, language)

    assert {len(row) for row in one.rows} == {len(one.head)}
    assert all(cell for row in one.rows for cell in row)
    assert one.note
    assert one.sources
    assert not PLACE.search(f"{one}")


@pytest.mark.parametrize("slug", DRAWN)
def test_the_languages_show_the_same_numbers(slug):
    digits = [
        sorted("".join(re.findall(r"\d", " ".join(row))) for row in figure(slug, language).rows)
        for language in ("id", "en")
    ]

    assert digits[0] == digits[1]


def test_all_words_stand_in_both_languages():
    lacking = [
        (slug, key)
        for slug, texts in read_toml("figures").items()
        for key, both in texts.items()
        if set(both) != {"id", "en"} or not all(both.values())
    ]

    assert lacking == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_map_has_a_tile_for_each_of_the_57_members(language):
    one = figure("oic-members", language)
    codes = [row["code"] for row in rows("members")]
    placed = [code for code in f"{AFRICA} {ASIA}".split() if code != "."]

    assert len(one.rows) == len(codes) == 57
    assert sorted(text for text in texts(one) if re.fullmatch("[A-Z]{2}", text)) == sorted(codes)
    assert sorted([*placed, "GY", "SR", "AL"]) == sorted(codes)
    assert sum(drawing.count('height="40"') for drawing in one.drawings) == 57


@pytest.mark.parametrize("language", ["id", "en"])
def test_each_tile_tells_the_mouse_the_name_of_its_country(language):
    one = figure("oic-members", language)
    names = [
        title.text
        for drawing in one.drawings
        for group in parsed(drawing).iter(f"{SVG}g")
        for title in group.findall(f"{SVG}title")
    ]

    assert sorted(names) == sorted(row[language] for row in rows("members"))


def test_the_tiles_of_turkey_and_albania_are_not_of_one_block():
    """Here Turkey is of Asia, as the table has it: it stands under that heading."""
    west, east = (texts_of(drawing) for drawing in figure("oic-members", "en").drawings)

    assert {"AL", "Europe: 1", "Africa: 27", "South America: 2"} <= west
    assert {"TR", "Asia: 27"} <= east


def texts_of(drawing):
    return {text.text for text in parsed(drawing).iter(f"{SVG}text")}


def test_a_year_that_lists_differ_about_is_not_told_as_one():
    rows_by_code = {row[1]: row for row in figure("oic-members", "en").rows}
    drawn = texts(figure("oic-members", "en"))

    assert rows_by_code["SY"][3] == "1970 or 1972"
    assert (drawn.count("197?"), drawn.count("199?")) == (5, 1)


def test_the_vote_has_a_square_for_each_member_of_the_un():
    one = figure("vote-78-264", "en")
    paths = parsed(one.drawings[0]).iter(f"{SVG}path")

    assert {path.get("class"): path.get("d").count("z") for path in paths} == {
        "vote-yes": 115,
        "vote-abstain": 44,
        "vote-missing": 34,
    }
    assert [row[1] for row in one.rows] == ["115", "0", "44", "34", "193"]


def test_the_bars_of_covax_are_as_long_as_their_numbers():
    root = parsed(figure("covax", "en").drawings[0])
    bars = {rect.get("class"): float(rect.get("width")) for rect in root.iter(f"{SVG}rect")}

    assert bars["bar-reached"] / bars["bar-target"] == 0.5
    assert round(100 * bars["bar-richer"] / bars["bar-room"]) == 67
    assert round(100 * bars["bar-poorer"] / bars["bar-room"]) == 5


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_timeline_draws_every_event_and_lists_every_summit(language):
    one = figure("oic-timeline", language)
    events = rows("timeline")
    summits = [row for row in rows("summits") if row["kind"] == "ordinary"]
    said = {row[1] for row in one.rows}

    drawn = "".join(one.drawings)
    assert drawn.count("<circle") == len(events)
    assert {row[language] for row in events} <= said
    assert drawn.count('class="summit"') == len(summits) + 1  # and one in the key
    assert len(one.rows) == len(events) + len(summits) - 5  # five are events themselves


def test_both_rulers_show_each_organisation_where_its_numbers_put_it():
    one = figure("two-rulers", "en")
    root = parsed(one.drawings[0])
    heights = [float(dot.get("cy")) for dot in root.iter(f"{SVG}circle")]
    found = {row[0]: row[2] for row in one.rows}

    assert len(heights) == len(one.rows) == 8
    assert found["Organisation of Islamic Cooperation (OIC)"] == "57"
    assert sorted(
        int(text.rpartition(" ")[2]) for text in texts(one) if has_number(text)
    ) == sorted(int(row[2]) for row in one.rows)


def has_number(text):
    return re.fullmatch(r"[A-Z0-9]+ \d+", text)


def test_no_letter_is_smaller_than_twelve(settings):
    css = (settings.BASE_DIR / "static" / "css" / "figures.css").read_text()

    assert min(int(size) for size in FONTS.findall(css)) >= 12


def test_a_figure_is_drawn_once_for_each_language():
    assert figure("covax", "id") is figure("covax", "id")
    assert figure("covax", "id") is not figure("covax", "en")
