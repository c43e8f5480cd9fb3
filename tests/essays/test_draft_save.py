import pytest
from django.utils.html import strip_tags

from classroom.texts import fingerprint
from lessons.assignments.models import Work
from lessons.essays.forms import LONGEST
from lessons.essays.models import Draft
from tests import factories

from .conftest import TEXT


@pytest.fixture
def draft(essay, student):
    work = factories.make_work(essay, student)
    return Draft.objects.create(work=work, text="First words.", version=3)


def test_first_save_begins_the_work(save, essay, student):
    response = save()

    assert (response.status_code, response.url) == (302, essay.get_absolute_url())
    draft = Draft.objects.get(work__assignment=essay, work__enrolment=student)
    assert (draft.text, draft.version, draft.work.submitted_at) == (TEXT, 1, None)


def test_script_is_told_version_and_fingerprint(save_as_script):
    response = save_as_script("satu\r\ndua")

    answer = response.json()
    assert answer.pop("saved").startswith("Saved ")
    assert answer == {"version": 1, "sha256": fingerprint("satu\ndua"), "closed": ""}


def test_save_upon_the_stored_version_replaces_the_text(save, draft):
    save("Second words.", version=3)

    draft.refresh_from_db()
    assert (draft.text, draft.version) == ("Second words.", 4)


@pytest.mark.parametrize("version", [0, 2, 4])
def test_save_upon_another_version_overwrites_nothing_and_shows_both(save, draft, version):
    response = save("My words.", version=version)

    draft.refresh_from_db()
    assert (draft.text, draft.version) == ("First words.", 3)
    assert response.context["form"].initial == {
        "text": "My words.",
        "version": 3,
        "writer": draft.work.enrolment_id,
    }
    assert response.context["other"] == draft


def test_script_is_told_of_a_conflict(save_as_script, draft):
    response = save_as_script("My words.", version=2)

    assert response.status_code == 409
    assert response.json() == {"version": 3, "sha256": fingerprint("First words.")}


def test_second_of_two_first_saves_conflicts(save, save_as_script):
    save("From one tab.")

    assert save_as_script("From the other.").status_code == 409


def test_equal_text_is_no_conflict(save_as_script, draft):
    response = save_as_script("First words.", version=1)

    assert (response.status_code, response.json()["version"]) == (200, 3)


def test_choice_is_saved_upon_the_other_version(save, draft):
    shown = save("My words.", version=2).context["form"].initial

    save(shown["text"], version=shown["version"])

    draft.refresh_from_db()
    assert (draft.text, draft.version) == ("My words.", 4)


def test_nul_and_line_ends_are_mended(save):
    save("a\0b\r\nc\r\n")

    assert Draft.objects.get().text == "ab\nc\n"


def test_white_space_around_the_text_is_kept(save):
    save("\n  satu \n")

    assert Draft.objects.get().text == "\n  satu \n"


def test_text_that_is_too_long_is_refused_and_stays_in_the_field(save, draft):
    text = "x" * (LONGEST + 1)

    response = save(text, version=3)

    assert response.status_code == 200
    assert response.context["form"]["text"].value() == text
    assert response.context["form"].errors["text"] == [
        "The text has 100001 characters; at most 100000 can be kept. Shorten it, then save again."
    ]
    draft.refresh_from_db()
    assert draft.version == 3


def test_script_is_told_why_a_text_is_refused(save_as_script):
    response = save_as_script("x" * (LONGEST + 1))

    assert response.status_code == 400
    assert [error.split(";")[0] for error in response.json()["errors"]] == [
        "The text has 100001 characters"
    ]


def test_page_of_someone_else_never_becomes_ones_own_draft(save, save_as_script, classmate):
    others = {"writer": classmate.pk}

    assert save_as_script(data=others).status_code == 403
    assert save(data=others).context["form"].non_field_errors() == [
        "You are signed in as someone else now. Sign in as yourself and try again."
    ]
    assert not Work.objects.exists()


@pytest.mark.parametrize("broken", [{"version": "x"}, {"version": ""}, {"writer": ""}])
def test_incomplete_page_saves_nothing(save, broken):
    response = save(data=broken)

    assert response.context["form"].non_field_errors() == [
        "The page was incomplete. Copy your text and load it again."
    ]
    assert not Draft.objects.exists()


def test_hand_in_button_saves_first_and_then_asks(save, address):
    assert save(data={"then": "submit"}).url == address("hand-in/")
    assert Draft.objects.get().text == TEXT


def test_text_is_kept_as_a_draft_after_the_closing_date(save, essay):
    essay.closes_at = essay.due_at = essay.opens_at + (essay.due_at - essay.opens_at) / 100
    essay.save()

    save()

    assert Draft.objects.get().text == TEXT


def test_script_is_told_in_the_words_of_the_page_that_it_is_closed(
    login, student, save_as_script, essay
):
    essay.closes_at = essay.due_at = essay.opens_at + (essay.due_at - essay.opens_at) / 100
    essay.save()

    closed = save_as_script().json()["closed"]

    page = login(student).get(essay.get_absolute_url()).content.decode()
    assert closed.startswith("Closed since ")
    assert closed in strip_tags(page)


def test_outsider_gets_404_and_teacher_403(login, outsider, teacher, address):
    assert login(outsider).post(address("draft/")).status_code == 404
    assert login(teacher).post(address("draft/")).status_code == 403


def test_nothing_is_saved_in_an_archived_class(save, course):
    course.archived_at = "2026-11-01T00:00Z"
    course.save()

    assert save().status_code == 403
    assert not Draft.objects.exists()


def test_reading_saves_nothing(login, student, address):
    assert login(student).get(address("draft/")).status_code == 405
