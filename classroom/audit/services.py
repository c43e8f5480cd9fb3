from datetime import date, datetime

from .models import Entry


def entry(*, actor, action, target, school, before=None, after=None):
    return Entry(
        school_id=school.pk if school else None,
        actor_id=actor.pk if actor else None,
        actor_name=str(actor) if actor else "-",
        action=action,
        target_type=target._meta.label_lower,
        target_id=target.pk,
        target_name=str(target)[:200],
        before=before or {},
        after=after or {},
    )


def record(**act):
    """Write one row of the record, in the transaction of the act itself.

    `action` is a short verb phrase in code form ("password_reset"); `before` and `after` hold only
    the values that changed, never a secret. `actor` is a user, or None for the system.
    """
    row = entry(**act)
    row.save()
    return row


def record_each(acts):
    """Write a row for each act (a dict of what `record` takes), in one statement."""
    return Entry.objects.bulk_create(entry(**act) for act in acts)


def last_edit(row):
    """Return the newest Entry that tells of new values of the row, or None."""
    rows = Entry.objects.filter(target_type=row._meta.label_lower, target_id=row.pk)
    return rows.filter(action__endswith="_edit").first()


def change(instance, **values):
    """Set the values on the instance, unsaved; return what changed as (before, after)."""
    before, after = {}, {}
    for field, new in values.items():
        old = getattr(instance, field)
        if old != new:
            before[field], after[field] = readable(old), readable(new)
            setattr(instance, field, new)
    return before, after


def readable(value):
    """Return the value as JSON keeps it and a person reads it."""
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return value if isinstance(value, (int, bool, type(None))) else str(value)
