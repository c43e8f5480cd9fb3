"""Earlier versions: when one is kept, how many, and bringing one back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lessons.authoring.models import ModuleVersion
from lessons.authoring.services.sections import save_section, stored_sum
from lessons.authoring.services.versions import MOST, keep_version
from lessons.reading.lesson import lesson_of
from lessons.reading.models import Answer, Check, Section
from lessons.reading.services.writing import files_of
from tests.factories import make_picture, make_reading, make_student, make_work


@pytest.fixture
def write(module, author):
    """Save words as the first section's English text."""

    def save(words, *, autosaved=False):
        section = module.sections.get(slug="section-1")
        section.module = module
        texts = {name: getattr(section, name) for name in ("title_ind", "body_ind", "title_en")}
        save_section(
            section=section,
            actor=author,
            texts=texts | {"body_en": words},
            based_on=stored_sum(section, module.languages),
            autosaved=autosaved,
        )

    return save


def numbers(module):
    return [one.number for one in module.versions.all()]


def test_each_save_keeps_a_version(module, write):
    write("One.")
    write("Two.")

    assert numbers(module) == [2, 1]
    assert b"Two." in module.versions.first().files["1-section-1.en.md"]


def test_a_text_that_saves_itself_keeps_one_every_few_minutes(module, write):
    write("One.", autosaved=True)
    write("Two.", autosaved=True)
    soon = numbers(module)
    module.versions.update(saved_at=timezone.now() - timedelta(minutes=6))
    write("Three.", autosaved=True)

    assert (soon, numbers(module)) == ([1], [2, 1])


def test_what_is_the_same_is_not_kept_twice(module, author, write):
    write("One.")
    write("One.")
    keep_version(module, actor=author)

    assert numbers(module) == [1]


def test_the_last_fifty_stay(module, author, write):
    files = files_of(module)
    ModuleVersion.objects.bulk_create(
        ModuleVersion(module=module, number=n, saved_by=author, files=files) for n in range(1, 51)
    )

    write("New.")

    assert numbers(module) == list(range(51, 51 - MOST, -1))


def test_what_only_saved_itself_is_kept_before_something_is_deleted(client, url, module, write):
    write("One.", autosaved=True)
    write("Two.", autosaved=True)

    client.post(url("section_delete", "section-1"))

    held = [one.files.get("1-section-1.en.md", b"") for one in module.versions.all()]
    assert [b"Two." in text for text in held] == [False, True, False]


def test_a_version_is_brought_back_as_a_new_one(client, url, module, write):
    write("One.")
    write("Two.")

    response = client.post(url("version_restore", 1))

    assert response.url == url("module")
    assert module.sections.get(slug="section-1").body_en == "One."
    assert numbers(module) == [3, 2, 1]


def test_a_deleted_section_comes_back_under_its_name_and_is_read_anew(client, url, module, write):
    write("One.")
    before = lesson_of(module)
    client.post(url("section_delete", "section-1"))

    client.post(url("version_restore", 1))

    module.refresh_from_db()
    section = Section.objects.get(module=module, slug="section-1")
    assert (section.position, section.body_en) == (1, "One.")
    assert lesson_of(module).sections[0].pk == section.pk != before.sections[0].pk


def test_what_stays_keeps_its_rows_and_students_their_answers(
    client, course, url, module, write, sections
):
    write("One.")
    check = Check.objects.get(section=sections[1])
    work = make_work(make_reading(course, module), make_student(course))
    Answer.objects.create(work=work, check_asked=check, chosen=[1], first_score=1, best_score=1)
    write("Two.")

    client.post(url("version_restore", 1))

    assert Answer.objects.get().check_asked == check


def test_a_draft_that_lacks_much_comes_back_as_it_was(client, author, url, module):
    module.sections.update(title_en="", body_ind="", body_en=None)
    module.terms.update(meaning_en="")
    keep_version(module, actor=author)
    before = files_of(module)
    client.post(url("section_delete", "section-2"))

    client.post(url("version_restore", 1))

    assert files_of(module) == before


def test_the_page_of_a_version_shows_what_would_change(client, url, write):
    write("Just one word.")
    write("Just two words.")

    old = client.get(url("version", 1)).content.decode()
    latest = client.get(url("version", 2)).content.decode()

    assert "<del>" in old
    assert "Restore this version" in old
    assert "The module is just as it was in this version." in latest
    assert "Restore this version" not in latest


def test_the_list_has_a_fixed_number_of_queries(
    client, author, url, module, django_assert_num_queries
):
    files = files_of(module)
    for numbered in ([1], range(2, 50)):
        ModuleVersion.objects.bulk_create(
            ModuleVersion(module=module, number=n, saved_by=author, files=files) for n in numbered
        )
        with django_assert_num_queries(5):
            assert client.get(url("versions")).status_code == 200


def test_looking_restores_nothing(client, url, write):
    write("One.")

    assert client.get(url("version_restore", 1)).status_code == 405
    assert client.get(url("version", 9)).status_code == 404
    assert client.post(url("version_restore", 9)).status_code == 404


def test_a_version_with_a_deleted_picture_says_so_and_one_without_a_new_picture_does_not(
    client, author, url, module
):
    make_picture(module, slug="map", alt_en="A map")
    keep_version(module, actor=author)
    client.post(url("picture_delete", "map"))
    make_picture(module, slug="later", alt_en="A later one")

    pages = [client.get(url("version", number)) for number in (1, 2)]

    changes = [[(one.kind, one.name, one.how) for one in page.context["changes"]] for page in pages]
    assert changes == [[("picture", "A map", "added")], []]
