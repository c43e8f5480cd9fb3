"""Highlights and notes: written on a section's page, listed on one's own."""

import pytest
from django.urls import reverse
from django.utils import timezone

from lessons.reading.models import Note
from lessons.reading.paragraphs import paragraphs_of
from tests.factories import make_admin, make_note

HTMX = {"HX-Request": "true"}
NOTES = reverse("reading:notes")


def mark(client, section, headers=None, **data):
    address = reverse("reading:paragraph_mark", args=[section.pk])
    return client.post(address, data, headers=headers)


def write(client, section, headers=None, **data):
    address = reverse("reading:note_write", args=[section.pk])
    return client.post(address, data, headers=headers)


def test_a_paragraph_is_highlighted_and_shown_so(login, student, section, anchor, url):
    client = login(student)

    response = mark(client, section, mark=anchor, next=url("section", "section-1"))

    assert response.url == f"{url('section', 'section-1')}#{anchor}"
    note = Note.objects.get()
    assert (note.user, note.section, note.anchor, note.text) == (student.user, section, anchor, "")
    assert note.quote == "Isi bagian 1 dengan veto."
    html = client.get(url("section", "section-1")).content.decode()
    assert f'<div id="{anchor}" class="para is-marked">' in html
    assert 'aria-pressed="true"' in html


def test_marking_twice_is_marking_once_and_so_is_unmarking(login, student, section, anchor):
    client = login(student)

    mark(client, section, mark=anchor)
    mark(client, section, mark=anchor)
    assert Note.objects.count() == 1

    mark(client, section, unmark=anchor)
    assert mark(client, section, unmark=anchor).status_code == 302
    assert not Note.objects.exists()


def test_a_highlight_stands_in_both_languages(login, student, section, anchor, url):
    client = login(student)
    mark(client, section, mark=anchor)
    student.user.language = "en"
    student.user.save()
    english = paragraphs_of(section.body_en)[0][0]

    html = client.get(url("section", "section-1")).content.decode()
    mark(client, section, mark=english)

    assert f'<div id="{english}" class="para is-marked">\n<span id="{anchor}" class="twin">' in html
    assert Note.objects.count() == 1
    mark(client, section, unmark=english)
    assert not Note.objects.exists()


def test_htmx_gets_the_paragraph_and_the_list_alone(login, student, section, anchor):
    html = mark(login(student), section, HTMX, mark=anchor).content.decode()

    assert html.lstrip().startswith(f'<div id="{anchor}" class="para is-marked is-open">')
    assert '<ul class="own-notes" id="notes-list" hx-swap-oob="true">' in html
    assert "<html" not in html


@pytest.mark.parametrize("name", ["", "p-00000000", "x\0y"])
def test_what_is_no_paragraph_of_the_section_cannot_be_marked(login, student, section, name):
    assert mark(login(student), section, mark=name).status_code == 404
    assert not Note.objects.exists()


@pytest.mark.parametrize("headers", [None, HTMX])
def test_a_note_on_a_paragraph(login, student, section, anchor, headers):
    response = write(login(student), section, headers, paragraph=anchor, text="Aha <b>!")

    note = Note.objects.get()
    assert (note.anchor, note.text) == (anchor, "Aha <b>!")
    assert (note.module_title, note.section_title) == (section.module.title_ind, "Bagian 1")
    if headers:
        assert "Aha &lt;b&gt;!" in response.content.decode()
    else:
        assert response.url == f"{NOTES}#{anchor}"


def test_a_note_on_the_section(login, student, section, url):
    client = login(student)

    write(client, section, text="In short", next=url("section", "section-1"))

    assert (Note.objects.get().anchor, Note.objects.get().quote) == ("", "")
    assert "In short" in client.get(url("section", "section-1")).content.decode()


def test_the_same_note_twice_is_one(login, student, section, anchor):
    client = login(student)
    for _ in range(2):
        write(client, section, paragraph=anchor, text="Aha!")

    assert Note.objects.count() == 1


def test_a_line_end_is_one_character(login, student, section):
    write(login(student), section, text="a\r\nb\0" + "c" * 4997)

    assert Note.objects.get().text == "a\nb" + "c" * 4997


def test_a_note_on_a_paragraph_that_was_changed_meanwhile_is_not_lost(login, student, section):
    write(login(student), section, paragraph="p-00000000", text="Aha!")

    assert (Note.objects.get().anchor, Note.objects.get().text) == ("", "Aha!")


