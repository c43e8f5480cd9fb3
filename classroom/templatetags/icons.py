"""`{% lucide "check" size=18 aria_hidden="true" %}` in every template, drawn once.

The library builds the SVG anew from XML each time, which is a tenth of a list page's time. An icon
whose name stands in the template is drawn when the template is read.
"""

from functools import lru_cache

from django import template
from django.template.base import TextNode
from lucide.templatetags.lucide import lucide as draw

register = template.Library()
drawn = template.Library()
drawn.simple_tag(lru_cache(maxsize=512)(draw), name="lucide")


def stands(expression):
    return not expression.filters and getattr(expression.var, "lookups", None) is None


@register.tag
def lucide(parser, token):
    node = drawn.tags["lucide"](parser, token)
    if all(map(stands, [*node.args, *node.kwargs.values()])):
        return TextNode(node.render(template.Context()))
    return node
