"""The posts of a discussion as rows of a file for a spreadsheet, for its teacher."""

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from .names import name_of
from .threads import posts_of


def head():
    return [
        _("Number"),
        _("Time"),
        _("Author"),
        _("What it does"),
        _("Text"),
        _("Words"),
        _("Answer to number"),
        _("Answer to"),
        _("Joined with number"),
        _("Evidence"),
        _("State"),
    ]


def post_rows(prompt, enrolment):
    """Yield the head and a row for each post, in the order of time: in two queries."""
    yield head()
    zone = prompt.assignment.course.school.zone
    posts = posts_of(prompt, enrolment)
    number = {post.pk: place for place, post in enumerate(posts, start=1)}
    author = {post.pk: name_of(post.author) for post in posts}
    for post in posts:
        yield [
            number[post.pk],
            localtime(post.created_at, zone).strftime("%Y-%m-%d %H:%M"),
            author[post.pk],
            post.get_move_display(),
            post.text,
            post.words,
            number.get(post.parent_id, ""),
            author.get(post.parent_id, ""),
            number.get(post.bridges_id, ""),
            evidence_of(post),
            state_of(post),
        ]


def evidence_of(post):
    """What was cited, one on a line: the title, what it said, where it is."""
    cited = ((one.title, one.quote, one.url) for one in post.cited)
    return "\n".join(" – ".join(part for part in parts if part) for parts in cited)


def state_of(post):
    """Only what is out of the ordinary is said."""
    if post.deleted_at:
        return _("taken back")
    if post.awaits_look:
        return _("reported: hidden until a teacher has looked")
    if post.hidden_at:
        return ": ".join(part for part in (_("hidden"), post.hidden_reason) if part)
    return ""
