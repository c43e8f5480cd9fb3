"""A student writes: nothing typed is lost, nothing is overwritten, one hand-in is one attempt."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from classroom.texts import count_words, fingerprint, normalise
from lessons.essays.models import Attempt, Draft
from tests import factories
from tests.essays.test_words import COUNTS

OFFLINE = "ERR_INTERNET_DISCONNECTED"
SAVED = "[data-state][data-kind=saved]"
LONG = "Dunia “kita” — negara\u00a0besar & kecil 😀\n" * 60


@pytest.fixture
def student(transactional_db):
    return factories.make_student(factories.make_course(), "Siti Student", language="en")


@pytest.fixture
def essay(student):
    rubric = factories.make_rubric(student.course.school)
    return factories.make_essay(student.course, words_min=3, words_max=9, rubric=rubric)


@pytest.fixture
def visitor(visit, student):
    return visit(student)


@pytest.fixture
def page(visitor, essay):
    return visitor.tab(essay)


def write(page, text):
    page.locator("#id_text").press_sequentially(text)


def state(page):
    return page.locator("[data-state]")


def copies(page):
    return page.evaluate(
        "Object.keys(localStorage).filter((key) => key.startsWith('essay:')).length"
    )


def test_typing_is_counted_saved_and_there_after_a_reload(page):
    write(page, "Satu dua")

    expect(page.locator("[data-range]")).to_have_text("1 fewer than asked")
    expect(state(page)).to_have_text("Not saved yet")
    expect(page.locator(SAVED)).to_contain_text("Saved ")
    assert copies(page) == 0
    page.reload()
    expect(page.locator("#id_text")).to_have_value("Satu dua")
    assert Draft.objects.get().version == 1


def test_page_and_server_count_and_fingerprint_alike(page):
    ask = "text => [writingText.countWords(writingText.normal(text)), writingText.sha256(text)]"
    texts = [text for text, _words in COUNTS] + [LONG, *("x" * length for length in range(50, 70))]

    answers = [page.evaluate(ask, text) for text in texts]

    assert answers == [[count_words(normalise(text)), fingerprint(text)] for text in texts]


def test_text_written_without_a_line_is_kept_put_back_and_saved(visitor, page, essay):
    visitor.forgive(OFFLINE)
    visitor.context.set_offline(True)
    write(page, "Tanpa sinyal")
    expect(state(page)).to_contain_text("no connection")
    assert copies(page) == 1

    page.close()
    visitor.context.set_offline(False)
    assert not Draft.objects.exists()
    again = visitor.tab(essay)

    expect(again.locator("#id_text")).to_have_value("Tanpa sinyal")
    expect(again.locator("[data-trouble=restored]")).to_be_visible()
    expect(again.locator(SAVED)).to_be_visible()
    assert Draft.objects.get().text == "Tanpa sinyal"
    assert copies(again) == 0


def test_saving_goes_on_when_the_line_is_back(visitor, page):
    visitor.forgive(OFFLINE)
    visitor.context.set_offline(True)
    write(page, "Nanti tersimpan")
    expect(state(page)).to_contain_text("no connection")

    visitor.context.set_offline(False)

    expect(page.locator(SAVED)).to_be_visible()


def test_lost_answer_is_no_conflict(visitor, page):
    visitor.forgive("ERR_FAILED")

    def lose_the_answer(route):
        route.fetch()
        route.abort()

    page.route("**/draft/", lose_the_answer)
    write(page, "Sampai di sana")
    expect(state(page)).to_contain_text("no connection")
    assert Draft.objects.get().text == "Sampai di sana"

    page.unroute("**/draft/")
    visitor.forgive("409")
    write(page, " dan terus")

    expect(page.locator(SAVED)).to_be_visible()
    assert Draft.objects.get().text == "Sampai di sana dan terus"


def test_hotspot_page_in_between_is_not_taken_for_a_save(visitor, page):
    page.route("**/draft/", lambda route: route.fulfill(body="<p>Log in to Wi-Fi</p>"))

    write(page, "Lewat hotspot")

    expect(state(page)).to_contain_text("no connection")
    assert copies(page) == 1


def test_expired_session_keeps_the_text_until_one_has_signed_in_again(visitor, page, student):
    visitor.forgive("401")
    Session.objects.all().delete()
    write(page, "Sesi habis")
    expect(page.locator("[data-trouble=stranger]")).to_be_visible()
    assert copies(page) == 1

    visitor.sign_in(student)
    page.evaluate("window.dispatchEvent(new Event('focus'))")

    expect(page.locator(SAVED)).to_be_visible()
    expect(page.locator("[data-trouble=stranger]")).to_be_hidden()
    assert Draft.objects.get().text == "Sesi habis"


def test_someone_else_signing_in_does_not_get_the_text(visitor, page, student):
    visitor.forgive("403")
    classmate = factories.make_student(student.course)
    visitor.sign_in(classmate)

    write(page, "Bukan milikmu")

    expect(page.locator("[data-trouble=stranger]")).to_be_visible()
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    ("choice", "kept"),
    [("Keep the text of this page", "Tab dua"), ("Take the other text", "Tab satu")],
)
def test_two_tabs_get_both_texts_and_a_choice(visitor, page, essay, choice, kept):
    visitor.forgive("409")
    other = visitor.tab(essay)
    write(page, "Tab satu")
    expect(page.locator(SAVED)).to_be_visible()
    write(other, "Tab dua")

    expect(other.locator("[data-trouble=conflict]")).to_be_visible()
    assert Draft.objects.get().text == "Tab satu"
    other.get_by_role("button", name="Compare both texts and choose").click()
    expect(other.get_by_label("The text of this page")).to_have_value("Tab dua")
    expect(other.get_by_label("The other text")).to_have_value("Tab satu")
    other.get_by_role("button", name=choice).click()

    expect(other.locator("#id_text")).to_have_value(kept)
    other.wait_for_load_state()
    assert Draft.objects.get().text == kept
    assert copies(other) == 0


def test_leaving_with_unsaved_text_asks_first(visitor, page):
    visitor.forgive(OFFLINE)
    visitor.context.set_offline(True)
    write(page, "Jangan pergi")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))

    page.close(run_before_unload=True)
    page.wait_for_timeout(500)

    assert asked == ["beforeunload"]


def test_marks_preview_and_a_double_tap_on_hand_in(page):
    page.get_by_role("button", name="Heading").click()
    write(page, "Judul\n\nSatu dua tiga")
    page.locator("#id_text").select_text()
    page.get_by_role("button", name="Quotation").click()
    expect(page.locator("#id_text")).to_have_value("> # Judul\n> \n> Satu dua tiga")
    page.get_by_role("button", name="Preview").click()
    expect(page.locator("#preview blockquote h2")).to_have_text("Judul")

    page.get_by_role("button", name="Hand in…").click()
    page.get_by_role("button", name="Yes, hand in").dblclick()

    expect(page.get_by_role("heading", level=1)).to_have_text("Your essay is handed in")
    attempt = Attempt.objects.get()
    assert attempt.text == "> # Judul\n> \n> Satu dua tiga"
    page.get_by_role("link", name="Back to the essay").click()
    expect(page.locator("#status")).to_contain_text("attempt 1")
    write(page, " lagi")
    expect(page.locator("[data-changed]")).to_be_visible()


def test_everything_works_without_scripts(visit, student, essay):
    visitor = visit(student, java_script_enabled=False)
    page, other = visitor.tab(essay), visitor.tab(essay)

    page.locator("#id_text").fill("Tanpa **skrip** pun bisa")
    page.get_by_role("button", name="Preview").click()
    expect(page.locator("#preview strong")).to_have_text("skrip")
    expect(page.locator("#id_text")).to_have_value("Tanpa **skrip** pun bisa")
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator("#messages")).to_have_text("Draft saved. It is not handed in.")
    other.locator("#id_text").fill("Dari tab lain")
    other.get_by_role("button", name="Save draft").click()
    expect(other.get_by_label("The other text")).to_have_value("Tanpa **skrip** pun bisa")
    page.get_by_role("button", name="Hand in…").click()
    page.get_by_role("button", name="Yes, hand in").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Your essay is handed in")
    expect(page.locator("[data-print]")).to_be_hidden()
    assert Attempt.objects.get().text == "Tanpa **skrip** pun bisa"


def test_of_two_kept_texts_the_newer_goes_on_and_the_older_is_offered(
    visitor, page, essay, student
):
    put = """([key, at, text]) =>
        localStorage.setItem(key + at, JSON.stringify({ at, text, version: 0 }))"""
    for at, text in ((1, "Lebih lama"), (2, "Lebih baru")):
        page.evaluate(put, [f"essay:{student.pk}:{essay.pk}:", at, text])

    page.reload()

    expect(page.locator("#id_text")).to_have_value("Lebih baru")
    expect(page.locator("[data-others] textarea")).to_have_value("Lebih lama")
    expect(page.locator(SAVED)).to_be_visible()
    page.get_by_role("button", name="Remove it from this device").click()
    assert copies(page) == 0
