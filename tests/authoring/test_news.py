"""A copy is told when its original has changed, shows what, and takes over what it wants."""

import pytest
from django.urls import reverse

from lessons.authoring.services.modules import copy_module
from lessons.authoring.services.versions import renew
from lessons.reading.models import Module, Term
from tests.factories import make_module, make_picture

NEWER = "A newer version of"


@pytest.fixture
def original(db):
    return make_module(2)


@pytest.fixture
def copy(original, author):
    made, _notes = copy_module(
        module=original, actor=author, school=author.memberships.get().school
    )
    return made


@pytest.fixture
def page(copy):
    def address(name):
        return reverse(f"authoring:{name}", args=[copy.slug])

    return address


def change(original, words="A new body with [suara](term:suara)."):
    """Let the built-in module come with other words, as a new release would."""
    original.sections.filter(slug="section-1").update(body_en=words)
    Term.objects.create(
        module=original,
        slug="suara",
        position=2,
        **{f"{name}_{end}": "x" for name in ("term", "meaning") for end in ("ind", "en")},
    )
    renew(original)


def test_as_long_as_nothing_changes_nothing_is_said(client, page):
    assert NEWER not in client.get(page("module")).content.decode()
    assert client.get(page("news")).url == page("module")
    assert client.post(page("news_seen")).status_code == 404
    assert client.post(page("section_take"), {"section": "section-1"}).status_code == 404


def test_a_change_is_told_and_shown_with_what_was_there_before(client, page, original, copy):
    copy.sections.update(body_en="My own words.")
    change(original)

    bench = client.get(page("module")).content.decode()
    news = client.get(page("news"))

    assert NEWER in bench
    assert page("news") in bench
    assert [(one.kind, one.slug, one.how) for one in news.context["changes"]] == [
        ("section", "section-1", "changed"),
        ("term", "suara", "added"),
    ]
    assert "My own words." not in news.content.decode()
    assert "<del>" in news.content.decode()


def test_marked_as_seen_the_notice_goes_until_the_next_change(client, page, original, copy):
    change(original)

    client.post(page("news_seen"))
    quiet = client.get(page("module")).content.decode()
    original.sections.filter(slug="section-2").update(body_en="Later.")
    renew(original)
    news = client.get(page("news"))

    assert NEWER not in quiet
    assert copy.sections.get(slug="section-1").body_en.startswith("Body of section 1")
    assert [one.slug for one in news.context["changes"]] == ["section-2"]


def test_a_section_is_taken_over_with_the_words_it_needs(client, page, original, copy):
    copy.sections.filter(slug="section-1").update(body_en="My own words.")
    change(original)

    response = client.post(page("section_take"), {"section": "section-1"})

    assert response.url == page("news")
    assert copy.sections.get(slug="section-1").body_en == "A new body with [suara](term:suara)."
    assert [one.slug for one in copy.terms.all()] == ["veto", "suara"]
    assert any(b"My own words." in one.files["1-section-1.en.md"] for one in copy.versions.all())
    left = client.get(page("news")).context["changes"]
    assert [(one.kind, one.slug) for one in left] == [("term", "suara")]


def test_a_new_section_comes_last_with_its_pictures(
    client, page, original, copy, django_capture_on_commit_callbacks
):
    make_picture(original, slug="map")
    texts = {f"body_{end}": "![](picture:map)" for end in ("ind", "en")}
    original.sections.create(slug="extra", position=3, title_ind="Baru", title_en="New", **texts)
    renew(original)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(page("section_take"), {"section": "extra"})

    assert [one.slug for one in copy.sections.all()] == ["section-1", "section-2", "extra"]
    picture = copy.pictures.get(slug="map")
    assert client.get(picture.get_absolute_url()).status_code == 200


def test_an_unknown_section_is_404(client, page, original):
    change(original)

    assert client.post(page("section_take"), {"section": "nowhere"}).status_code == 404


def test_of_an_original_that_is_no_longer_shared_nothing_is_told(
    client, page, original, copy, colleague
):
    Module.objects.filter(pk=original.pk).update(
        school=colleague.memberships.get().school, created_by=colleague
    )
    change(original)

    assert NEWER not in client.get(page("module")).content.decode()
    assert client.post(page("news_seen")).status_code == 404


def test_a_change_of_nothing_that_is_shown_says_so(client, page, original):
    renew(original)

    assert "Nothing that is in your copy has changed." in client.get(page("news")).content.decode()
