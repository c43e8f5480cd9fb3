"""Posts as a page draws them. A page has hundreds: what many share is made once, and what is plain
stands here and not in a template, where each tag costs as much as a line of text."""

from functools import cached_property, lru_cache

from django.template.loader import render_to_string
from django.utils.dateformat import format as format_date
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from classroom.markup import filled, to_html
from lessons.assignments.templatetags.deadlines import DAY, when

from .acts import Acts
from .mentions import marked
from .moves import ICONS, Move

html_of = lru_cache(maxsize=2000)(to_html)  # a text is the same for all its readers

OPEN = '<article id="post-{}" class="{}" tabindex="-1"{}>'
HEAD = '<p class="post-head"><strong class="post-name">{}</strong> {} {}</p>'
TO = '<a href="#post-{}">{}</a>'
FOOT = '<p class="post-foot meta no-print">{} <a href="{}posts/{}/">{}</a> {} {}</p>'
ANSWER = '<a href="{0}?answer={1}#answer"{2}>{3}<span class="visually-hidden"> {4}</span></a>'
SWAP = ' hx-get="{0}?answer={1}" hx-target="#answer-{1}"'
SLOT, KEPT = '<div id="answer-{}"{}>{}</div>', mark_safe(" hx-preserve")
GO_ON = (
    '<p class="notice notice-info post-begun">{3} <a href="{0}?answer={1}#answer"{2}>{4}</a></p>'
)


def dress(nodes, threads, places, *, alone=False):
    """Give every node what its partial shows: opening, head, html, foot, slot and citations."""
    wardrobe = Wardrobe(threads, alone)
    for node in nodes:
        node.opening = wardrobe.opening(node)
        if not node.is_shown:
            continue
        node.slot = wardrobe.slot(node) if node.may_answer else ""
        node.head, node.foot = wardrobe.head(node), wardrobe.foot(node)
        node.html = html_of(node.post.text)
        if named := threads.mentions.get(node.post.pk):
            node.html = SafeString(marked(node.html, named))
        node.citations = [places.show(one) for one in node.post.cited]
        node.has_more = bool(node.citations or node.restated or node.post.edited_at)
    return nodes


class Wardrobe:
    """Words, chips and signs of one page, looked up once. `alone`: without the whole around it."""

    def __init__(self, threads, alone):
        self.threads, self.alone = threads, alone
        self.url = escape(threads.prompt.get_absolute_url())
        self.acts = Acts(threads.prompt, threads.reader)
        self.chips, self.signs = {}, {}
        self.words = {
            "link": escape(pgettext("the address of a post", "Link")),
            "answer": escape(pgettext("write an answer to", "Answer")),
            "begun": _("You began an answer here."),
            "go_on": _("Go on with your answer to %(name)s"),
            "to": _("answer to %(name)s"),
            "joined": _("joined with %(name)s"),
        }

    @cached_property
    def school(self):
        return self.threads.reader.course.school

    def opening(self, node):
        own = " is-mine" if node.is_mine else ""
        new = " is-new" if node.is_new else ""
        fresh = mark_safe(" data-focus") if node.post.pk == self.threads.fresh else ""
        return filled(OPEN, node.ref, f"post depth-{node.depth}{own}{new}", fresh)

    def head(self, node):
        head = filled(HEAD, node.name, self.chip(node), self.sign(node))
        answered = self.answered(node)
        return head + answered if answered else head

    def chip(self, node):
        move = node.post.move
        if move not in self.chips:
            self.chips[move] = chip_of(move)
        return self.chips[move]

    def sign(self, node):
        """What is to be said beside the name; nothing for most, and the same for many."""
        post = node.post
        states = (post.pinned_at, post.locked_at, post.deleted_at, post.hidden_at)
        key = (node.is_mine, node.is_teachers, node.is_new, *map(bool, states))
        group = self.threads.group_shown(post) if post.group_id else None
        if not (any(key) or group):
            return ""
        key += (post.hidden_reason, post.hidden_at and post.awaits_look, group)
        if key not in self.signs:
            context = {"node": node, "group": group}
            self.signs[key] = render_to_string("discussions/_signs.html", context)
        return self.signs[key]

    def answered(self, node):
        """ "answer to Rahma", and what a bridge joins it with; names only what is seen."""
        lines = []
        if node.to:
            lines.append(self.way_to(node.above, self.words["to"]))
        if node.bridge and node.bridge.is_shown:
            lines.append(self.way_to(node.bridge, self.words["joined"]))
        if not lines:
            return ""
        return filled('<p class="meta post-to">{}</p>', SafeString(" · ".join(lines)))

    def way_to(self, node, words):
        return filled(TO, node.ref, words % {"name": node.name})

    def foot(self, node):
        """When it was, where it is, and what can be done with it."""
        post = node.post
        time = self.moment(post) if node.shows_time else day_of(post, self.school.zone)
        answer = self.answer(node) if node.may_answer else ""
        acts = self.acts.of(node)
        return filled(FOOT, time, self.url, node.ref, self.words["link"], answer, acts)

    def moment(self, post):
        return when(post.created_at, self.school, self.threads.reader.user)

    def answer(self, node):
        words = self.words["answer"], node.name
        return filled(ANSWER, self.url, node.ref, self.swap(node), *words)

    def slot(self, node):
        """Where the form of an answer comes; one that is open already stays as it is."""
        keeps = self.threads.keeps and node.post.pk != self.threads.answered
        return filled(SLOT, node.ref, KEPT if keeps else "", self.begun(node))

    def begun(self, node):
        """The way back to an answer that was begun and not posted."""
        draft = self.threads.drafts.get(node.post.pk)
        if draft is None or not draft.is_begun:
            return ""
        words = self.words["begun"], self.words["go_on"] % {"name": node.name}
        return filled(GO_ON, self.url, node.ref, self.swap(node), *words)

    def swap(self, node):
        return "" if self.alone else filled(SWAP, self.url, node.ref)


def chip_of(move):
    context = {"move": Move(move), "icon": ICONS[Move(move)]}
    return render_to_string("discussions/_chip.html", context)


def day_of(post, zone):
    """Where names are hidden, a time of day would tell who it was."""
    return format_date(localtime(post.created_at, zone), DAY)
