"""`{% url "people:people" course.pk %}` as Django's; an address is worked out once a process."""

from django import template
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as parse
from django.urls import NoReverseMatch
from django.utils.html import conditional_escape

from classroom.addresses import address

register = template.Library()


class Address(URLNode):
    def render(self, context):
        args = [arg.resolve(context) for arg in self.args]
        try:
            link = address(self.view_name.resolve(context), *args)
        except NoReverseMatch:
            if not self.asvar:
                raise
            link = ""
        if self.asvar:
            context[self.asvar] = link
            return ""
        return conditional_escape(link) if context.autoescape else link


@register.tag
def url(parser, token):
    node = parse(parser, token)
    if node.kwargs:
        return node
    return Address(node.view_name, node.args, node.kwargs, node.asvar)
