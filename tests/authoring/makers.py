"""A module of a teacher's own in which everything is written by somebody hostile."""

from django.utils import timezone

from lessons.authoring.models import Original
from lessons.authoring.services.versions import keep_version
from lessons.reading.models import EssayTemplate, PromptTemplate, Source
from lessons.reading.services.writing import files_of
from tests import factories


def both(**texts):
    return {f"{name}_{end}": text for name, text in texts.items() for end in ("ind", "en")}


def fill_with(module, write):
    """Let `write(field, limit=None)` say what stands in every text of the module."""
    section = module.sections.first()
    fields = both(title=write("sectiontitle", 150), body=write("sectionbody"))
    type(section).objects.filter(pk=section.pk).update(**fields)
    check = section.checks.get()
    check.options.update(**both(text=write("option"), feedback=write("told")))
    type(check).objects.filter(pk=check.pk).update(**both(question=write("question")))
    module.terms.update(**both(term=write("term", 100), meaning=write("meaning")))
    source = {"title": write("source", 250), "kind": "-", "kind_en": "-"}
    Source.objects.create(module=module, slug="source", position=1, **source)
    prompt = both(title=write("prompt", 150), question=write("asked"))
    PromptTemplate.objects.create(module=module, slug="prompt", position=1, **prompt)
    texts = {"id": write("criterion", 80), "en": write("criterion", 80)}
    level = {"points": 4, "title": texts, "descriptor": texts}
    EssayTemplate.objects.create(
        module=module,
        words_min=1,
        words_max=2,
        rubric=[{"title": texts, "levels": [level, level | {"points": 2}]}],
        **both(title=write("essaytitle", 150), instructions=write("essaytext")),
    )
    factories.make_picture(module, slug="picture", **both(alt=write("alt")))


def make_hostile_module(teacher, write):
    """Return a published, shared copy of a module that has changed since, with one version."""
    original = factories.make_module(1)
    texts = both(title=write("module", 150), summary=write("summary"), guidance=write("guidance"))
    now = timezone.now()
    module = factories.make_own_module(
        teacher, 1, published_at=now, shared_at=now, copy_of=original, **texts
    )
    fill_with(module, write)
    Original.objects.create(module=module, files=files_of(module))
    keep_version(module, actor=teacher)
    return module
