"""`{% lucide "check" size=18 aria_hidden="true" %}` in every template, drawn once a process.

The library builds the SVG anew from XML each time, which is a tenth of a list page's time.
"""

from functools import lru_cache

from django import template
from lucide.templatetags.lucide import lucide

register = template.Library()
register.simple_tag(lru_cache(maxsize=512)(lucide), name="lucide")
