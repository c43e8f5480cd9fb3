"""The facts in a module's files: `{{slug}}` -> words of lessons/figures. Pure.

They are put in before anything else is read, so that a text is checked and kept as it will be seen.
"""

from django.utils.translation import gettext as _

from lessons.figures.data import digest
from lessons.figures.facts import fill

from .module_schema import LANGUAGES
from .section_files import NAME


class Facts:
    """Fills in the files of one module and remembers what it said.

    Where it is `strict`, for the modules that come with us, an unknown fact is a mistake; a
    teacher's own braces stay as they were written.
    """

    def __init__(self, strict):
        self.strict = strict
        self.said = set()

    def fill(self, text, language):
        """Return `(text, [(line, sentence)])`."""
        filled = fill(text, language)
        self.said.update((language, place, words) for place, words in filled.used)
        sentence = _("unknown fact “%(slug)s”")
        unknown = filled.unknown if self.strict else ()
        return filled.text, [(line, sentence % {"slug": place}) for line, place in unknown]

    def in_section(self, file, text):
        """Return `(text, [(line, sentence)])`; a file of another name is left alone."""
        match = NAME.fullmatch(file)
        if not match or match[3] not in LANGUAGES:
            return text, []
        return self.fill(text, match[3])

    def in_document(self, value, path=()):
        """Return `(value, [(path, sentence)])`: each text that stands under a language's key."""
        if isinstance(value, str) and path and path[-1] in LANGUAGES:
            text, wrong = self.fill(value, path[-1])
            return text, [(path, sentence) for _line, sentence in wrong]
        if not isinstance(value, (dict, list)):
            return value, []
        items = value.items() if isinstance(value, dict) else enumerate(value)
        found, mistakes = {}, []
        for key, one in items:
            found[key], wrong = self.in_document(one, (*path, key))
            mistakes += wrong
        return found if isinstance(value, dict) else list(found.values()), mistakes

    def used(self, sections):
        """Return what the module takes from the data, as one text: another when that changes."""
        said = [f"{language} {place} {words}" for language, place, words in sorted(self.said)]
        drawn = sorted({slug for section in sections for slug in section.figures})
        return "\n".join((*said, *(f"{slug} {digest()}" for slug in drawn)))
