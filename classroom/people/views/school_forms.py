"""The school's short forms: one page shows them all."""

import copy

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import redirect, render

from classroom.audit.services import last_edit

from ..services.schools import lock_school


def form_page(request, membership, form, title, back, **context):
    """Show a form; `back` is the (address, words) it came from."""
    context |= {"school": membership.school, "form": form, "title": title}
    return render(
        request, "people/school_form.html", context | {"back": back[0], "back_to": back[1]}
    )


def edit_page(request, membership, row, form_class, act, *, title, back, saved):
    """Show the form of a row and save it by `act`, then go back and say `saved`.

    What another page has saved since this one was made is shown first (see `classroom.merging`).
    """
    school, since = membership.school, []
    form = form_class(instance=copy.copy(row), school=school)
    if request.method == "POST":
        with transaction.atomic():
            lock_school(school.pk)  # whoever saves at this instant does so before or after
            row.refresh_from_db()
            form = form_class(request.POST, instance=copy.copy(row), school=school)
            if form.is_valid():
                since = form.saved_since()
                if not since and keep(form, act, request.user):
                    messages.success(request, saved)
                    return redirect(back[0])
    if since:
        form = form.typed_over(form_class(instance=row, school=school))
    context = {"seen": form.seen, "since": since, "changed": last_edit(row) if since else None}
    return form_page(request, membership, form, title, back, **context)


def keep(form, act, actor):
    """Save what is valid; return whether it was, with the reason on the form if not."""
    try:
        act(actor=actor, **form.cleaned_data)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True
