"""A module as one file: whole, small, and nothing in it that asks for a network."""

import re
from base64 import b64encode
from datetime import timedelta
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from lessons.assignments.models import Assignment
from lessons.reading.models import Check, Module, ReadingTask
from lessons.reading.pack import MOST, pack_of, packs_of
from tests.factories import make_check, make_module, make_reading, make_school, make_user
from tests.world import attack

# What a page loads without being asked.
LOADS = {"img", "script", "link", "iframe", "object", "embed", "video", "audio", "source", "image"}
VOID = {"meta", "br", "hr", "img", "input", "link"}


class File(HTMLParser):
    """Collects what a file loads, its ids and where its links lead; fails on a wrong nesting."""

    def __init__(self, html):
        super().__init__()
        self.loads, self.ids, self.links, self.open, self.tags = [], [], [], [], set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags.add(tag)
        self.ids += [attrs["id"]] if "id" in attrs else []
        self.links += [attrs["href"]] if tag == "a" else []
        if tag in LOADS:
            self.loads.append((tag, attrs.get("src") or attrs.get("href") or ""))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def pack(module, language="en"):
    return pack_of(module, language).decode()


def test_a_student_gets_the_module_of_a_reading_as_a_file(login, student, reading, url):
    module = reading.reading_task.module

    response = login(student).get(url("pack", "en"))

    disposition = f'attachment; filename="{module.slug}.en.html"'
    assert response.headers["Content-Disposition"] == disposition
    assert response.headers["Content-Type"].startswith("text/html")
    html = response.content.decode()
    assert '<html lang="en">' in html
    assert [f"Body of section {n} with" in html for n in (1, 2)] == [True, True]
    assert "Question" in html
    assert "Feedback 1" in html


def test_staff_get_it_from_the_library(login, teacher):
    module = make_module(1)
    address = reverse("reading:module_pack", args=[module.slug, "id"])

    assert "Isi bagian 1" in login(teacher).get(address).content.decode()


def test_the_covers_lead_to_it_and_say_how_large_it_is(login, student, teacher, reading, url):
    module = reading.reading_task.module
    (own, size), (other, _size) = packs_of(module)
    cover = login(student).get(reading.get_absolute_url()).content.decode()
    library = login(teacher).get(module.get_absolute_url()).content.decode()

    assert (own, other) == ("id", "en")
    assert url("pack", "id") in cover
    assert url("pack", "en") in cover
    assert f"(HTML, {size} KB)" in cover
    assert reverse("reading:module_pack", args=[module.slug, "id"]) in library


def test_a_language_the_module_is_not_written_in_is_404(login, student, course):
    reading = make_reading(course, make_module(1, languages=["id"]))

    def answer(language):
        address = reverse("reading:pack", args=[course.pk, reading.pk, language])
        return login(student).get(address).status_code

    assert [answer(language) for language in ("id", "en", "xx")] == [200, 404, 404]


def test_nobody_else_gets_it(login, outsider, teacher, url):
    foreign = make_module(1, school=make_school(), created_by=make_user())
    library = reverse("reading:module_pack", args=[foreign.slug, "id"])

    assert login(outsider).get(url("pack", "id")).status_code == 404
    assert login(teacher).get(library).status_code == 404


def test_terms_are_explained_below_their_section(db):
    html = pack(make_module(2))

    assert '<a class="term" href="#word-1-veto">veto</a>' in html
    assert '<dt id="word-2-veto">veto</dt><dd>a right to refuse</dd>' in html
    assert "popover" not in html.partition("</style>")[2]


@pytest.mark.parametrize("kind", Check.Kind.values)
def test_the_answer_to_every_kind_of_check_is_folded_in(db, kind):
    module = make_module(1, checks=False)
    check = make_check(module.sections.get(), kind, (True, False), answer_en="Because.")
    check.options.update(match_en="its match", keywords_en="key")

    html = pack(module)

    folded = html.partition('<details class="key">')[2].partition("</details>")[0]
    shown = [text in folded for text in ("Option 1", "Feedback 2", "Because.", "its match")]
    assert shown == [True, True, True, kind == "matching"]


@pytest.mark.parametrize(
    ("counting", "closed", "told"),
    [("none", False, 1), ("completion", False, 1), ("best", False, 0), ("best", True, 1)],
)
def test_answers_are_not_in_it_while_they_earn_points(
    login, course, student, counting, closed, told
):
    closes_at = timezone.now() - timedelta(hours=1)
    dates = {"due_at": closes_at, "closes_at": closes_at} if closed else {}
    reading = make_reading(course, make_module(1), points=10, **dates)
    ReadingTask.objects.update(counting=counting)
    address = reverse("reading:pack", args=[course.pk, reading.pk, "en"])

    html = login(student).get(address).content.decode()

    assert (html.count("<details"), html.count("Feedback 1")) == (told, told)
    assert html.count("their answers are not in this file") == 1 - told


def test_a_teacher_gets_the_answers_even_where_they_earn_points(login, teacher, reading, url):
    Assignment.objects.update(points=10)
    ReadingTask.objects.update(counting="best")

    assert "Feedback 1" in login(teacher).get(url("pack", "en")).content.decode()


def test_what_people_write_is_shown_as_text(db):
    module = make_module(1, title_en=attack("title"), license=attack("license", 60))
    module.sections.update(title_en=attack("section"), body_en=attack("body"))
    module.terms.update(meaning_en=attack("meaning"))

    html = pack(module)

    assert "<xss" not in html
    assert "<script" not in html
    assert "&lt;xss-section" in html


def test_its_style_is_allowed_by_its_hash_and_nothing_else_is(db):
    html = pack(make_module(1))

    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)[1]
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert policy.split("; ")[:3] == [
        "default-src 'none'",
        f"style-src 'sha256-{digest}'",
        "img-src data:",
    ]
    assert "@import" not in style
    assert set(re.findall(r"url\(.{6}", style)) <= {'url("data:'}


@pytest.fixture
def built_in(db):
    call_command("load_modules", verbosity=0)
    return list(Module.objects.all())


def test_the_built_in_modules_are_small_whole_and_on_their_own(built_in):
    for module in built_in:
        for language in module.languages:
            content = pack_of(module, language)
            file = File(content.decode())

            assert len(content) <= MOST
            assert file.open == []
            assert (file.loads, "form" in file.tags) == ([], False)
            assert len(file.ids) == len(set(file.ids))
            inside = {link[1:] for link in file.links if link.startswith("#")}
            assert inside - set(file.ids) == set()
            assert [link for link in file.links if not re.match("#|https?://", link)] == []


def test_the_count_of_queries_is_fixed(login, course, student, queries):
    counts = []
    for many in (1, 30):
        reading = make_reading(course, make_module(many))
        address = reverse("reading:pack", args=[course.pk, reading.pk, "id"])
        counts.append(queries(login(student), address))

    assert counts == [4, 4]
