"""Django's `i18n` tags, but plain words are looked up once a language, not once a page.

`{% translate "Save" %}` makes a lazy text and draws it anew each time: 75 calls a text, a seventh
of a page. Settings name this library `i18n`, so every `{% load i18n %}` finds it.
"""

from django import template
from django.templatetags import i18n
from django.utils.translation import get_language

register = template.Library()
register.filters.update(i18n.register.filters)
register.tags.update(i18n.register.tags)


class PlainWords(template.Node):
    """A `{% translate %}` whose words stand in the template itself."""

    def __init__(self, node):
        self.node = node
        self.said = {}  # by language

    def render(self, context):
        language = get_language()
        if language not in self.said:
            self.said[language] = self.node.render(context)
        return self.said[language]


def is_plain(node):
    words = node.filter_expression
    alone = not (words.filters or node.asvar or node.message_context)
    return alone and getattr(words.var, "literal", None) is not None and words.var.lookups is None


@register.tag
def translate(parser, token):
    node = i18n.do_translate(parser, token)
    return PlainWords(node) if is_plain(node) else node
