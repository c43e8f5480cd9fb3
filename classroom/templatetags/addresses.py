"""`{% url "people:people" course.pk %}`, each address worked out once a process.

Django's tag searches the site map each time, which is as much as 90 calls an address.
"""

from functools import lru_cache

from django import template
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as parse
from django.urls import reverse
from django.utils.html import conditional_escape

register = template.Library()


@lru_cache(maxsize=4096)
def address(name, *args):
    return reverse(name, args=args)


class Address(URLNode):
    def render(self, context):
        args = [arg.resolve(context) for arg in self.args]
        link = address(self.view_name.resolve(context), *args)
        return conditional_escape(link) if context.autoescape else link


@register.tag
def url(parser, token):
    node = parse(parser, token)
    if node.kwargs or node.asvar:
        return node
    return Address(node.view_name, node.args, node.kwargs, node.asvar)
