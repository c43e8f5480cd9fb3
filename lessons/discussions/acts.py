"""The ways to act on a post that stand beside it, for its reader."""

from django.utils.html import escape
from django.utils.translation import gettext as _

from classroom.markup import filled

WHOSE = '<span class="visually-hidden"> {}</span>'
LINK = '<a href="{}posts/{}/{}/">{}' + WHOSE + "</a> "
BUTTON = (
    '<button class="as-link" form="moderate" formaction="{}posts/{}/{}/" name="on" value="{}">'
    "{}" + WHOSE + "</button> "
)


class Acts:
    """Links and buttons as HTML; a page has hundreds, so the words are looked up once.

    The buttons belong to the form of `_moderate.html` and name where they go themselves.
    """

    def __init__(self, prompt, reader):
        self.reader, self.url = reader, escape(prompt.get_absolute_url())
        self.words = {
            "report": escape(_("Report")),
            "hide": escape(_("Hide")),
            "show": escape(_("Show again")),
            ("pin", 1): escape(_("Pin")),
            ("pin", 0): escape(_("Unpin")),
            ("lock", 1): escape(_("Lock the thread")),
            ("lock", 0): escape(_("Unlock the thread")),
        }

    def of(self, node):
        post = node.post
        if not self.reader.may_write or post.deleted_at:
            return ""
        if self.reader.studies:
            return "" if node.is_mine or post.hidden_at else self.link(node, "report")
        acts = [self.show(node) if post.hidden_at else self.link(node, "hide")]
        if post.parent_id is None:
            acts.append(self.switch(node, "pin", post.pinned_at))
            acts.append(self.switch(node, "lock", post.locked_at))
        return filled("{}" * len(acts), *acts)

    def link(self, node, act):
        return filled(LINK, self.url, node.ref, act, self.words[act], node.name)

    def switch(self, node, act, since):
        on = 0 if since else 1
        return self.button(node, act, on, self.words[act, on])

    def show(self, node):
        return self.button(node, "show", 1, self.words["show"])

    def button(self, node, act, on, words):
        return filled(BUTTON, self.url, node.ref, act, on, words, node.name)
