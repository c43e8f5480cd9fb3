"""The only place that knows about htmx requests."""

from django.shortcuts import render as render_page
from django.utils.cache import patch_vary_headers


def render(request, template, context=None, *, partial=None, status=200):
    """Return the whole page, or only its partial when htmx asked for one.

    A page with a partial varies on HX-Request, so that no cache hands out one for the other.
    """
    wanted = partial if partial and request.htmx and not request.htmx.boosted else template
    response = render_page(request, wanted, context, status=status)
    if partial:
        patch_vary_headers(response, ["HX-Request"])
    return response
