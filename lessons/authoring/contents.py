"""The sections of a module with their checks, and how much there is of the rest."""

from dataclasses import dataclass

from lessons.reading.models import Check, EssayTemplate


@dataclass(frozen=True)
class Contents:
    """`sections` are pairs of a section and its checks, in order."""

    sections: list
    terms: int
    sources: int
    prompts: int
    pictures: int
    has_essay: bool


def contents_of(module):
    """Read the rows anew (the author has just changed them), with a fixed number of queries."""
    checks = {}
    for check in Check.objects.filter(section__module=module):
        checks.setdefault(check.section_id, []).append(check)
    sections = module.sections.defer("body", "body_ind", "body_en")
    return Contents(
        sections=[(section, checks.get(section.pk, [])) for section in sections],
        terms=module.terms.count(),
        sources=module.sources.count(),
        prompts=module.prompts.count(),
        pictures=module.pictures.count(),
        has_essay=EssayTemplate.objects.filter(module=module).exists(),
    )
