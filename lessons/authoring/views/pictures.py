"""Pictures of a module: taken in with a description, described anew, deleted."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ..access import author_view
from ..picture_forms import DescriptionForm, PictureForm
from ..services.pictures import add_picture, delete_picture, describe_picture


def picture_or_404(module, slug):
    picture = get_object_or_404(module.pictures, slug=slug)
    picture.module = module
    return picture


@require_http_methods(["GET", "POST"])
@author_view
def pictures(request, module):
    """List the pictures; POST adds one."""
    form = PictureForm(request.POST or None, request.FILES or None, languages=module.languages)
    if form.is_valid():
        try:
            add_picture(
                module=module,
                actor=request.user,
                clean=form.cleaned_data["file"],
                alt=form.text("alt"),
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The picture is there. Put it into a text now."))
            return redirect("authoring:pictures", module.slug)
    context = {"module": module, "form": form, "pictures": module.pictures.all()}
    return render(request, "authoring/pictures.html", context)


@require_http_methods(["GET", "POST"])
@author_view
def picture(request, module, picture_slug):
    """Change what is said of a picture to those who do not see it."""
    picture = picture_or_404(module, picture_slug)
    data = request.POST if request.method == "POST" else None
    form = DescriptionForm(data, languages=module.languages, picture=picture)
    if form.is_valid():
        describe_picture(picture=picture, actor=request.user, alt=form.text("alt"))
        messages.success(request, _("Saved."))
        return redirect("authoring:pictures", module.slug)
    context = {"module": module, "form": form, "picture": picture}
    return render(request, "authoring/picture.html", context)


@require_POST
@author_view
def picture_delete(request, module, picture_slug):
    delete_picture(picture=picture_or_404(module, picture_slug), actor=request.user)
    messages.success(request, _("The picture is deleted."))
    return redirect("authoring:pictures", module.slug)
