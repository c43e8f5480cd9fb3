import pytest

from lessons.reading.models import EssayTemplate
from tests.factories import make_essay, make_module, make_rubric

RUBRIC = [
    {
        "title": {"id": f"Kriteria {n}", "en": f"Criterion {n}"},
        "levels": [
            {"points": points, "title": {"id": "Baik", "en": "Good"}, "descriptor": {"id": "d"}}
            for points in (25, 10)
        ],
    }
    for n in (1, 2)
]


@pytest.fixture
def template(db):
    module = make_module(slug="three-or-more")
    return EssayTemplate.objects.create(
        module=module,
        title_ind="Tiga",
        title_en="Three",
        instructions_ind="Tulis.",
        instructions_en="Write.",
        words_min=250,
        words_max=500,
        rubric=RUBRIC,
    )


@pytest.fixture
def essay(course, teacher):
    rubric = make_rubric(course.school, levels=(25, 10), created_by=teacher.user)
    return make_essay(course, rubric=rubric, points=50)
