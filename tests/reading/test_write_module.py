import pytest
from django.core.management import call_command
from django.utils.translation import override
from hypothesis import HealthCheck, Phase, given, settings

from lessons.reading.management.commands.load_modules import BUILT_IN, read_directory
from lessons.reading.models import Module
from lessons.reading.module_files import read_module
from lessons.reading.module_writer import to_files
from lessons.reading.services import files_of, write_module
from tests.factories import make_module, make_reading, make_school, make_user, make_work
from tests.reading.made_up import modules
from tests.reading.test_module_writer import indonesian, said
from tests.reading.tiny import tiny


@pytest.fixture
def school(db):
    return make_school()


@pytest.fixture
def author(school):
    return make_user("Ayu Author", school=school, role="teacher")


def read(files):
    return read_module(None, files)[0]


def test_a_built_in_module_copied_by_its_files_is_equal_but_for_the_slug(school, author):
    call_command("load_modules", verbosity=0)
    built_in = Module.objects.get(slug="oic-table")
    files = read_module("oic-table", read_directory(BUILT_IN / "oic-table"))[0]

    copy, notes = write_module(files, school=school, author=author)

    assert notes == []
    assert (copy.slug, copy.school, copy.created_by) == ("oic-table-2", school, author)
    assert (copy.is_published, copy.shared_at) == (False, None)
    old, new = files_of(built_in), files_of(copy)
    new["module.toml"] = new["module.toml"].replace(b"oic-table-2", b"oic-table", 1)
    assert new == old
    assert said(read(old)) == said(files)


def test_writing_into_an_own_module_keeps_its_rows_and_slug(school, author, course, student):
    module, _notes = write_module(read(tiny()), school=school, author=author)
    section = module.sections.get()
    work = make_work(make_reading(course, module), student)
    work.sections_read.create(section=section)
    before = module.fingerprint
    changed = tiny(
        ("module.toml", 'slug = "tiny"', 'slug = "other"'), ("1-start.id.md", "Seb", "S")
    )

    module, notes = write_module(read(changed), module=module)

    assert (module.slug, notes) == ("tiny", [])
    assert module.sections.get() == section
    assert module.sections.get().body_ind.startswith("Suah [veto]")
    assert work.sections_read.count() == 1
    assert module.fingerprint != before


def test_the_fingerprint_is_new_even_when_the_text_is_an_old_one(school, author):
    module, _notes = write_module(read(tiny()), school=school, author=author)
    first = module.fingerprint
    second = write_module(read(tiny()), module=module)[0].fingerprint

    assert first != second


def test_a_module_in_one_language_is_read_in_the_other_too(school, author):
    module, _notes = write_module(read(indonesian()), school=school, author=author)

    module = Module.objects.get(pk=module.pk)
    with override("en"):
        shown = module.title, module.objectives, module.sections.get().title
    assert module.languages == ["id"]
    assert shown == ("Kecil", ["Tahu."], "Awal")
    assert said(read(files_of(module))) == said(read(indonesian()))


def test_what_it_requires_is_linked_where_it_is_there(school, author):
    before = make_module(slug="before")
    foreign = make_module(slug="foreign", school=make_school(), created_by=make_user())
    line = 'requires = ["before", "foreign"]\nminutes'
    files = read(tiny(("module.toml", "minutes", line)))

    with override("en"):
        module, notes = write_module(files, school=school, author=author)

    assert list(module.requires.all()) == [before]
    assert notes == [f"the module “{foreign.slug}”, to be read before, is not here"]


def test_a_draft_that_lacks_nearly_everything_is_written_and_told_where(school, author):
    draft = Module.objects.create(
        slug="draft", code="", position=1, minutes=1, school=school, created_by=author
    )
    draft.sections.create(slug="one", position=1, title_ind="", body_ind="")

    with override("en"):
        wrong = [str(mistake) for mistake in read_module("draft", files_of(draft))[1]]

    assert "1-one.id.md:2: there is no text under the heading" in wrong
    assert any(one.endswith("title.id is empty") for one in wrong)


def test_long_slugs_find_a_free_one_within_the_limit(school, author):
    long = "a" * 50
    make_module(slug=long)
    files = read(tiny(("module.toml", 'slug = "tiny"', f'slug = "{long}"')))

    module, _notes = write_module(files, school=school, author=author)

    assert module.slug == "a" * 48 + "-2"


@settings(
    max_examples=10,
    phases=[Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(files=modules())
def test_any_module_survives_being_kept_in_rows(school, author, files):
    Module.objects.all().delete()
    files.data["requires"], files.data["pictures"] = [], []  # are elsewhere, or are not

    module, notes = write_module(files, school=school, author=author)

    assert notes == []
    assert files_of(module) == to_files(files)
