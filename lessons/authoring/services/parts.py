"""The lists of an own module, and its essay: each saved as a whole."""

from lessons.reading.services.writing import write_essay, write_list

from ..slugs import free_name, slug_of
from .versions import changing


def save_list(*, module, actor, listed, items):
    """Make a list of the module what `items` say (see lists.Listed); rows stay by their slug."""
    with changing(module, actor=actor) as held:
        rows = getattr(held, listed.name)
        known = set(rows.values_list("slug", flat=True))
        taken = set()
        for item in items:
            slug = item["slug"] if item["slug"] in known - taken else ""
            name = item[listed.named_by]
            first = name if isinstance(name, str) else next(filter(None, name.values()), "")
            instead = listed.name.rstrip("s")
            item["slug"] = slug or free_name(slug_of(first, instead), known | taken)
            taken.add(item["slug"])
        write_list(rows, items, listed.both)


def save_essay(*, module, actor, essay):
    """Write the essay a module suggests, in the format's shape; None takes it away."""
    with changing(module, actor=actor) as held:
        write_essay(held, essay)
