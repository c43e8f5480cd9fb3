"""An own module as its students will see it; nothing that is done here leaves a trace."""

from django.views.decorators.http import require_http_methods, require_safe

from classroom.htmx import render
from lessons.reading.lesson import lesson_of
from lessons.reading.pages import article_of, section_page
from lessons.reading.prerequisites import Before
from lessons.reading.progress import Progress
from lessons.reading.views.answering import try_one

from ..access import author_view


@require_safe
@author_view
def preview(request, module):
    """Show the cover, as a reading's own page does."""
    lesson = lesson_of(module)
    context = {
        "module": module,
        "preview": True,
        "progress": Progress(lesson.sections),
        "checks_total": len(lesson.checks),
        "builds_on": [Before(one, None, False) for one in module.requires.all()],
    }
    return render(request, "authoring/preview.html", context | article_of(module))


@require_http_methods(["GET", "HEAD", "POST"])
@author_view
def preview_section(request, module, section_slug):
    """Show a section; POST tries one of its checks."""
    progress = Progress(lesson_of(module).sections)
    page = section_page(module, progress, section_slug, seed=request.user.pk)
    page |= {"preview": True, "may_try": True}
    partial = None
    if request.method == "POST":
        try_one(page, request.POST)
        partial = "reading/_check.html"
    return render(request, "authoring/preview_section.html", page, partial=partial)
