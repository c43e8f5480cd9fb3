"""What a module holds, kept by each process: its texts change only together with its fingerprint.

The rows are shared by every request that reads them, so nobody writes on them.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.http import Http404

from .models import Module, Option, Picture, PromptTemplate, Section, Source, Term


@dataclass(frozen=True)
class Lesson:
    """Rows in order. `options` are those of every check, each with its check."""

    sections: tuple[Section, ...]
    terms: tuple[Term, ...]
    sources: tuple[Source, ...]
    options: tuple[Option, ...]
    prompts: tuple[PromptTemplate, ...]
    pictures: tuple[Picture, ...]

    @property
    def checks(self):
        return list({option.check_asked_id: option.check_asked for option in self.options}.values())

    def section_or_404(self, slug):
        for section in self.sections:
            if section.slug == slug:
                return section
        raise Http404

    def article(self, slug):
        """Return the source a module is built around, or None, and the other sources."""
        found = [source for source in self.sources if source.slug == slug]
        return next(iter(found), None), [one for one in self.sources if one not in found]

    def place_of(self, check_id):
        """Return the slug of the section a check stands in; None where the module has none such."""
        here = {check.pk: check.section_id for check in self.checks}.get(check_id)
        return next((section.slug for section in self.sections if section.pk == here), None)

    def first_unanswered(self, answered):
        """Return the first check, as one reads, that is not `answered` (ids), and its section."""
        left = [check for check in self.checks if check.pk not in answered]
        for section in self.sections:
            for check in left:
                if check.section_id == section.pk:
                    return {"check": check, "section": section}
        return None

    def options_in(self, section):
        return [one for one in self.options if one.check_asked.section_id == section.pk]


@lru_cache(maxsize=128)
def read_module(module_id, _fingerprint):
    """Return the row of a module itself, for those who show its texts."""
    return Module.objects.get(pk=module_id)


def lesson_of(module):
    return read_lesson(module.pk, module.fingerprint)


@lru_cache(maxsize=128)  # a module is some 100 KB in both languages
def read_lesson(module_id, _fingerprint):
    """Read a module with six queries; the fingerprint only makes a changed one another key."""
    options = Option.objects.filter(check_asked__section__module=module_id)
    options = options.select_related("check_asked").order_by(
        "check_asked__position", "check_asked", "position"
    )
    kinds = (Section, Term, Source, PromptTemplate, Picture)
    rows = (tuple(kind.objects.filter(module=module_id)) for kind in kinds)
    sections, terms, sources, prompts, pictures = rows
    return Lesson(sections, terms, sources, tuple(options), prompts, pictures)
