import pytest
from django.urls import reverse

from lessons.figures.catalogue import DRAWN, figure
from tests.factories import make_check, make_module, make_reading, make_teacher

HTMX = {"HX-Request": "true"}
LONG = " ".join(["kata"] * 90)


@pytest.fixture
def english(course):
    return make_teacher(course, language="en")


def test_a_teacher_presents_a_section_of_the_class(login, english, sections, url):
    html = login(english).get(url("present", "section-1")).content.decode()

    assert "Section 1 of 2" in html
    assert "slide 1 of 2" in html
    assert '<button type="button" class="term" popovertarget="term-veto">veto</button>' in html
    assert 'popover id="term-veto"' in html
    assert url("section", "section-1") in html  # the way out


def test_a_long_section_is_shown_slide_by_slide(login, english, sections, url):
    sections[0].body_en = f"{LONG}\n\n## Second\n\n{LONG}\n\n## Third\n\n{LONG}"
    sections[0].save()
    client, address = login(english), url("present", "section-1")

    slides = [client.get(address, {"slide": n}).context for n in (1, 2, 3)]

    assert [slide["numbers"] for slide in slides] == [4, 4, 4]
    assert ["Second" in slide["part"]["html"] for slide in slides] == [False, True, False]


@pytest.mark.parametrize("slug", DRAWN)
def test_a_figure_is_shown_whole_on_as_many_slides_as_it_has_screens(
    login, english, sections, url, slug
):
    sections[0].body_en = f"{LONG}\n\n![](figure:{slug})\n\n{LONG}"
    sections[0].save()
    client, address = login(english), url("present", "section-1")
    screens = figure(slug, "en").screens

    slides = [client.get(address, {"slide": n}).context for n in range(1, len(screens) + 3)]

    assert [slide["part"]["figure"] for slide in slides] == ["", *[slug] * len(screens), ""]
    for screen, slide in zip(screens, slides[1:-1], strict=True):
        assert [one for one in screens if one in slide["part"]["html"]] == [screen]


def test_a_check_is_a_slide_without_its_answer(login, english, checks, url):
    html = login(english).get(url("present", "section-1"), {"slide": 2}).content.decode()

    assert checks[0].question_en in html
    assert "Option 1" in html
    assert "Feedback" not in html.partition("<summary>Show the answer")[0]


def test_the_ways_lead_through_the_whole_module(login, teacher, sections, url):
    client = login(teacher)
    path, seen = url("present", "section-1"), []

    while path:
        context = client.get(path).context
        seen.append((context["section"].slug, context["number"], context["before_url"]))
        path = context["after_url"]

    first, second = url("present", "section-1"), url("present", "section-2")
    assert seen == [
        ("section-1", 1, ""),
        ("section-1", 2, f"{first}?slide=1"),
        ("section-2", 1, f"{first}?slide=2"),
        ("section-2", 2, f"{second}?slide=1"),
    ]


@pytest.mark.parametrize(("wanted", "number"), [("", 1), ("x", 1), ("-1", 2), ("99", 2)])
def test_a_slide_there_is_not_leads_to_one_there_is(login, teacher, sections, url, wanted, number):
    page = login(teacher).get(url("present", "section-1"), {"slide": wanted})

    assert page.context["number"] == number


def test_the_keyboard_gets_the_slide_alone_with_its_title(login, english, sections, url):
    client, address = login(english), url("present", "section-1")

    page, partial = client.get(address), client.get(address, headers=HTMX)

    assert page.content.decode().count("<title>") == 1
    assert "<html" not in partial.content.decode()
    assert "<title>Section 1 (1/2)" in partial.content.decode()


def test_an_unknown_section_is_not_there(login, teacher, reading, url):
    assert login(teacher).get(url("present", "nothing")).status_code == 404


def test_students_do_not_present(login, student, reading, url):
    assert login(student).get(url("present", "section-1")).status_code == 403


def test_a_module_of_the_library_is_presented_without_a_class(login, english):
    module = make_module(1)
    address = reverse("reading:module_present", args=[module.slug, "section-1"])

    html = login(english).get(address, {"slide": 2}).content.decode()

    assert "slide 2 of 2" in html
    assert "<form" not in html


def test_a_colleagues_own_module_is_not_there(login, teacher, course):
    author = make_teacher(course).user
    module = make_module(1, school=course.school, created_by=author)
    address = reverse("reading:module_present", args=[module.slug, "section-1"])

    assert login(teacher).get(address).status_code == 404
    assert login(author).get(address).status_code == 200


def test_one_section_or_thirty_cost_the_same_queries(login, teacher, course, queries):
    few, many = (make_reading(course, make_module(n)) for n in (1, 30))
    make_check(many.reading_task.module.sections.first())
    client = login(teacher)

    def count(reading):
        return queries(
            client, reverse("reading:present", args=[course.pk, reading.pk, "section-1"])
        )

    # Session, user, enrolment, task with its module, what is open live.
    assert (count(few), count(many)) == (5, 5)


def test_the_pages_of_a_reading_lead_there_for_teachers_only(login, teacher, student, reading, url):
    for person, times in ((teacher, 1), (student, 0)):
        for page in (reading.get_absolute_url(), url("section", "section-1")):
            html = login(person).get(page).content.decode()

            assert html.count(url("present", "section-1")) == times
