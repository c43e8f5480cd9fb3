"""The workbench and the cover."""

import pytest
from django.urls import reverse

from lessons.reading.lesson import lesson_of
from lessons.reading.models import Module
from tests.factories import make_module, make_own_module


def cover(module, **fields):
    data = {"code": "A1", "minutes": "40", "license": "CC BY 4.0", "written_in": "id en"}
    for name in ("title", "subtitle", "summary", "audience", "objectives", "guidance"):
        data |= {f"{name}_ind": f"{name} baru", f"{name}_en": f"new {name}"}
    return data | fields


def test_it_lists_sections_with_their_checks_and_where_to_change_them(client, url, sections):
    page = client.get(url("module"))

    contents = page.context["contents"]
    assert [(section, len(checks)) for section, checks in contents.sections] == [
        (section, 1) for section in sections
    ]
    html = page.content.decode()
    for name in ("cover", "terms", "sources", "pictures", "prompts", "essay", "versions"):
        assert url(name) in html
    assert reverse("reading:export", args=[sections[0].module.slug]) in html


def test_the_number_of_queries_is_fixed(client, author, django_assert_num_queries):
    small, large = make_own_module(author, 1), make_own_module(author, 30)

    for module in (small, large):
        with django_assert_num_queries(17):
            client.get(reverse("authoring:module", args=[module.slug]))


def test_an_empty_module_says_where_to_begin(client, author):
    module = make_own_module(author, 0)

    html = client.get(reverse("authoring:module", args=[module.slug])).content.decode()

    assert "There is no section yet. Add the first one below." in html


def test_a_colleague_and_an_outsider_find_nothing(login, colleague, outsider, url):
    for person in (colleague, outsider):
        assert login(person).get(url("module")).status_code == 404
        assert login(person).post(url("publish")).status_code == 404


def test_whoever_is_no_longer_on_any_staff_writes_no_more(client, author, url):
    author.memberships.all().delete()

    assert client.get(url("module")).status_code == 404


def test_the_cover_is_saved_and_read_anew(client, url, module):
    before = lesson_of(module)

    response = client.post(url("cover"), cover(module, objectives_en=" One \n\nTwo\n"))

    assert response.url == url("module")
    stored = Module.objects.get(pk=module.pk)
    assert (stored.title_ind, stored.summary_en) == ("title baru", "new summary")
    assert (stored.objectives_en, stored.objectives_ind) == (["One", "Two"], ["objectives baru"])
    assert stored.fingerprint != module.fingerprint
    assert lesson_of(stored) is not before


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title_ind": ""}, "title_ind"),
        ({"title_en": "x" * 151}, "title_en"),
        ({"minutes": "0"}, "minutes"),
        ({"code": ""}, "code"),
        ({"written_in": "fr"}, "written_in"),
        ({"article": "nowhere"}, "article"),
    ],
)
def test_what_does_not_fit_is_said_at_the_field_and_stays(client, url, module, wrong, field):
    page = client.post(url("cover"), cover(module, **{"subtitle_en": "Typed"} | wrong))

    assert page.context["form"].errors.keys() == {field}
    assert 'value="Typed"' in page.content.decode()
    assert Module.objects.get(pk=module.pk).title_ind == module.title_ind


def test_a_language_that_is_taken_away_takes_its_texts_with_it(client, url, module):
    client.post(url("cover"), cover(module, written_in="id"))

    stored = Module.objects.get(pk=module.pk)
    section = stored.sections.first()
    assert (stored.languages, stored.title_ind, stored.title_en) == (["id"], "title baru", "")
    assert (section.body_ind[:3], section.body_en) == ("Isi", "")
    assert section.checks.get().question_en == ""
    assert module.versions.count() == 2


def test_a_language_that_is_added_begins_empty(client, author, module):
    alone = make_own_module(author, 1, languages=["id"])
    address = reverse("authoring:cover", args=[alone.slug])

    client.post(address, cover(alone, written_in="id en"))

    assert Module.objects.get(pk=alone.pk).languages == ["id", "en"]
    labels = client.get(address).content.decode()
    assert "Title (English)" in labels


def test_what_it_builds_on_is_chosen_from_the_modules_one_sees(client, url, module, colleague):
    built_in, hidden = make_module(1), make_own_module(colleague, 1)

    page = client.get(url("cover"))
    client.post(url("cover"), cover(module, requires=[built_in.pk]))

    assert list(page.context["form"].fields["requires"].queryset) == [built_in]
    assert hidden.title_en not in page.content.decode()
    assert list(module.requires.all()) == [built_in]
    assert client.get(url("cover")).context["form"]["requires"].value() == [built_in.pk]
    assert module.versions.count() == 2


def test_what_it_builds_on_already_stays_though_it_is_no_longer_seen(
    client, url, module, colleague
):
    unshared = make_own_module(colleague, 1)
    module.requires.add(unshared)

    client.post(url("cover"), cover(module, requires=[unshared.pk]))

    assert list(module.requires.all()) == [unshared]


@pytest.mark.parametrize("through", [0, 1, 2])
def test_no_module_builds_on_itself(client, author, url, module, through):
    """`through` so many others."""
    last = module
    for _n in range(through):
        nearer = make_own_module(author, 0)
        nearer.requires.add(last)
        last = nearer

    page = client.post(url("cover"), cover(module, requires=[last.pk], subtitle_en="Typed"))

    assert page.context["form"].errors.keys() == {"requires"}
    assert 'value="Typed"' in page.content.decode()
    assert not module.requires.exists()


def test_a_circle_of_others_is_no_trap(client, author, url, module):
    one, other = make_own_module(author, 0), make_own_module(author, 0)
    one.requires.add(other)
    other.requires.add(one)

    client.post(url("cover"), cover(module, requires=[one.pk]))

    assert list(module.requires.all()) == [one]


def test_an_earlier_version_says_what_the_module_built_on(client, url, module):
    before = make_module(1)
    client.post(url("cover"), cover(module, requires=[before.pk]))
    client.post(url("cover"), cover(module))

    html = client.get(url("version", 2)).content.decode()
    client.post(url("version_restore", 2))

    assert before.slug in html
    assert list(module.requires.all()) == [before]
