"""Files -> module -> files: nothing is lost, and the same module gives the same bytes."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from lessons.reading.management.commands.load_modules import BUILT_IN, read_directory
from lessons.reading.module_files import read_module
from lessons.reading.module_writer import to_files
from lessons.reading.progress import count_words
from tests.reading.made_up import modules
from tests.reading.tiny import tiny

MODULE = "module.toml"
DIRECTORIES = sorted(path for path in Path(BUILT_IN).iterdir() if path.is_dir())


def read(files):
    module, wrong = read_module(None, files)
    assert wrong == []
    return module


def said(module):
    """What a module says, without the lines at which it says it."""
    texts = [(s.position, s.slug, s.language, s.title, s.body) for s in module.sections]
    return module.data, texts


@pytest.mark.parametrize("directory", DIRECTORIES, ids=lambda path: path.name)
def test_the_built_in_modules_survive_being_written(directory):
    module = read(read_directory(directory))

    assert said(read(to_files(module))) == said(module)


@pytest.mark.parametrize("directory", DIRECTORIES, ids=lambda path: path.name)
def test_the_built_in_modules_are_in_both_languages(directory):
    assert read(read_directory(directory)).data["languages"] == ["id", "en"]


@pytest.mark.parametrize("directory", DIRECTORIES, ids=lambda path: path.name)
def test_a_section_of_a_built_in_module_has_400_to_700_words(directory):
    sections = read(read_directory(directory)).sections
    words = {section.file: count_words(section.body) for section in sections}

    assert {file: n for file, n in words.items() if not 400 <= n <= 700} == {}


def test_the_same_module_gives_the_same_bytes():
    files = to_files(read(tiny()))

    assert to_files(read(files)) == files
    assert list(files) == ["1-start.en.md", "1-start.id.md", MODULE]


def test_what_may_be_left_out_is_left_out():
    document = tomllib.loads(to_files(read(tiny()))[MODULE].decode())

    assert document.keys() & {"guidance", "article", "requires", "languages", "prompts"} == set()
    assert document["sources"][0]["date"] == ""


def test_an_only_language_stands_alone():
    files = to_files(read(indonesian()))

    assert list(files) == ["1-start.id.md", MODULE]
    document = tomllib.loads(files[MODULE].decode())
    assert (document["languages"], document["title"]) == (["id"], {"id": "Kecil"})


def indonesian():
    """The tiny module in one language only."""
    files = tiny()
    del files["1-start.en.md"]
    lines = files[MODULE].decode().splitlines()
    kept = "\n".join(line.partition(", en = ")[0] + "}" * (", en = " in line) for line in lines)
    only = "\n".join(line for line in kept.splitlines() if not line.startswith("en = "))
    return files | {MODULE: only.replace("minutes", 'languages = ["id"]\nminutes', 1).encode()}


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(modules())
def test_any_module_survives_being_written(module):
    files = to_files(module)

    again = read(files)

    assert said(again) == said(module)
    assert to_files(again) == files


def test_mistakes_in_what_was_written_are_told_with_their_lines():
    toml = to_files(read(tiny()))[MODULE].decode()
    spoilt = toml.replace('en = "Know."', 'en = ""').replace('en = "No."', 'en = ""')

    wrong = read_module(None, to_files(read(tiny())) | {MODULE: spoilt.encode()})[1]

    lines = spoilt.splitlines()
    assert len(wrong) == 2
    assert all('en = ""' in lines[mistake.line - 1] for mistake in wrong)
