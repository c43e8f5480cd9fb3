from contextlib import contextmanager

from django.db import transaction

from ..models import School


def lock_school(school_id):
    """Return the school, locked until the transaction ends; take it before any other lock."""
    # Not against rows that only point at the school: they could hold a lock we wait for.
    return School.objects.select_for_update(no_key=True).get(pk=school_id)


@contextmanager
def one_form_at_a_time(form, school):
    """Judge and save a sent form while no other form of the school is judged.

    Sent twice at once, the second finds the row of the first and says so at its field.
    """
    if not form.is_bound:
        yield
        return
    with transaction.atomic():
        lock_school(school.pk)
        yield
