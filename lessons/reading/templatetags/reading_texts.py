"""Figures and two-language texts of modules in templates."""

from django import template
from django.utils.translation import get_language

register = template.Library()


@register.filter
def percent(score):
    """0.667 -> "67%"."""
    return f"{round(score * 100)}%"


@register.filter
def spoken(texts):
    """The reader's language of `{"id": …, "en": …}`, as rubrics of modules keep their texts."""
    return texts.get(get_language()) or texts.get("id", "")
