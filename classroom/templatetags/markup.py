"""`{{ text|markdown }}` in every template."""

from django import template

from classroom.markup import to_html

register = template.Library()
register.filter("markdown", to_html)
