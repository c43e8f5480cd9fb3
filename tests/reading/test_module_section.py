import pytest
from django.urls import reverse

from lessons.reading.models import Answer
from tests.factories import make_module

HTMX = {"HX-Request": "true"}


@pytest.fixture
def module(db):
    return make_module(2)


@pytest.fixture
def address(module):
    return reverse("reading:module_section", args=[module.slug, "section-1"])


def test_staff_preview_a_section(login, teacher, address):
    html = login(teacher).get(address).content.decode()

    assert "Isi bagian 1" in html
    assert "Umpan balik" not in html


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_check_can_be_tried_without_a_row(login, teacher, module, address, headers):
    check = module.sections.first().checks.get()

    answer = login(teacher).post(address, {"check": check.pk, "chosen": "2"}, headers=headers)

    html = answer.content.decode()
    assert "Umpan balik 2" in html
    assert ("<html" in html) == (not headers)
    assert not Answer.objects.exists()


def test_an_empty_try_is_told_at_the_field(login, teacher, module, address):
    check = module.sections.first().checks.get()

    html = login(teacher).post(address, {"check": check.pk}).content.decode()

    assert f'id="error-{check.pk}"' in html


@pytest.mark.parametrize("check", ["", "x", "999999", "²", "9" * 5000])
def test_an_unknown_check_is_404(login, teacher, address, check):
    assert login(teacher).post(address, {"check": check, "chosen": "1"}).status_code == 404


def test_an_unknown_section_is_404(login, teacher, module):
    nowhere = reverse("reading:module_section", args=[module.slug, "nowhere"])

    assert login(teacher).get(nowhere).status_code == 404


def test_a_module_in_another_language_than_the_page_says_so(login, teacher):
    english = make_module(1, languages=["en"])
    both = make_module(1)

    pages = [
        login(teacher).get(reverse("reading:module_section", args=[one.slug, "section-1"]))
        for one in (english, both)
    ]

    marks = ['aria-labelledby="section-title" lang="en"' in page.content.decode() for page in pages]
    assert marks == [True, False]
