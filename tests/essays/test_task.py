from datetime import timedelta

import pytest
from django.utils import timezone

from classroom.texts import fingerprint
from lessons.essays.models import Draft
from lessons.grading.models import Mark
from tests import factories

from .conftest import TEXT

SCRIPT = "</textarea><script>alert(1)</script>"


def read(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def page(login, student, address):
    return lambda action="": read(login(student), address(action))


def hand_in(essay, student, text=TEXT, **fields):
    work = factories.make_work(essay, student)
    fields = {"sha256": fingerprint(text)} | fields
    return factories.make_attempt(work, text, **fields)


def test_new_page_says_draft_and_shows_what_is_asked(page, essay):
    essay.instructions = "Write about **one** organisation."
    essay.rubric = factories.make_rubric(essay.course.school)
    essay.save()

    html = page()

    for shown in ("DRAFT - not handed in yet", "<strong>one</strong>", "5 to 10", "Descriptor 2.4"):
        assert shown in html
    assert "Nothing more is taken in" not in html


def test_reading_the_page_begins_nothing(page, student):
    page()

    assert not student.works.exists()


def test_page_counts_words_against_the_range(save, page):
    save("satu dua")

    html = page()

    assert "data-words>2<" in html
    assert "3 fewer than asked" in html


def test_handed_in_page_says_when_and_which_attempt(page, essay, student):
    hand_in(essay, student)

    html = page()

    assert "attempt 1." in html
    assert "data-changed hidden" in html
    assert "DRAFT - not handed in" not in html


def test_page_says_when_the_text_was_changed_after_handing_in(page, essay, student):
    attempt = hand_in(essay, student)
    Draft.objects.filter(work=attempt.work).update(text="Other words.")

    assert "data-changed>" in page()


def test_late_attempt_is_called_late(page, essay, student):
    hand_in(essay, student, submitted_at=essay.due_at + timedelta(seconds=1))

    assert "state-late" in page()


def test_closed_page_says_so_and_has_no_hand_in(page, essay):
    essay.due_at = essay.closes_at = timezone.now() - timedelta(minutes=1)
    essay.save()

    html = page()

    assert "nothing more is taken in" in html
    assert 'value="submit"' not in html
    assert "Save draft" in html


def test_archived_class_shows_the_text_and_no_form(page, save, course):
    save()
    course.archived_at = timezone.now()
    course.save()

    html = page()

    assert "<strong>berunding</strong>" in html
    assert "data-essay" not in html


def test_teacher_sees_what_is_asked_and_the_way_to_the_marking(login, teacher, essay, address):
    html = read(login(teacher), address())

    assert f"/classes/{essay.course_id}/assignments/{essay.pk}/marking/" in html
    assert "data-essay" not in html


def test_outsider_and_other_kinds_get_404(login, outsider, student, address):
    reading = factories.make_reading(student.course)

    assert login(outsider).get(address()).status_code == 404
    others = f"/classes/{student.course_id}/essays/{reading.pk}/"
    assert login(student).get(others).status_code == 404


@pytest.mark.parametrize("action", ["", "hand-in/", "receipts/1/"])
def test_scheduled_or_withdrawn_is_404_for_students(login, student, essay, address, action):
    hand_in(essay, student)
    essay.withdrawn_at = timezone.now()
    essay.save()

    assert login(student).get(address(action)).status_code == 404


def test_preview_without_script_shows_the_page_and_keeps_the_text(login, student, address):
    data = {"text": "**typed**", "version": 0, "writer": student.pk}

    response = login(student).post(address("preview/"), data)

    assert response.templates[0].name == "essays/task.html"
    assert "<strong>typed</strong>" in response.content.decode()
    assert "\n**typed**</textarea>" in response.content.decode()
    assert 'name="version" value="1"' in response.content.decode()
    assert Draft.objects.get().text == "**typed**"


def test_preview_without_script_asks_where_another_tab_saved_meanwhile(login, student, address):
    client = login(student)
    data = {"text": "mine", "version": 0, "writer": student.pk}
    client.post(address("preview/"), data | {"text": "theirs"})

    page = client.post(address("preview/"), data)

    assert page.templates[0].name == "essays/conflict.html"
    assert "mine" in page.content.decode()
    assert Draft.objects.get().text == "theirs"


def test_preview_keeps_nothing_of_someone_else(login, student, classmate, address):
    data = {"text": "mine", "version": 0, "writer": classmate.pk}

    page = login(student).post(address("preview/"), data)

    assert page.status_code == 200
    assert not Draft.objects.exists()


def test_preview_by_htmx_is_the_partial_alone(login, student, address):
    data = {"text": SCRIPT, "version": 0, "writer": student.pk}

    response = login(student).post(address("preview/"), data, headers={"hx-request": "true"})

    assert response.templates[0].name == "essays/_preview.html"
    assert "<script" not in response.content.decode()


def test_question_warns_of_range_lateness_and_sameness(page, save, essay, student):
    hand_in(essay, student, text="satu dua")
    essay.due_at = timezone.now() - timedelta(minutes=1)
    essay.save()

    html = page("hand-in/")

    for warning in ("3 fewer than asked", "counts as late", "word for word the text of attempt 1"):
        assert warning in html


def test_receipt_names_everything_that_proves_it(page, essay, student):
    attempt = hand_in(essay, student)

    html = page("receipts/1/")

    for shown in (
        attempt.receipt_number,
        essay.title,
        "Siti Student",
        str(student.course),
        attempt.sha256[:8],
        "WIB",
        "handed in on time",
        "<strong>berunding</strong>",
    ):
        assert shown in html


def test_receipt_of_a_classmate_is_404(login, classmate, essay, student, address):
    hand_in(essay, student)

    assert login(classmate).get(address("receipts/1/")).status_code == 404


def test_old_attempts_stay_readable(page, essay, student):
    attempt = hand_in(essay, student, text="The first text.")
    factories.make_attempt(attempt.work, "The second text.")

    assert "The first text." in page("receipts/1/")
    assert "Attempt 1: text and receipt" in page()


@pytest.mark.parametrize("action", ["", "hand-in/", "receipts/1/"])
def test_markup_in_an_essay_or_title_stays_text(page, essay, student, action):
    essay.title = essay.instructions = SCRIPT
    essay.save()
    hand_in(essay, student, text=SCRIPT)

    assert "<script>alert" not in page(action)


def test_markup_stays_text_between_two_versions(save):
    save(SCRIPT)

    assert "<script>alert" not in save(SCRIPT + "!").content.decode()


@pytest.mark.parametrize("attempts", [1, 3])
@pytest.mark.parametrize(("action", "queries"), [("", 7), ("hand-in/", 5), ("receipts/1/", 5)])
def test_queries_do_not_grow_with_attempts(
    login, student, essay, address, django_assert_num_queries, attempts, action, queries
):
    essay.rubric = factories.make_rubric(essay.course.school, criteria=attempts)
    essay.save()
    work = factories.make_work(essay, student)
    for _ in range(attempts):
        factories.make_attempt(work, TEXT)
    client = login(student)

    with django_assert_num_queries(queries):
        client.get(address(action))


def make_mark(work, teacher, returned_at):
    work.returned_at = returned_at
    work.save()
    return Mark.objects.create(work=work, feedback="A clear opening.", marked_by=teacher.user)


def test_returned_essay_shows_its_feedback_within_twelve_queries(
    login, essay, student, teacher, address, django_assert_max_num_queries
):
    essay.rubric = factories.make_rubric(essay.course.school)
    essay.save()
    make_mark(hand_in(essay, student).work, teacher, returned_at=timezone.now())
    client = login(student)

    with django_assert_max_num_queries(12):
        html = read(client, address())

    assert "A clear opening." in html
    assert f"/marking/{student.works.get().pk}/acknowledge/" in html


def test_mark_that_is_not_released_leaves_no_trace(page, essay, student, teacher):
    make_mark(hand_in(essay, student).work, teacher, returned_at=None)

    html = page()

    assert "A clear opening." not in html
    assert "Returned" not in html
