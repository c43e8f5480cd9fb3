import re

from django.urls import reverse

from lessons.assignments.models import Work
from lessons.reading.models import Answer, SectionRead, Source
from tests.factories import make_check, make_module, make_reading, make_work


def test_a_student_reads_a_section(login, student, reading, url):
    page = login(student).get(url("section", "section-1"))
    html = page.content.decode()

    assert page.status_code == 200
    assert '<button type="button" class="term" popovertarget="term-veto">veto</button>' in html
    assert 'popover id="term-veto"' in html
    assert html.count("hak menolak") == 2  # the popover, and the list for browsers without it
    assert not Work.objects.exists()


def test_the_page_is_in_the_readers_language(login, student, reading, url):
    student.user.language = "en"
    student.user.save()

    html = login(student).get(url("section", "section-1")).content.decode()

    assert "Body of section 1" in html
    assert "a right to refuse" in html


def test_which_option_is_right_is_not_told_before_an_answer(login, student, reading, url):
    html = login(student).get(url("section", "section-1")).content.decode()

    assert "Umpan balik" not in html
    assert not re.search(r"correct|verdict|data-right", html)


def test_a_stored_answer_shows_the_feedback_of_what_was_chosen_only(
    login, student, reading, checks, url
):
    work = make_work(reading, student)
    Answer.objects.create(
        work=work, check_asked=checks[0], chosen=[2], tries=1, first_score=0, best_score=0
    )

    html = login(student).get(url("section", "section-1")).content.decode()

    assert "Umpan balik 2" in html
    assert "Umpan balik 1" not in html
    assert "Umpan balik 3" not in html


def test_a_classmates_answer_stays_the_classmates(login, student, classmate, reading, checks, url):
    work = make_work(reading, classmate)
    Answer.objects.create(work=work, check_asked=checks[0], chosen=[2], first_score=0, best_score=0)

    html = login(student).get(url("section", "section-1")).content.decode()

    assert "Umpan balik" not in html


def test_previous_and_next(login, student, reading, sections, url):
    client = login(student)

    first = client.get(url("section", "section-1")).context
    last = client.get(url("section", "section-2")).context

    assert (first["before"], first["after"]) == (None, sections[1])
    assert (last["before"], last["after"]) == (sections[0], None)


def test_a_section_that_was_read_offers_the_next_one(login, student, reading, sections, url):
    SectionRead.objects.create(work=make_work(reading, student), section=sections[0])

    html = login(student).get(url("section", "section-1")).content.decode()

    assert url("section_read", "section-1") not in html
    assert 'rel="next"' in html


def test_a_teacher_reads_without_being_recorded(login, teacher, reading, url):
    page = login(teacher).get(url("section", "section-1"))

    assert page.status_code == 200
    assert page.context["records"] is False
    assert url("section_read", "section-1") not in page.content.decode()


def test_an_unknown_section_is_404(login, student, reading, url):
    assert login(student).get(url("section", "nowhere")).status_code == 404


def test_markup_in_any_text_shows_as_text(login, student, course):
    nasty = "<img src=x onerror=alert(1)>"
    module = make_module(1, title_ind=nasty, checks=False)
    section = module.sections.get()
    section.body_ind = f"{nasty} [x](term:veto) [y](javascript:alert) [z](source:s)"
    section.title_ind = nasty
    section.save()
    module.terms.update(meaning_ind=nasty)
    Source.objects.create(
        module=module, slug="s", position=1, title=nasty, kind_ind=nasty, note_ind=nasty
    )
    make_check(section, question_ind=nasty)
    reading = make_reading(course, module, title=nasty)
    address = reverse("reading:section", args=[course.pk, reading.pk, section.slug])

    html = login(student).get(address).content.decode()

    assert "<img" not in html
    assert html.count("&lt;img") > 6


def test_the_count_of_queries_is_fixed_and_small(login, course, student, queries):
    counts = []
    for many in (1, 30):
        module = make_module(many)
        for _n in range(many):
            make_check(module.sections.first())
        reading = make_reading(course, module)
        address = reverse("reading:section", args=[course.pk, reading.pk, "section-1"])
        counts.append(queries(login(student), address))

    assert counts == [8, 8]


def test_the_first_section_says_what_the_sign_beside_a_paragraph_does(login, student, url):
    client = login(student)

    pages = [client.get(url("section", f"section-{n}")).content.decode() for n in (1, 2)]

    assert ["Press ¶" in page or "Tekan ¶" in page for page in pages] == [True, False]
