from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from lessons.reading.models import Answer, Check, Module, Section, SectionRead
from tests.factories import make_reading, make_work
from tests.reading.tiny import tiny, write

pytestmark = pytest.mark.django_db


def load(path):
    out, errors = StringIO(), StringIO()
    try:
        call_command("load_modules", path=path, stdout=out, stderr=errors)
    except CommandError as error:
        return f"{error}", errors.getvalue()
    return out.getvalue(), errors.getvalue()


@pytest.fixture
def loaded(tmp_path):
    write(tmp_path / "tiny", tiny())
    load(tmp_path)
    return tmp_path


def test_a_module_is_created_in_both_languages(loaded):
    module = Module.objects.get(slug="tiny")

    assert (module.title_ind, module.title_en) == ("Kecil", "Tiny")
    assert module.objectives_en == ["Know."]
    assert [section.body_en for section in module.sections.all()] == [
        "A [veto](term:veto) as in [the article](source:article)."
    ]
    assert [o.correct for o in Check.objects.get().options.all()] == [True, False]
    assert module.essay.rubric[0]["levels"][1]["points"] == 5
    assert module.terms.get().meaning_ind == "Hak menolak."
    assert module.sources.get().kind_en == "Article"


def test_the_same_files_leave_it_untouched(loaded):
    assert load(loaded) == ("tiny: unchanged\n", "")


def test_changed_files_update_in_place_and_students_keep_what_they_did(loaded, course, student):
    work = make_work(make_reading(course, Module.objects.get()), student)
    SectionRead.objects.create(work=work, section=Section.objects.get())
    Answer.objects.create(
        work=work, check_asked=Check.objects.get(), chosen=[1], first_score=1, best_score=1
    )
    write(loaded / "tiny", tiny(("module.toml", '"Which?"', '"Which one?"')))

    said, _errors = load(loaded)

    assert said == "tiny: updated\n"
    assert Check.objects.get().question_en == "Which one?"
    assert (work.sections_read.count(), work.answers.count()) == (1, 1)


def test_answers_fall_away_when_other_options_are_right(loaded, course, student):
    work = make_work(make_reading(course, Module.objects.get()), student)
    Answer.objects.create(
        work=work, check_asked=Check.objects.get(), chosen=[1], first_score=1, best_score=1
    )
    swapped = tiny(
        ("module.toml", "correct = true", "correct = none"),
        ("module.toml", "correct = false", "correct = true"),
        ("module.toml", "correct = none", "correct = false"),
    )
    write(loaded / "tiny", swapped)

    said, _errors = load(loaded)

    assert said == "tiny: updated\n  check one changed its options: 1 answer dropped\n"
    assert work.answers.count() == 0


def test_a_check_that_moves_to_a_new_section_keeps_its_answers(loaded, course, student):
    work = make_work(make_reading(course, Module.objects.get()), student)
    Answer.objects.create(
        work=work, check_asked=Check.objects.get(), chosen=[1], first_score=1, best_score=1
    )
    for language in ("id", "en"):
        old = loaded / "tiny" / f"1-start.{language}.md"
        old.rename(loaded / "tiny" / f"1-new.{language}.md")
    moved = tiny(("module.toml", 'section = "start"', 'section = "new"'))["module.toml"]
    (loaded / "tiny" / "module.toml").write_bytes(moved)

    said, _errors = load(loaded)

    assert said == "tiny: updated\n  section start was removed\n"
    assert [section.slug for section in Section.objects.all()] == ["new"]
    assert work.answers.count() == 1


def test_a_mistake_changes_nothing_and_is_told_with_file_and_line(loaded):
    write(loaded / "tiny", tiny(("module.toml", '"Which?"', '""')))
    write(loaded / "another", tiny(("module.toml", '"tiny"', '"another"')))

    said, errors = load(loaded)

    assert said == "1 mistakes; nothing was changed."
    assert errors == f"{loaded}/tiny/module.toml:36: checks 1.question.en is empty\n"
    assert [module.slug for module in Module.objects.all()] == ["tiny"]


def test_a_directory_that_is_not_there_is_told(tmp_path):
    assert load(tmp_path / "nowhere")[0] == f"There is no directory {tmp_path / 'nowhere'}."


def test_the_built_in_modules_load_and_one_without_files_is_kept(loaded):
    out = StringIO()
    call_command("load_modules", stdout=out)

    assert "three-or-more: created\n" in out.getvalue()
    assert "tiny: kept, but there are no files of it\n" in out.getvalue()
