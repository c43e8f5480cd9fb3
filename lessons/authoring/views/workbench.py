"""The workbench: everything a module is made of, and where it is changed."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ..access import author_view
from ..contents import contents_of
from ..forms import CoverForm, TitleForm
from ..readiness import LANGUAGES, one_to_leave_out
from ..services.modules import classes_with, save_cover


@require_safe
@author_view
def module(request, module):
    return render(request, "authoring/module.html", bench(module))


def bench(module, form=None):
    """Return what the workbench shows; `form` is one for a new section that could not be used."""
    contents = contents_of(module)
    to_leave_out = one_to_leave_out(contents.lacks, module.languages)
    return {
        "module": module,
        "contents": contents,
        "form": form or TitleForm(languages=module.languages, prefix="new"),
        "lacks": [(one.sentence, address_of(module, one)) for one in contents.lacks],
        "to_leave_out": LANGUAGES.get(to_leave_out),
        "classes": classes_with(module),
        "latest": module.versions.defer("files").first(),
        "is_outdated": is_outdated(module),
    }


def is_outdated(module):
    """Whether what this is a copy of has changed since, and can still be seen by the author."""
    original = module.copy_of
    if original is None or original.fingerprint == module.copied_fingerprint:
        return False
    return type(original).objects.visible_to(module.created_by).filter(pk=original.pk).exists()


def address_of(module, lack):
    """Return where a Lack is mended; a part of the workbench itself has no other address."""
    if lack.page == "module":
        return "#sections"
    args = [module.slug, lack.slug] if lack.slug else [module.slug]
    return reverse(f"authoring:{lack.page}", args=args)


@require_http_methods(["GET", "POST"])
@author_view
def cover(request, module):
    """Edit what stands on the cover, and in which languages the module is written."""
    form = CoverForm(request.POST or None, module=module)
    if form.is_valid():
        save_cover(
            module=module,
            actor=request.user,
            languages=form.cleaned_data["written_in"],
            fields=form.fields_of_module(),
            requires=form.cleaned_data["requires"],
        )
        messages.success(request, _("Saved."))
        return redirect("authoring:module", module.slug)
    return render(request, "authoring/cover.html", {"module": module, "form": form})
