"""`{{ text|markdown }}` in every template."""

from functools import lru_cache

from django import template

from classroom.markup import to_html

register = template.Library()


@register.filter
@lru_cache(maxsize=512)  # rendering takes as long as several queries, and a class reads one text
def markdown(text):
    return to_html(text)
