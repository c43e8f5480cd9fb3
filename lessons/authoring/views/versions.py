"""Earlier versions: the list, one compared with now, and restoring it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lessons.reading.services.writing import files_of

from ..access import author_view
from ..comparing import compared
from ..services.versions import restore_version


@require_safe
@author_view
def versions(request, module):
    rows = module.versions.defer("files").select_related("saved_by")
    return render(request, "authoring/versions.html", {"module": module, "versions": rows})


@require_safe
@author_view
def version(request, module, number):
    """Show what restoring would change: the module now, and as it was."""
    version = get_object_or_404(module.versions.select_related("saved_by"), number=number)
    changes = [
        change
        for change in compared(files_of(module), version.files)
        if (change.kind, change.how) != ("picture", "removed")  # pictures added since stay
    ]
    context = {"module": module, "version": version, "changes": changes}
    return render(request, "authoring/version.html", context)


@require_POST
@author_view
def version_restore(request, module, number):
    version = get_object_or_404(module.versions, number=number)
    version.module = module
    notes = restore_version(version=version, actor=request.user)
    sentence = _("Version %(number)s is restored, as a new version.")
    messages.success(request, sentence % {"number": number})
    for note in notes:
        messages.warning(request, note)
    return redirect("authoring:module", module.slug)
