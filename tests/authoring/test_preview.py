"""An own module as its students will see it."""

import pytest

from classroom.audit.models import Entry
from lessons.assignments.models import Work
from lessons.reading.models import Answer, Note, SectionRead
from tests.factories import make_check, make_module, make_student

HTMX = {"HX-Request": "true"}
TEACHERS = ("Guidance", "Export", "Edit the", "discussion", "projector", "Labels")
NOTES = ("Highlight", "Write a note", "pilcrow", "/notes/sections")


@pytest.fixture
def check(sections):
    return sections[0].checks.get()


def test_the_workbench_and_the_editor_lead_to_it(client, url):
    assert f'href="{url("preview")}"' in client.get(url("module")).content.decode()
    section = client.get(url("section", "section-1")).content.decode()
    assert f'href="{url("preview_section", "section-1")}"' in section


def test_the_cover_has_nothing_that_is_the_teachers(client, url, module):
    module.guidance_en = "Guidance for me"
    module.save()
    module.requires.add(make_module(1, title_en="What comes before"))

    html = client.get(url("preview")).content.decode()

    main = html.split("<main")[1].split("</main")[0]
    assert [words for words in TEACHERS if words in main] == []
    said = ("Summary", "Start reading", "What comes before", "about 45 minutes")
    assert [words for words in said if words not in main] == []
    assert "not given to this class" not in main
    assert url("preview_section", "section-1") in main


def test_a_section_offers_neither_notes_nor_highlights(client, url, check):
    html = client.get(url("preview_section", "section-1")).content.decode()

    assert [words for words in NOTES if words in html] == []
    assert check.question_en in html
    assert url("preview_section", "section-2") in html


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_check_can_be_tried_and_leaves_no_trace(client, url, check, headers):
    data = {"check": check.pk, "chosen": "1"}
    before = Entry.objects.count()

    html = client.post(url("preview_section", "section-1"), data, headers=headers).content.decode()

    assert "Feedback 1" in html
    assert ("<main" in html) == (not headers)
    assert f'hx-post="{url("preview_section", "section-1")}"' in html
    assert [kind.objects.count() for kind in (Work, Answer, SectionRead, Note)] == [0] * 4
    assert Entry.objects.count() == before
    assert "Feedback 1" not in client.get(url("preview_section", "section-1")).content.decode()


@pytest.mark.parametrize("check_id", ["", "x", "0", "²", "9" * 40])
def test_a_check_that_is_not_there_is_404(client, url, check_id):
    response = client.post(url("preview_section", "section-1"), {"check": check_id})

    assert response.status_code == 404


def test_a_section_that_is_not_there_is_404(client, url):
    assert client.get(url("preview_section", "nowhere")).status_code == 404


def test_htmx_asking_without_a_check_gets_the_page(client, url):
    assert client.get(url("preview_section", "section-1"), headers=HTMX).status_code == 200


@pytest.mark.parametrize("kind", ["reasoned", "matching", "ordering", "short"])
def test_what_an_answer_lacks_is_said(client, url, sections, kind):
    check = make_check(sections[0], kind)

    page = client.post(url("preview_section", "section-1"), {"check": check.pk})

    assert 'role="alert"' in page.content.decode()


def test_it_is_the_authors_alone(login, url, course, colleague, outsider):
    for person in (colleague, outsider, make_student(course)):
        for address in (url("preview"), url("preview_section", "section-1")):
            assert login(person).get(address).status_code == 404


def test_an_empty_module_has_nothing_to_begin_with(client, url, module):
    module.sections.all().delete()

    assert "Start reading" not in client.get(url("preview")).content.decode()
