"""What is new in the module that a copy was made from."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lessons.reading.services.writing import files_of

from ..access import author_view
from ..comparing import compared
from ..services.news import known_of, mark_seen, take_section
from .workbench import is_outdated


def refuse_old_news(module):
    if not is_outdated(module):
        raise Http404


@require_safe
@author_view
def news(request, module):
    """Show the original as the author knows it against what it says now."""
    if not is_outdated(module):
        return redirect("authoring:module", module.slug)
    changes = compared(known_of(module), files_of(module.copy_of))
    return render(request, "authoring/news.html", {"module": module, "changes": changes})


@require_POST
@author_view
def news_seen(request, module):
    refuse_old_news(module)
    mark_seen(module=module)
    messages.success(request, _("Marked as seen. Your copy stays as it is."))
    return redirect("authoring:module", module.slug)


@require_POST
@author_view
def section_take(request, module):
    """Replace one section by the original's."""
    refuse_old_news(module)
    slug = request.POST.get("section", "")
    if not take_section(module=module, slug=slug, actor=request.user):
        raise Http404
    messages.success(request, _("The section is taken over. Yours is among the earlier versions."))
    return redirect("authoring:news", module.slug)
