"""Sections: added, written without losing a text, moved, deleted."""

import pytest

from classroom.texts import MARK, fingerprint
from lessons.authoring.forms import LONGEST
from lessons.authoring.services.sections import MOST_SECTIONS
from lessons.reading.models import Section
from tests.factories import make_picture, make_reading, make_student, make_work

HTMX = {"HX-Request": "true"}
SCRIPT = {"Accept": "application/json"}
NAMES = ("title_ind", "body_ind", "title_en", "body_en")


def texts_of(section):
    section.refresh_from_db()
    return {name: getattr(section, name) for name in NAMES}


def sum_of(texts):
    return fingerprint(MARK.join(texts[name] for name in NAMES))


@pytest.fixture
def section(sections):
    return sections[0]


@pytest.fixture
def save(client, url, section):
    """Save the section upon its stored texts; `fields` replace what is sent."""

    def post(headers=None, **fields):
        texts = texts_of(section)
        data = {"version": sum_of(texts)} | texts | fields
        return client.post(url("section", section.slug), data, headers=headers or {})

    return post


def test_a_section_is_added_behind_the_others(client, url, module):
    response = client.post(url("section_add"), {"new-title_ind": "Air kita", "new-title_en": ""})

    new = module.sections.last()
    assert (new.slug, new.position, new.title_ind, new.title_en) == ("air-kita", 3, "Air kita", "")
    assert response.url == url("section", "air-kita")


def test_without_a_title_it_is_not_added_and_what_was_typed_stays(client, url, module):
    page = client.post(url("section_add"), {"new-title_ind": "", "new-title_en": "Typed"})

    assert page.context["form"].errors.keys() == {"title_ind"}
    assert 'value="Typed"' in page.content.decode()
    assert module.sections.count() == 2


def test_there_is_a_limit_to_sections(client, url, module):
    Section.objects.bulk_create(
        Section(module=module, slug=f"s{n}", position=n) for n in range(3, MOST_SECTIONS + 1)
    )

    page = client.post(url("section_add"), {"new-title_ind": "Air"}, follow=True)

    assert "A module has at most 60 sections." in page.content.decode()
    assert module.sections.count() == MOST_SECTIONS


def test_its_page_holds_the_texts_in_each_language(client, url, section):
    page = client.get(url("section", section.slug)).content.decode()

    assert [f'name="{name}"' in page for name in NAMES] == [True] * 4
    assert section.body_ind in page
    assert f'data-stored="{sum_of(texts_of(section))}"' in page


def test_what_a_text_can_refer_to_is_offered_in_each_language(client, url, module, section):
    module.terms.update(term_ind="hak veto", term_en="veto right")

    html = client.get(url("section", section.slug)).content.decode()

    assert 'data-to="term:veto" data-words-id="hak veto" data-words-en="veto right"' in html
    assert "<code>[veto right](term:veto)</code>" in html
    assert 'data-to="figure:covax"' in html


def test_in_one_language_it_asks_for_no_other(client, url, module, section):
    module.languages = ["id"]
    module.save()

    page = client.get(url("section", section.slug)).content.decode()

    assert [f'name="{name}"' in page for name in NAMES] == [True, True, False, False]


def test_saved_with_the_button_the_module_is_read_anew(save, url, module, section):
    response = save(body_en="New words.")

    assert response.url == url("section", section.slug)
    assert texts_of(section)["body_en"] == "New words."
    before = module.fingerprint
    module.refresh_from_db()
    assert module.fingerprint != before


def test_the_script_is_told_the_sum_of_what_is_stored(save, section):
    answer = save(SCRIPT, body_en="satu\r\ndua ", title_en=" Judul ").json()

    stored = sum_of(texts_of(section))
    assert answer.pop("saved").startswith("Saved ")
    assert answer == {"version": stored, "sha256": stored}
    assert texts_of(section)["body_en"] == "satu\ndua "


def test_upon_another_version_nothing_is_overwritten_and_both_are_shown(save, section):
    page = save(version="0" * 64, body_en="Mine.")

    assert texts_of(section)["body_en"] == section.body_en
    html = page.content.decode()
    assert "There are two versions of your text" in html
    assert [text in html for text in ("Mine.", section.body_en)] == [True, True]
    assert page.context["mine"].initial["version"] == sum_of(texts_of(section))


def test_the_choice_is_saved_upon_the_other_version(save, section):
    shown = save(version="0" * 64, body_en="Mine.").context["mine"].initial

    save(version=shown["version"], body_en="Mine.")

    assert texts_of(section)["body_en"] == "Mine."


