"""Posts as a page draws them: what many share is made once, so that a long thread stays quick."""

from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.dateformat import format as format_date
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from classroom.markup import to_html
from lessons.assignments.templatetags.deadlines import DAY, when

from .acts import Acts
from .moves import ICONS, Move

html_of = lru_cache(maxsize=2000)(to_html)  # a text is the same for all its readers


def dress(nodes, threads, places):
    """Give every node what its partial shows: html, chip, signs, answers, time and citations."""
    school, viewer = threads.reader.course.school, threads.reader.user
    acts = Acts(threads.prompt, threads.reader)
    chips = {}
    for node in nodes:
        if not node.is_shown:
            continue
        post = node.post
        if post.move not in chips:
            chips[post.move] = chip_of(post.move)
        node.chip = chips[post.move]
        node.signs = signs_of(node)
        node.answers = answers_of(node)
        node.acts = acts.of(node)
        node.html = html_of(post.text)
        node.time = when(post.created_at, school, viewer) if node.shows_time else day_of(post)
        node.citations = [places.show(one) for one in post.citations.all()]
    return nodes


def chip_of(move):
    context = {"move": Move(move), "icon": ICONS[Move(move)]}
    return render_to_string("discussions/_chip.html", context)


def signs_of(node):
    """What is to be said of a post beside its name; nothing for most."""
    post = node.post
    states = (post.pinned_at, post.locked_at, post.deleted_at, post.hidden_at)
    if not (node.is_mine or node.is_teachers or node.is_new or any(states)):
        return ""
    return render_to_string("discussions/_signs.html", {"node": node})


def answers_of(node):
    """ "answer to Rahma", and what a bridge joins it with; only what the reader sees is named."""
    lines = []
    if node.to:
        lines.append(link_to(node.above, _("answer to %(name)s") % {"name": node.to}))
    if node.bridge and node.bridge.is_shown:
        lines.append(link_to(node.bridge, _("joined with %(name)s") % {"name": node.bridge.name}))
    return format_html(" · ".join(["{}"] * len(lines)), *lines) if lines else ""


def link_to(node, words):
    return format_html('<a href="#post-{}">{}</a>', node.post.pk, words)


def day_of(post):
    """Where names are hidden, a time of day would tell who it was."""
    return format_date(localtime(post.created_at), DAY)


def words():
    """The words on every post, looked up once."""
    return {
        "link": pgettext("the address of a post", "Link"),
        "answer": pgettext("write an answer to", "Answer"),
    }
