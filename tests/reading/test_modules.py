import pytest
from django.urls import reverse
from django.utils import timezone

from lessons.reading.models import EssayTemplate, Source
from tests.factories import make_admin, make_course, make_module, make_teacher

MODULES = reverse("reading:modules")


def test_staff_see_the_library(login, teacher, course):
    module = make_module(3)

    for person in (teacher, make_admin(course.school)):
        page = login(person).get(MODULES)
        assert [(m.section_count, m.check_count) for m in page.context["modules"]] == [(3, 3)]
        assert module.get_absolute_url() in page.content.decode()


def test_an_empty_library_says_what_to_do(login, teacher):
    assert "load_modules" in login(teacher).get(MODULES).content.decode()


@pytest.mark.parametrize("name", ["modules", "module", "module_section"])
def test_students_get_404(login, student, name):
    module = make_module(1)
    args = {"modules": [], "module": [module.slug], "module_section": [module.slug, "section-1"]}

    assert login(student).get(reverse(f"reading:{name}", args=args[name])).status_code == 404


def test_the_cover_shows_what_the_module_holds(login, teacher):
    module = make_module(2, objectives_ind=["Membandingkan"])
    Source.objects.create(module=module, slug="a", position=1, title="Sumber", kind_ind="Berita")
    rubric = [{"title": {"id": "Isi"}, "levels": [{"points": 4, "title": {}, "descriptor": {}}]}]
    EssayTemplate.objects.create(
        module=module,
        title_ind="Esai",
        instructions_ind="Tulis",
        words_min=100,
        words_max=200,
        rubric=rubric,
    )

    html = login(teacher).get(module.get_absolute_url()).content.decode()

    for text in ("Membandingkan", "Sumber", "Berita", "hak menolak", "Esai", "Isi"):
        assert text in html


def test_the_cover_shows_what_only_teachers_need(login, teacher):
    module, before = make_module(1, guidance_ind="Hati-hati *di sini*"), make_module(1)
    module.requires.add(before)
    module.prompts.create(slug="p", position=1, title_ind="Lima", question_ind="**Mengapa**?")

    html = login(teacher).get(module.get_absolute_url()).content.decode()

    for text in ("<em>di sini</em>", "Lima", "<strong>Mengapa</strong>", before.title_ind):
        assert text in html


def test_it_can_be_given_to_an_own_class_that_is_not_archived(login, teacher, course):
    module = make_module()
    archived = make_course(course.school, archived_at=timezone.now())
    other = make_course(course.school)
    make_teacher(other)
    teacher.user.enrolments.create(course=archived, role="teacher")

    page = login(teacher).get(module.get_absolute_url())

    assert [one.course for one in page.context["taught"]] == [course]
    html = page.content.decode()
    assert f"{reverse('reading:assign', args=[course.pk])}?module={module.slug}" in html


def test_whoever_teaches_no_class_is_told(login, course):
    page = login(make_admin(course.school)).get(make_module().get_absolute_url())

    assert not page.context["taught"]


def test_an_unknown_module_is_404(login, teacher):
    assert login(teacher).get(reverse("reading:module", args=["nowhere"])).status_code == 404


def test_the_counts_of_queries_are_fixed(login, teacher, queries):
    small = make_module(1)
    one = queries(login(teacher), MODULES)
    large = make_module(30)
    covers = [queries(login(teacher), module.get_absolute_url()) for module in (small, large)]

    assert queries(login(teacher), MODULES) == one == 6
    assert covers == [8, 8]
