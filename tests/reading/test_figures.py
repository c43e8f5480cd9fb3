"""Figures in a module's text and on pages of their own."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from lessons.figures.catalogue import DRAWN
from lessons.reading.module_files import read_module
from lessons.reading.prose import render
from tests.factories import make_module, make_reading, make_teacher
from tests.reading.tiny import tiny

MODULE = "module.toml"
EN = "1-start.en.md"
PLACED = (EN, "A [", "![](figure:covax)\n\nA [")
MODULES = sorted((settings.BASE_DIR / "lessons" / "content" / "modules").iterdir())


def mistakes(*changes, name="tiny"):
    return [str(mistake) for mistake in read_module(name, tiny(*changes))[1]]


def body(*changes, name="tiny"):
    module, wrong = read_module(name, tiny(*changes))
    assert wrong == []
    return {section.language: section.body for section in module.sections}


def fingerprint(*changes):
    return read_module("tiny", tiny(*changes))[0].fingerprint


def built_in():
    for path in MODULES:
        yield read_module(path.name, {file.name: file.read_bytes() for file in path.iterdir()})[0]


# --- In the text --------------------------------------------------------------------------------


@pytest.mark.parametrize("slug", DRAWN)
def test_a_figure_stands_where_the_text_places_it(slug):
    with override("en"):
        html = render(f"Before.\n\n![](figure:{slug})\n\nAfter.", (), ()).html

    before, figure, after = re.split(r"(<figure.*</figure>)", html, flags=re.DOTALL)
    assert (before.strip(), after.strip()) == ("<p>Before.</p>", "<p>After.</p>")
    assert f'<figure class="figure" id="figure-{slug}">' in figure
    assert "<svg" in figure
    assert "<table" in figure


def test_a_figure_is_in_the_language_of_the_reader():
    titles = {}
    for language in ("id", "en"):
        with override(language):
            titles[language] = render("![](figure:covax)", (), ()).html

    assert "COVAX: target dan capaian" in titles["id"]
    assert "COVAX: target and result" in titles["en"]


def test_nothing_links_to_the_place_of_a_figure():
    block = render("![](figure:covax)", (), ()).blocks[0]

    assert (block.anchor, block.text) == ("", "")


@pytest.mark.parametrize(
    "text",
    [
        "![](figure:nothing)",
        "in a line ![](figure:covax)",
        "- ![](figure:covax)",
        "## ![](figure:covax)",
        "![](https://example.org/figure:covax)",
        '<figure class="figure" id="figure-covax"></figure>',
        "`![](figure:covax)`",
    ],
)
def test_anything_else_places_nothing(text):
    html = render(text, (), ()).html

    assert "<svg" not in html
    assert "<figure" not in html
    assert "<img" not in html


# --- In the files -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ((EN, "A [", "![](figure:nothing)\n\nA ["), f"{EN}:3: unknown figure “nothing”"),
        ((EN, "A [", "x\n![](figure:covax)\n\nA ["), f"{EN}:3: a figure stands alone in its"),
        ((EN, "A [", "![words](figure:covax)\n\nA ["), f"{EN}:3: a figure stands alone in its"),
        ((EN, "A [", "- ![](figure:covax)\n\nA ["), f"{EN}:3: a figure stands alone in its"),
        ((EN, "A [", "## ![](figure:covax)\n\nA ["), f"{EN}:3: a figure stands alone in its"),
        (
            (EN, "A [", "![](figure:covax)\n\n![](figure:covax)\n\nA ["),
            f"{EN}:5: the figure “covax” is placed twice",
        ),
        ((EN, "A [", "{{nothing}}\nA ["), f"{EN}:3: unknown fact “nothing”"),
        ((EN, "A [", "A\n{{oic-members:loud}} ["), f"{EN}:4: unknown fact “oic-members:loud”"),
        ((MODULE, '"Which?"', '"{{nothing}}"'), f"{MODULE}:36: unknown fact “nothing”"),
    ],
)
def test_what_is_unknown_is_told_with_file_and_line(change, expected):
    with override("en"):
        said = mistakes(change)

    assert [one for one in said if one.startswith(expected)], said


def test_a_figure_stands_once_in_a_module():
    files = tiny(PLACED, **{f"2-more.{one}.md": "# More\n\nText." for one in ("id", "en")})
    files["2-more.en.md"] += b"\n\n![](figure:covax)\n"

    with override("en"):
        said = [str(mistake) for mistake in read_module("tiny", files)[1]]

    assert said == [f"2-more.en.md:5: the figure “covax” stands in {EN} already"]


def test_facts_are_put_into_texts_of_every_kind():
    module, wrong = read_module(
        "tiny",
        tiny(
            (EN, "A [", "{{southern-thailand-deaths}} ["),
            ("1-start.id.md", "Sebuah [", "{{southern-thailand-deaths}} ["),
            (MODULE, '"Which?"', '"{{oic-members}}?"'),
            (MODULE, '"A right to refuse."', '"{{covax-target:words}}"'),
        ),
    )

    assert wrong == []
    assert [section.body[:5] for section in module.sections] == ["7,723", "7.723"]
    assert module.data["checks"][0]["question"]["en"] == "57?"
    assert module.data["terms"][0]["meaning"]["en"] == "two billion"


def test_a_teachers_own_braces_stay_but_a_known_fact_is_said():
    change = (EN, "A [", "{{my own}} {{oic-members}} [")

    assert body(change, name=None)["en"].startswith("{{my own}} 57 [")


def test_a_module_gets_another_fingerprint_when_a_fact_it_says_changes(monkeypatch):
    says = (EN, "A [", "{{oic-members}} [")
    before = fingerprint(says), fingerprint()

    monkeypatch.setattr("lessons.figures.facts.said", lambda place, language: "58")

    assert fingerprint(says) != before[0]
    assert fingerprint() == before[1]


def test_a_module_gets_another_fingerprint_when_the_data_of_its_figure_changes(monkeypatch):
    before = fingerprint(PLACED), fingerprint()

    monkeypatch.setattr("lessons.reading.module_facts.digest", lambda: "other data")

    assert fingerprint(PLACED) != before[0]
    assert fingerprint() == before[1]


def test_the_built_in_modules_place_every_figure_in_both_languages():
    placed = {
        language: {
            slug
            for module in built_in()
            for section in module.sections
            if section.language == language
            for slug in section.figures
        }
        for language in ("id", "en")
    }

    assert placed["id"] == placed["en"] == {*DRAWN, "vote"}


# --- Pages --------------------------------------------------------------------------------------


def test_a_section_with_a_figure_costs_no_query_more(login, student, course, queries):
    module = make_module(2)
    plain, drawn = module.sections.all()
    drawn.body_ind += "\n\n![](figure:oic-members)\n\n![](figure:vote)"
    drawn.save()
    reading = make_reading(course, module)
    client = login(student)
    addresses = [
        reverse("reading:section", args=[course.pk, reading.pk, one.slug]) for one in (plain, drawn)
    ]

    assert queries(client, addresses[0]) == queries(client, addresses[1])
    assert 'id="figure-oic-members"' in client.get(addresses[1]).content.decode()


def test_staff_find_every_figure_with_its_data(login, teacher):
    html = login(teacher).get(reverse("reading:figures")).content.decode()

    for slug in DRAWN:
        assert reverse("reading:figure", args=[slug]) in html
    assert html.count("<table") == html.count("<svg xmlns") == len(DRAWN)
    assert reverse("reading:vote") in html


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_list_of_figures_is_light_although_it_shows_them(login, course, language):
    client = login(make_teacher(course, language=language))

    page = client.get(reverse("reading:figures"), headers={"Accept-Encoding": "gzip"})

    assert len(page.content) < 25_000


def test_the_library_leads_to_the_figures(login, teacher):
    html = login(teacher).get(reverse("reading:modules")).content.decode()

    assert f'href="{reverse("reading:figures")}"' in html


@pytest.mark.parametrize("slug", DRAWN)
def test_a_figure_has_a_page_for_the_projector(login, teacher, slug):
    html = login(teacher).get(reverse("reading:figure", args=[slug])).content.decode()

    assert f'id="figure-{slug}"' in html


@pytest.mark.parametrize("slug", ["nothing", "vote-1"])
def test_an_unknown_figure_is_404(login, teacher, slug):
    assert login(teacher).get(reverse("reading:figure", args=[slug])).status_code == 404


def test_figures_are_styled_wherever_a_section_is_read():
    templates = settings.BASE_DIR / "templates" / "reading"
    pages = ("section", "module_section", "printout", "present")

    unstyled = [page for page in pages if "css/figures.css" not in read(templates, page)]

    assert unstyled == []


def read(folder: Path, page):
    return (folder / f"{page}.html").read_text()
