"""A module begins: empty, or as a copy of one that stays as it is."""

import pytest
from django.urls import reverse
from django.utils import timezone

from classroom.people.models import Membership
from lessons.authoring.models import ModuleVersion
from lessons.reading.models import Check, Module
from lessons.reading.services.writing import files_of
from tests.authoring.makers import fill_with
from tests.factories import make_module, make_own_module, make_school

NEW = reverse("authoring:new")


def copy_of(module):
    return reverse("authoring:copy", args=[module.slug])


def said(field, limit=None):
    return f"What is said of {field}"[:limit]


def test_a_title_and_a_language_make_a_module(client, author):
    response = client.post(NEW, {"title": "Air bersih", "languages": "id"})

    module = Module.objects.get()
    assert response.url == reverse("authoring:module", args=["air-bersih"])
    assert (module.title_ind, module.title_en, module.languages) == ("Air bersih", None, ["id"])
    assert (module.created_by, module.school) == (author, author.memberships.get().school)
    assert (module.published_at, module.shared_at, module.is_published) == (None, None, False)


def test_in_two_languages_both_begin_with_the_same_title(client):
    client.post(NEW, {"title": "Air", "languages": "id en"})

    module = Module.objects.get()
    assert (module.title_ind, module.title_en, module.languages) == ("Air", "Air", ["id", "en"])


def test_two_of_a_title_have_two_addresses(client):
    for _n in range(2):
        client.post(NEW, {"title": "Air & tanah", "languages": "id"})
    client.post(NEW, {"title": "水", "languages": "id"})

    assert [one.slug for one in Module.objects.order_by("pk")] == [
        "air-tanah",
        "air-tanah-2",
        "module",
    ]


@pytest.mark.parametrize("title", ["new", "import"])
def test_no_module_takes_the_address_of_a_page(client, title):
    client.post(NEW, {"title": title, "languages": "id"})

    assert Module.objects.get().slug == f"{title}-2"


@pytest.mark.parametrize("wrong", [{"title": ""}, {"languages": "x"}])
def test_what_does_not_fit_is_said_at_the_field_and_stays(client, wrong):
    page = client.post(NEW, {"title": "Air", "languages": "id"} | wrong)

    assert page.status_code == 200
    assert len(page.context["form"].errors) == 1
    assert not Module.objects.exists()


def test_whoever_is_on_the_staff_of_two_schools_says_which(client, author):
    other = make_school()
    Membership.objects.create(school=other, user=author, role=Membership.Role.ADMIN)

    refused = client.post(NEW, {"title": "Air", "languages": "id"})
    client.post(NEW, {"title": "Air", "languages": "id", "school": other.pk})

    assert refused.context["form"].errors.keys() == {"school"}
    assert Module.objects.get().school == other


def test_a_module_is_never_put_into_a_school_where_one_is_a_student(client, author):
    for school in (make_school(), make_school()):
        Membership.objects.create(school=school, user=author)

    client.post(NEW, {"title": "Air", "languages": "id", "school": school.pk})

    assert Module.objects.get().school == author.memberships.get(role="teacher").school


def test_a_copy_holds_the_same_and_the_original_stays(client, author):
    original = make_module(3)
    fill_with(original, said)
    before = files_of(original)

    response = client.post(copy_of(original))

    copy = Module.objects.get(created_by=author)
    assert response.url == reverse("authoring:module", args=[copy.slug])
    assert (copy.copy_of, copy.copied_fingerprint) == (original, original.fingerprint)
    assert copy.published_at is None
    assert copy.title_en == f"{original.title_en} (copy)"
    assert files_of(original) == before
    texts = {name: content for name, content in files_of(copy).items() if name != "module.toml"}
    assert texts == {name: content for name, content in before.items() if name != "module.toml"}
    assert questions_in(copy) == questions_in(original)


def questions_in(module):
    checks = Check.objects.filter(section__module=module).order_by("position")
    return list(checks.values_list("question_en", flat=True))


def test_a_copy_has_its_own_pictures_and_a_first_version(
    client, author, django_capture_on_commit_callbacks
):
    original = make_module(1)
    fill_with(original, said)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(copy_of(original))

    copy = Module.objects.get(created_by=author)
    ours, theirs = copy.pictures.get(), original.pictures.get()
    assert (ours.slug, ours.alt_en, ours.name == theirs.name) == ("picture", theirs.alt_en, False)
    assert client.get(ours.get_absolute_url()).status_code == 200
    assert [one.number for one in ModuleVersion.objects.filter(module=copy)] == [1]


def test_only_what_one_may_see_can_be_copied(client, author, colleague, login):
    draft = make_own_module(colleague)
    shared = make_own_module(colleague, published_at=timezone.now(), shared_at=timezone.now())

    assert client.get(copy_of(draft)).status_code == 404
    assert client.post(copy_of(draft)).status_code == 404
    assert client.get(copy_of(shared)).status_code == 200
    assert client.post(copy_of(shared)).status_code == 302


def test_looking_at_the_page_makes_nothing(client):
    assert client.get(NEW).status_code == 200
    assert client.get(copy_of(make_module())).status_code == 200
    assert not Module.objects.filter(school__isnull=False).exists()
