import re

from django.urls import reverse

from lessons.reading.models import Answer, Check
from tests.factories import make_check, make_module, make_reading, make_work


def test_the_whole_module_stands_on_one_page_with_nothing_answered(
    login, student, reading, checks, url
):
    work = make_work(reading, student)
    Answer.objects.create(work=work, check_asked=checks[0], chosen=[1], first_score=1, best_score=1)

    html = login(student).get(url("printout")).content.decode()

    assert [f"Isi bagian {n}" in html for n in (1, 2)] == [True, True]
    assert "Umpan balik" not in html
    assert "checked" not in html


def test_one_answer_has_round_marks_and_several_have_square_ones(
    login, student, reading, sections, url
):
    make_check(sections[1], Check.Kind.MULTIPLE, (True, True, False))

    html = login(student).get(url("printout")).content.decode()

    lists = re.findall(r'<ul class="(boxes[^"]*)">', html)
    assert lists == ["boxes boxes-one", "boxes boxes-one", "boxes"]


def test_the_print_button_waits_for_the_script(login, student, reading, url):
    html = login(student).get(url("printout")).content.decode()

    assert "data-print hidden>" in html


def test_the_count_of_queries_is_fixed(login, course, student, queries):
    counts = []
    for many in (1, 30):
        reading = make_reading(course, make_module(many))
        address = reverse("reading:printout", args=[course.pk, reading.pk])
        counts.append(queries(login(student), address))

    assert counts == [4, 4]
