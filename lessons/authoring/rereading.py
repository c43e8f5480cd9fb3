"""Files that `files_of` wrote -> the module they were written from, drafts too. Pure."""

import tomllib

from lessons.reading.module_cleaning import clean
from lessons.reading.module_files import TOML, ModuleFiles, fingerprint
from lessons.reading.section_files import read_section


def as_written(files):
    """Return the `ModuleFiles` of our own `files`, whatever a class would still lack in it."""
    texts = {name: content.decode() for name, content in files.items()}
    data, _lacking = clean(tomllib.loads(texts.pop(TOML)))
    sections = [read_section(name, text)[0] for name, text in texts.items()]
    sections.sort(key=lambda section: section.position)
    return ModuleFiles(data, sections, fingerprint(files))
