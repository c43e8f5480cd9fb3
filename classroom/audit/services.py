from .models import Entry


def record(*, actor, action, target, school, before=None, after=None):
    """Write one row of the record, in the transaction of the act itself.

    `action` is a short verb phrase in code form ("password_reset"); `before` and `after` hold only
    the values that changed, never a secret. `actor` is a user, or None for the system.
    """
    return Entry.objects.create(
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
