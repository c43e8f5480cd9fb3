"""What the pages of the reader are made of, whoever opens them."""

from classroom.compiled import compiled

from .lesson import lesson_of
from .models import SectionRead
from .progress import Progress, count_words, minutes_to_read
from .prose import Shown, render
from .questions import questions_of


@compiled
def sections_read(assignment, enrolment):
    rows = SectionRead.objects.filter(work__assignment=assignment, work__enrolment=enrolment)
    return rows.values_list("section", "read_at")


def progress_of(task, enrolment):
    """How far the student has read."""
    times = dict(sections_read(task.assignment_id, enrolment.pk))
    sections = lesson_of(task.module).sections
    read = {section.slug: times[section.pk] for section in sections if section.pk in times}
    return Progress(sections, read)


def prose_of(lesson, section):
    return render(section.body, *known_in(lesson))


def section_page(module, progress, slug, *, seed, answers=(), for_points=False):
    """Return the context of one section: text, meanings, sources, questions, the ways on.

    `progress` is the reader's; `answers` are those that may be shown, `for_points` if better ones
    still earn some. Raises Http404.
    """
    lesson = lesson_of(module)
    section = lesson.section_or_404(slug)
    prose = prose_of(lesson, section)
    words = count_words(section.body)
    before, after = progress.neighbours(slug)
    return {
        "module": module,
        "section": section,
        "progress": progress,
        "before": before,
        "after": after,
        "read_at": progress.read.get(slug),
        "prose": prose,
        "html": prose.html,
        "terms": [term for term in lesson.terms if term.slug in prose.terms],
        "sources": [source for source in lesson.sources if source.slug in prose.sources],
        "words": words,
        "minutes": minutes_to_read(words),
        "questions": questions_of(
            lesson.options_in(section), seed=seed, answers=answers, for_points=for_points
        ),
    }


def article_of(module):
    """Return the source a module is built around, and those where its facts were checked."""
    article, checked = lesson_of(module).article(module.article)
    return {"article": article, "checked": checked}


def whole_module(module, *, seed):
    """Return the context of a module on one page, to print: nothing answered, nothing marked."""
    lesson = lesson_of(module)
    known = known_in(lesson)
    sections = [
        {
            "section": section,
            "html": render(section.body, *known, deeper=1).html,
            "questions": questions_of(lesson.options_in(section), seed=seed),
        }
        for section in lesson.sections
    ]
    rows = {"terms": lesson.terms, "sources": lesson.sources}
    return {"module": module, "sections": sections} | rows


def known_in(lesson):
    """Return what the texts of a module may refer to: its terms, sources and pictures."""
    return slugs(lesson.terms), slugs(lesson.sources), pictures_shown(lesson.pictures)


def pictures_shown(pictures):
    return tuple(
        Shown(one.slug, one.get_absolute_url(), one.alt, one.width, one.height) for one in pictures
    )


def slugs(rows):
    return tuple(row.slug for row in rows)
