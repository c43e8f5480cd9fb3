"""The library of modules, for whoever teaches or administers at a school."""

from collections import Counter

from django.db.models import Count
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_safe

from classroom.htmx import render
from classroom.people.access import TEACHER, staff_view
from classroom.people.lists import asked
from classroom.people.models import Enrolment

from ..labels import Labels, sort_out
from ..lesson import lesson_of
from ..models import Label, Module
from ..notebook import Notebook
from ..pack import packs_of
from ..pages import article_of, section_page
from ..progress import Progress
from .answering import try_one


@require_safe
@staff_view
def modules(request):
    """List the modules there are: built in, the own, and what colleagues share; `?label=` those
    that have it.
    """
    rows = Module.objects.visible_to(request.user).annotate(
        section_count=Count("sections", distinct=True),
        check_count=Count("sections__checks", distinct=True),
    )
    labels = list(Label.objects.visible_to(request.user))
    label = asked(request, "label")
    rows = sort_out(list(rows.select_related("created_by")), labels, label)
    known = sorted({one.text for one in labels})
    taught = taught_by(request.user)
    context = {"modules": rows, "labels": known, "label": label, "taught": taught}
    return render(request, "reading/modules.html", context | shelves(rows, request.user))


def shelves(rows, user):
    own = [row for row in rows if row.created_by_id == user.pk]
    return {
        "built_in": [row for row in rows if row.is_built_in],
        "own": own,
        "shared": [row for row in rows if not row.is_built_in and row not in own],
    }


def taught_by(user):
    """The enrolments through which `user` can give work now."""
    rows = Enrolment.objects.current().filter(user=user, role=TEACHER, course__archived_at=None)
    return rows.select_related("course__term").order_by("course__name", "course__subject")


@require_safe
@staff_view
def module(request, slug):
    """Show what a module holds, and offer to assign it to an own class."""
    rows = Module.objects.visible_to(request.user).select_related("essay")
    module = get_object_or_404(rows, slug=slug)
    lesson = lesson_of(module)
    checks = Counter(check.section_id for check in lesson.checks)
    context = {
        "module": module,
        "essay": getattr(module, "essay", None),
        "sections": [(section, checks[section.pk]) for section in lesson.sections],
        "check_total": checks.total(),
        "terms": lesson.terms,
        "prompts": lesson.prompts,
        "requires": module.requires.all(),
        "taught": taught_by(request.user),
        "packs": packs_of(module),
        "labels": Labels(module, request.user),
    }
    return render(request, "reading/module.html", context | article_of(module))


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def module_section(request, slug, section_slug):
    """Show a section as a preview; its checks can be tried (POST), and nothing is kept."""
    module = get_object_or_404(Module.objects.visible_to(request.user), slug=slug)
    progress = Progress(lesson_of(module).sections)
    page = section_page(module, progress, section_slug, seed=request.user.pk)
    page["may_try"] = True
    blocks = page["prose"].blocks
    notebook = Notebook(request.user, page["section"], blocks, back=request.path)
    page |= {"notebook": notebook, "one": notebook.ask(request.GET.get("note"))}
    if request.method == "POST":
        try_one(page, request.POST)
    partial = "reading/_paragraph.html" if page["one"] else "reading/_check.html"
    return render(request, "reading/module_section.html", page, partial=partial)
