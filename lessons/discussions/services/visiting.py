from django.db import transaction
from django.db.models import Max

from ..models import Post, Visit


@transaction.atomic
def note_visit(*, prompt, reader, post):
    """Note that `reader` has seen what others wrote up to the post numbered `post`.

    By the posts and not by the clock: what came while the page was read is still new. Returns the
    Visit, None where nothing could be seen. A later visit is never taken back.
    """
    shown = Post.objects.visible_to(reader).filter(prompt=prompt, pk__lte=post)
    seen_at = shown.exclude(author=reader).aggregate(at=Max("created_at"))["at"]
    if seen_at is None or prompt.is_closed:
        return None
    visit, is_first = Visit.objects.select_for_update().get_or_create(
        prompt=prompt, enrolment=reader, defaults={"seen_at": seen_at}
    )
    if not is_first and visit.seen_at < seen_at:
        visit.seen_at = seen_at
        visit.save(update_fields=["seen_at"])
    return visit
