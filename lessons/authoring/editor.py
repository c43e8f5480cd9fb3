"""What the page of a section is made of: its texts, and what can be put into them."""

from django.utils.translation import override

from lessons.reading.models import Answer, Check, SectionRead
from lessons.reading.pages import pictures_shown, slugs
from lessons.reading.prose import render

from .forms import SectionForm
from .paired import NAMES, localized
from .pieces import pieces
from .services.sections import stored_sum, text_fields


def editor_page(section, form=None):
    """Return the context; `form` is a bound one that could not be saved or is being looked at."""
    module = section.module
    names = text_fields(module.languages)
    stored = stored_sum(section, module.languages)
    texts = {name: getattr(section, name) or "" for name in names}
    rows = list(module.sections.defer("body", "body_ind", "body_en"))
    place = rows.index(section)
    return {
        "module": module,
        "section": section,
        "form": form
        or SectionForm(initial=texts | {"version": stored}, languages=module.languages),
        "stored": stored,
        "checks": section.checks.all(),
        "kinds": Check.Kind.choices,
        "pieces": pieces(module),
        "before": rows[place - 1] if place else None,
        "after": rows[place + 1] if place + 1 < len(rows) else None,
        "is_given": module.tasks.exists(),
        "readers": SectionRead.objects.filter(section=section).count(),
        "answers": Answer.objects.filter(check_asked__section=section).count(),
    }


def previews(module, form):
    """Return a language's name, code, title and HTML for each language of the module."""
    words, pictures = (
        (slugs(module.terms.all()), slugs(module.sources.all())),
        module.pictures.all(),
    )
    shown = []
    for language in module.languages:
        name = str(NAMES[language])
        title, body = (form[localized(field, language)].value() for field in ("title", "body"))
        with override(language):
            html = render(body or "", *words, pictures_shown(pictures)).html
        shown.append({"name": name, "code": language, "title": title or "", "html": html})
    return shown
