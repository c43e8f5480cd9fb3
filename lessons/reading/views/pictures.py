from django.core.files.storage import default_storage
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from ..models import Picture

KEPT = "private, max-age=3600"  # by the reader's own browser; then it asks again


@require_safe
def picture(request, name):
    """Hand out a picture of a module to whoever may read the module; anyone else gets 404."""
    picture = get_object_or_404(Picture.objects.visible_to(request.user), name=name)
    try:
        with default_storage.open(picture.path) as file:
            headers = {"ETag": f'"{picture.name}"', "Cache-Control": KEPT}
            response = HttpResponse(file.read(), content_type="image/webp", headers=headers)
    except FileNotFoundError as error:
        raise Http404 from error
    return get_conditional_response(request, etag=response.headers["ETag"], response=response)
