"""The figures on pages of their own: to look up, to show on a projector, to try a vote."""

from django.http import Http404
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from classroom.htmx import render
from classroom.people.access import staff_view
from lessons.figures.catalogue import DRAWN
from lessons.figures.catalogue import figure as drawn

from ..figures import figure_at_a_glance, figure_on_screens
from ..vote_form import vote_context


@require_safe
@staff_view
def figures(request):
    """List the figures and the data behind each."""
    every = [(drawn(slug, get_language()), figure_at_a_glance(slug)) for slug in DRAWN]
    return render(request, "figures/figures.html", {"figures": every})


@require_safe
@staff_view
def figure(request, figure_slug):
    """Show one figure as large as the screen allows."""
    if figure_slug not in DRAWN:
        raise Http404
    context = {"figure": drawn(figure_slug, get_language()), "html": figure_on_screens(figure_slug)}
    return render(request, "figures/figure.html", context)


@require_safe
def vote(request):
    """Decide a vote by five rules; open to everybody who is signed in."""
    context = vote_context(request.GET)
    return render(request, "figures/vote.html", context, partial="figures/_vote.html")
