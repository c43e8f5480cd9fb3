from django.db import transaction

from classroom.audit.services import change, record

from ..models import Term


@transaction.atomic
def add_term(*, actor, school, **values):
    term = Term.objects.create(school=school, **values)
    record(actor=actor, action="term_add", target=term, school=school)
    return term


@transaction.atomic
def edit_term(*, actor, term, **values):
    term = Term.objects.select_for_update().get(pk=term.pk)
    before, after = change(term, **values)
    if after:
        term.save()
        record(
            actor=actor, action="term_edit", target=term, school=term.school,
            before=before, after=after,
        )  # fmt: skip
