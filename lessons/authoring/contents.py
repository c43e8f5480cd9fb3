"""What stands on the workbench: the sections of a module with their checks, and what is lacking."""

from dataclasses import dataclass

from lessons.reading.describing import describe
from lessons.reading.models import Check
from lessons.reading.module_writer import to_files

from .readiness import Lack, lacks

PARTS = ("terms", "sources", "pictures", "prompts")


@dataclass(frozen=True)
class Contents:
    """`sections` are pairs of a section and its checks, in order; `counts` of the other parts."""

    sections: list
    counts: dict
    has_essay: bool
    lacks: list[Lack]


def contents_of(module):
    """Read the rows anew (the author has just changed them), with a fixed number of queries."""
    checks = {}
    for check in Check.objects.filter(section__module=module):
        checks.setdefault(check.section_id, []).append(check)
    sections = module.sections.defer("body", "body_ind", "body_en")
    whole = describe(module)
    return Contents(
        sections=[(section, checks.get(section.pk, [])) for section in sections],
        counts={part: len(whole.data[part]) for part in PARTS},
        has_essay=whole.data["essay"] is not None,
        lacks=lacks(to_files(whole)),
    )
