"""The list of one's own notes."""

from django.urls import reverse

from lessons.reading.paragraphs import paragraphs_of
from tests.factories import make_module, make_note, make_reading, make_teacher

HTMX = {"HX-Request": "true"}
NOTES = reverse("reading:notes")


def test_the_list_goes_by_module_and_section_and_leads_to_the_paragraph(
    login, student, course, reading, sections, anchor, url
):
    second = make_reading(course, make_module(1))
    make_note(student.user, second.reading_task.module.sections.get(), "Last")
    make_note(student.user, sections[1], "Middle")
    make_note(student.user, sections[0], "", anchor=anchor, quote="Isi bagian 1")

    page = login(student).get(NOTES)

    chapters = [
        (module, [(part.title, [note.text for note in part.notes]) for part in parts])
        for module, parts in page.context["chapters"]
    ]
    first = reading.reading_task.module.title_ind
    assert chapters[0] == (first, [("Bagian 1", [""]), ("Bagian 2", ["Middle"])])
    assert chapters[1][1] == [("Bagian 1", ["Last"])]
    assert f'href="{url("section", "section-1")}#{anchor}"' in page.content.decode()
    assert f'href="{url("section", "section-2")}#notes"' in page.content.decode()


def test_within_a_section_notes_stand_as_in_the_text(login, student, section):
    section.body_ind = "Satu.\n\nDua.\n\nTiga."
    section.save()
    anchors = [name for name, _words in paragraphs_of(section.body_ind)]
    for n in (2, 0, 1):
        make_note(student.user, section, f"Note {n}", anchor=anchors[n], quote="q")
    make_note(student.user, section, "On all of it")

    parts = login(student).get(NOTES).context["chapters"][0][1]

    assert [note.text for note in parts[0].notes] == ["Note 0", "Note 1", "Note 2", "On all of it"]


def test_what_changed_or_went_is_told_with_its_quote(login, student, section, url):
    student.user.language = "en"
    student.user.save()
    make_note(student.user, section, "Kept", anchor="p-00000000", quote="As it was")
    gone = make_module(1).sections.get()
    make_note(student.user, gone, "Too", anchor="p-1", quote="Of a section gone")
    gone.delete()

    html = login(student).get(NOTES).content.decode()

    for text in ("As it was", "Kept", "Of a section gone", "Too"):
        assert text in html
    assert html.count("The text has been changed since") == 1
    assert "#p-" not in html


def test_the_list_is_searched(login, student, section):
    for text in ("A camel", "A goat", "100%"):
        make_note(student.user, section, text, quote="Words")
    client = login(student)

    def found(q):
        chapters = client.get(NOTES, {"q": q}).context["chapters"]
        return [n.text for _module, parts in chapters for part in parts for n in part.notes]

    assert found("CAMEL") == ["A camel"]
    assert found("%") == ["100%"]
    assert len(found("words")) == 3
    assert found("zebra") == found("a\0camel\0x") == []


def test_an_empty_list_says_how_to_begin(login, student):
    student.user.language = "en"
    student.user.save()

    html = login(student).get(NOTES).content.decode()

    assert 'class="empty"' in html
    assert "Only you see your notes" in html


def test_the_list_has_one_count_of_queries(login, course, queries):
    counts = []
    for many in (1, 30):
        reader = make_teacher(course)
        for _n in range(many):
            section = make_reading(course, make_module(1)).reading_task.module.sections.get()
            make_note(reader.user, section, "x")
        counts.append(queries(login(reader), NOTES))

    assert counts == [7, 7]


def test_it_is_linked_from_the_menu(login, student, course):
    assert f'href="{NOTES}"' in login(student).get("/classes/").content.decode()