@pytest.mark.parametrize(
    ("text", "said"), [(" ", "Write something first."), ("a" * 5001, "this one has 5001.")]
)
@pytest.mark.parametrize("headers", [None, HTMX])
@pytest.mark.parametrize("on_paragraph", [True, False])
def test_a_refused_note_is_kept_and_told(
    login, student, section, text, said, headers, on_paragraph
):
    student.user.language = "en"
    student.user.save()
    where = {"paragraph": paragraphs_of(section.body_en)[0][0]} if on_paragraph else {}

    response = write(login(student), section, headers, text=text, **where)

    html = response.content.decode()
    assert response.status_code == 200
    assert text.strip() in html
    assert said in html
    assert ("<html" in html) == (not headers)
    assert not Note.objects.exists()


def test_the_form_for_a_paragraph_opens_by_the_address(login, student, section, anchor, url):
    client, address = login(student), url("section", "section-1")

    page = client.get(address, {"note": anchor}).content.decode()
    part = client.get(address, {"note": anchor}, headers=HTMX).content.decode()

    assert f'name="paragraph" value="{anchor}"' in page
    assert f'name="paragraph" value="{anchor}"' in part
    assert part.lstrip().startswith(f'<div id="{anchor}" class="para is-open">')
    assert 'id="note"' not in client.get(address).content.decode()


def test_a_paragraph_that_is_gone_is_told_kindly(login, student, reading, url):
    student.user.language = "en"
    student.user.save()

    html = login(student).get(url("section", "section-1"), {"note": "p-00000000"}).content.decode()

    said = '<p class="notice notice-info" role="status">The paragraph that was linked here'
    assert html.count(said) == 1


def test_notes_are_ones_own_and_nobody_elses(
    login, student, classmate, teacher, section, anchor, url
):
    note = make_note(student.user, section, "Secret", anchor=anchor, quote="q")
    make_note(student.user, section, "", anchor=anchor)

    for person in (classmate, teacher):
        client = login(person)
        html = client.get(url("section", "section-1")).content.decode()
        html += client.get(NOTES).content.decode()
        assert "Secret" not in html
        assert "is-marked" not in html
        assert client.get(reverse("reading:note", args=[note.pk])).status_code == 404
        client.post(reverse("reading:note_delete", args=[note.pk]))
        mark(client, section, unmark=anchor)
    assert Note.objects.count() == 2


def test_only_whoever_can_open_a_section_can_write_on_it(
    login, student, teacher, outsider, course, reading, section, anchor
):
    admin = make_admin(course.school)
    student_elsewhere = outsider

    assert write(login(student_elsewhere), section, text="x").status_code == 404
    assert mark(login(student_elsewhere), section, mark=anchor).status_code == 404
    for person in (student, teacher, admin):
        assert write(login(person), section, text="x").status_code == 302
    reading.withdrawn_at = timezone.now()
    reading.save()
    assert write(login(student), section, text="y").status_code == 404
    assert write(login(teacher), section, text="y").status_code == 302


def test_in_an_archived_class_one_goes_on_writing(login, student, course, section, anchor, url):
    course.archived_at = timezone.now()
    course.save()
    client = login(student)

    write(client, section, text="Still mine")
    mark(client, section, mark=anchor)

    assert Note.objects.count() == 2
    html = client.get(url("section", "section-1")).content.decode()
    assert reverse("reading:note_write", args=[section.pk]) in html


def test_a_teacher_marks_in_the_preview(login, teacher, section, anchor):
    address = reverse("reading:module_section", args=[section.module.slug, section.slug])
    client = login(teacher)

    mark(client, section, mark=anchor)

    assert "para is-marked" in client.get(address).content.decode()
    part = client.get(address, {"note": anchor}, headers=HTMX).content.decode()
    assert part.lstrip().startswith(f'<div id="{anchor}"')


def test_a_note_is_changed_and_deleted(login, student, section):
    note = make_note(student.user, section, "Old")
    client, address = login(student), reverse("reading:note", args=[note.pk])

    assert "Old" in client.get(address).content.decode()
    refused = client.post(address, {"text": ""})
    assert refused.status_code == 200
    assert client.post(address, {"text": "New", "next": "/classes/"}).url == "/classes/"
    note.refresh_from_db()
    assert note.text == "New"

    delete = reverse("reading:note_delete", args=[note.pk])
    assert client.post(delete).url == NOTES
    assert client.post(delete).status_code == 302
    assert not Note.objects.exists()


def test_the_way_back_stays_with_us(login, student, section):
    response = write(login(student), section, text="x", next="https://evil.example/")

    assert response.url == f"{NOTES}#notes"


def test_the_section_page_asks_once_for_notes(login, student, section, url, queries):
    before = queries(login(student), url("section", "section-1"))
    for n in range(30):
        make_note(student.user, section, f"Note {n}")

    assert queries(login(student), url("section", "section-1")) == before
