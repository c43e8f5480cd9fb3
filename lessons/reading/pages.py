"""What the pages of the reader are made of, whoever opens them."""

from django.db.models import OuterRef, Subquery
from django.shortcuts import get_object_or_404

from .models import Answer, Option, SectionRead
from .progress import Progress, count_words, minutes_to_read
from .prose import render
from .questions import questions_of


def options_of(**where):
    rows = Option.objects.filter(**where).select_related("check_asked")
    return rows.order_by("check_asked__position", "check_asked", "position")


def progress_of(task, enrolment):
    """How far the student has read; each section carries its `read_at`."""
    reads = SectionRead.objects.filter(
        section=OuterRef("pk"), work__assignment=task.assignment_id, work__enrolment=enrolment
    )
    sections = task.module.sections.defer("body").annotate(
        read_at=Subquery(reads.values("read_at"))
    )
    read = {section.slug: section.read_at for section in sections if section.read_at}
    return Progress(list(sections), read)


def section_page(module, sections, slug, *, seed, answers=None):
    """Return the context of one section: text, meanings, sources, questions, the ways on.

    `sections` is the Progress of the reader; `answers` the answers that may be shown.
    """
    section = get_object_or_404(module.sections, slug=slug)
    terms, sources = list(module.terms.all()), list(module.sources.all())
    prose = render(section.body, slugs(terms), slugs(sources))
    words = count_words(section.body)
    before, after = sections.neighbours(slug)
    options = options_of(check_asked__section=section)
    return {
        "module": module,
        "section": section,
        "progress": sections,
        "before": before,
        "after": after,
        "read_at": sections.read.get(slug),
        "html": prose.html,
        "terms": [term for term in terms if term.slug in prose.terms],
        "sources": [source for source in sources if source.slug in prose.sources],
        "words": words,
        "minutes": minutes_to_read(words),
        "questions": questions_of(
            options, seed=seed, answers=Answer.objects.none() if answers is None else answers
        ),
    }


def whole_module(module, *, seed):
    """Return the context of a module on one page, to print: nothing answered, nothing marked."""
    terms, sources = list(module.terms.all()), list(module.sources.all())
    questions = questions_of(options_of(check_asked__section__module=module), seed=seed)
    sections = [
        {
            "section": section,
            "html": render(section.body, slugs(terms), slugs(sources), deeper=1).html,
            "questions": [one for one in questions if one.check.section_id == section.pk],
        }
        for section in module.sections.all()
    ]
    return {"module": module, "sections": sections, "terms": terms, "sources": sources}


def slugs(rows):
    return tuple(row.slug for row in rows)
