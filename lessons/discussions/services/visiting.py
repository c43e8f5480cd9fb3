from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from ..models import Post, Visit


@transaction.atomic
def note_visit(*, prompt, reader, post):
    """Note that `reader` has seen what others wrote up to the post numbered `post`, and the own.

    By the posts and not by the clock: what came while the page was read is still new. Returns
    whether there was anything to see. A later visit is never taken back.
    """
    if prompt.is_closed:
        return False
    hidden = Post.objects.filter(prompt=prompt, author=reader, hidden_at__isnull=False)
    told = hidden.filter(hidden_seen_at=None).update(hidden_seen_at=timezone.now())
    shown = Post.objects.visible_to(reader).filter(prompt=prompt, pk__lte=post)
    seen_at = shown.exclude(author=reader).aggregate(at=Max("created_at"))["at"]
    if seen_at is None:
        return told > 0
    visit, is_first = Visit.objects.select_for_update().get_or_create(
        prompt=prompt, enrolment=reader, defaults={"seen_at": seen_at}
    )
    if not is_first and visit.seen_at < seen_at:
        visit.seen_at = seen_at
        visit.save(update_fields=["seen_at"])
    return True
