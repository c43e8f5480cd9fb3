"""Who may see a module: its author alone, who assigns it, the colleagues; and its end."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ..access import author_view
from ..services import modules


def acted(request, module, act, done):
    """Do `act`, say `done` or why not, and go back to the workbench."""
    try:
        act(module=module, actor=request.user)
    except ValidationError as error:
        for sentence in error.messages:
            messages.error(request, sentence)
    else:
        messages.success(request, done)
    return redirect("authoring:module", module.slug)


@require_POST
@author_view
def publish(request, module):
    return acted(request, module, modules.publish, _("Published: it can be assigned now."))


@require_POST
@author_view
def unpublish(request, module):
    done = _("No longer published. Classes that have it keep it.")
    return acted(request, module, modules.unpublish, done)


@require_POST
@author_view
def share(request, module):
    return acted(request, module, modules.share, _("Your colleagues can see, assign and copy it."))


@require_POST
@author_view
def unshare(request, module):
    return acted(request, module, modules.unshare, _("No longer shared."))


@require_POST
@author_view
def module_delete(request, module):
    """Delete it for good, as long as no class has it."""
    try:
        modules.delete_module(module=module, actor=request.user)
    except ValidationError as error:
        messages.error(request, error.message)
        return redirect("authoring:module", module.slug)
    messages.success(request, _("“%(title)s” is deleted.") % {"title": module.title})
    return redirect("reading:modules")
