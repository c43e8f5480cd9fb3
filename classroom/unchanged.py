"""Parts of pages that are asked for every few seconds: 304 as long as they would say the same."""

from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import get_language


def etag_of(*parts):
    """Name what a part of a page says: under the same name stand the same words."""
    return quote_etag("-".join([get_language(), *map(str, parts)]))


def unless_seen(request, etag, show):
    """Answer with what `show` returns, or with 304 to who has seen it already."""
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = show()
        response.headers["ETag"] = etag
    return response