def test_the_script_is_told_of_a_conflict(save, section):
    answer = save(SCRIPT, version="0" * 64, body_en="Mine.")

    stored = sum_of(texts_of(section))
    assert (answer.status_code, answer.json()) == (409, {"version": stored, "sha256": stored})


def test_equal_texts_are_no_conflict_and_no_change(save, module):
    assert save(SCRIPT, version="0" * 64).status_code == 200

    before = module.fingerprint
    module.refresh_from_db()
    assert module.fingerprint == before


def test_a_text_that_is_too_long_is_refused_and_stays(save, section):
    long = "x" * (LONGEST + 1)

    page = save(body_en=long)
    answer = save(SCRIPT, body_en=long)

    assert "100001 characters; at most 100000" in page.content.decode()
    assert long in page.content.decode()
    assert answer.status_code == 400
    assert texts_of(section)["body_en"] == section.body_en


def test_a_preview_shows_the_texts_and_saves_nothing(client, url, section):
    data = {"version": "-", "body_en": "**New** [veto](term:veto) <b>", "title_en": "New title"}

    partial = client.post(url("section_preview", section.slug), data, headers=HTMX)
    page = client.post(url("section_preview", section.slug), data)

    for html in (partial.content.decode(), page.content.decode()):
        assert "<strong>New</strong>" in html
        assert 'popovertarget="term-veto"' in html
        assert "&lt;b&gt;" in html
    assert ("<html" in partial.content.decode(), "<html" in page.content.decode()) == (False, True)
    assert "**New** [veto](term:veto) &lt;b&gt;" in page.content.decode()
    assert texts_of(section)["title_en"] == section.title_en


def test_each_preview_speaks_its_own_language(client, url, module):
    make_picture(module, slug="map", alt_ind="Sebuah peta", alt_en="A map")
    data = {"version": "-", "body_ind": "![](picture:map)", "body_en": "![](picture:map)"}

    html = client.post(url("section_preview", "section-1"), data, headers=HTMX).content.decode()

    indonesian, english = html.split('lang="en"')
    assert ('alt="Sebuah peta"' in indonesian, 'alt="A map"' in english) == (True, True)


@pytest.mark.parametrize(("to", "order"), [("up", [2, 1, 3]), ("down", [1, 3, 2])])
def test_a_section_changes_places_with_its_neighbour(client, url, module, to, order):
    module.sections.create(slug="section-3", position=3)
    row = f"section-{module.sections.get(slug='section-2').pk}"

    response = client.post(url("section_move", "section-2"), {"to": to})

    assert response.url == f"{url('module')}#{row}"
    assert f'id="{row}"' in client.get(response.url).text
    assert [one.slug for one in module.sections.all()] == [f"section-{n}" for n in order]


def test_the_first_goes_no_further_up(client, url, module):
    client.post(url("section_move", "section-1"), {"to": "up"})

    assert [one.slug for one in module.sections.all()] == ["section-1", "section-2"]


def test_htmx_gets_the_list_with_the_keyboard_where_it_was(client, url):
    html = client.post(
        url("section_move", "section-2"), {"to": "up"}, headers=HTMX
    ).content.decode()

    assert html.lstrip().startswith('<section id="sections"')
    assert html.count("data-focus") == 1


def test_deleted_it_takes_its_checks_along_and_a_version_keeps_it(client, url, module, section):
    response = client.post(url("section_delete", section.slug))

    assert response.url == url("module")
    assert [one.slug for one in module.sections.all()] == ["section-2"]
    assert any(f"1-{section.slug}.en.md" in one.files for one in module.versions.all())


def test_its_page_says_what_students_would_lose(client, course, url, module, section):
    reading = make_reading(course, module)
    work = make_work(reading, make_student(course))
    work.sections_read.create(section=section)

    page = client.get(url("section", section.slug)).content.decode()

    assert "1 student has read it." in page
    assert "what you save here they see at once" in page


def test_an_unknown_section_is_404(client, url):
    assert client.get(url("section", "nowhere")).status_code == 404
    assert client.post(url("section_delete", "nowhere")).status_code == 404


def test_the_number_of_queries_is_fixed(client, url, module, django_assert_num_queries):
    counts = []
    for _n in range(2):
        with django_assert_num_queries(13):
            counts.append(client.get(url("section", "section-1")).status_code)
        for n in range(10, 40):
            module.sections.create(slug=f"more-{len(counts)}-{n}", position=n)

    assert counts == [200, 200]
