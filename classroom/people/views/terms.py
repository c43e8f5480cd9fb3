from functools import partial

from django.contrib import messages
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ..access import school_view
from ..forms.school import TermForm
from ..lists import page_of
from ..services.schools import one_form_at_a_time
from ..services.terms import add_term, edit_term
from .school_forms import edit_page, form_page


def back_to_terms():
    return reverse("people:terms"), _("Terms")


@require_safe
@school_view
def terms(request, membership):
    """List the school's terms, the newest first."""
    rows = membership.school.terms.annotate(classes=Count("courses")).order_by("-year", "-semester")
    context = {"school": membership.school, "terms": page_of(request, rows)}
    return render(request, "people/terms.html", context)


@require_http_methods(["GET", "POST"])
@school_view
def term_add(request, membership):
    form = TermForm(request.POST or None, school=membership.school)
    with one_form_at_a_time(form, membership.school):
        if form.is_valid():
            add_term(actor=request.user, school=membership.school, **form.cleaned_data)
            messages.success(request, _("The term was added."))
            return redirect("people:terms")
    return form_page(request, membership, form, _("Add a term"), back_to_terms())


@require_http_methods(["GET", "POST"])
@school_view
def term(request, membership, term_id):
    """Change a term's dates."""
    found = get_object_or_404(membership.school.terms, pk=term_id)
    act = partial(edit_term, term=found)
    title, saved = _("Change a term"), _("The term was saved.")
    return edit_page(
        request, membership, found, TermForm, act, title=title, back=back_to_terms(), saved=saved
    )
