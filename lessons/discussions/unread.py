"""How much is new in discussions since one was there: for badges that can be trusted."""

from collections import Counter
from functools import reduce
from operator import or_

from lessons.assignments.models import Assignment

from .models import Post


def unread_among(rows, enrolments):
    """Return Counter {assignment's number: new posts} of the discussions among assignments.

    Without a discussion there is no query; with any number of them one for one person's
    `enrolments`, and a second one where something new is an answer, because a thread that is locked
    leaves no badge.
    """
    talks = [row for row in rows if row.kind == Assignment.Kind.DISCUSSION]
    courses = {row.course_id for row in talks}
    rules = [Post.objects.new_to(one) for one in enrolments if one.course_id in courses]
    if not rules:
        return Counter()
    posts = reduce(or_, rules).filter(prompt__assignment__in=talks).order_by()
    posts = list(posts.values_list("pk", "parent", "locked_at", "prompt", "prompt__assignment"))
    locked = locked_posts({prompt for _pk, parent, _at, prompt, _of in posts if parent})
    return Counter(
        assignment
        for pk, _parent, locked_at, _prompt, assignment in posts
        if not locked_at and pk not in locked
    )


def locked_posts(prompts):
    """Return the numbers of all posts that stand in a locked thread of these prompts."""
    if not prompts:
        return set()
    having = Post.objects.filter(prompt__in=prompts, locked_at__isnull=False).values("prompt")
    rows = Post.objects.filter(prompt__in=having).order_by("pk")  # an answer comes after
    locked = set()
    for pk, parent, locked_at in rows.values_list("pk", "parent", "locked_at"):
        if locked_at or parent in locked:
            locked.add(pk)
    return locked
