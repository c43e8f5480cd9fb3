"""The section editor on a phone: nothing typed is lost, and what is pasted is clean."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from lessons.reading.models import Section
from tests import factories
from tests.journeys.pasted import PASTED

SAVED = "[data-state][data-kind=saved]"
ENGLISH = "#id_body_en"


@pytest.fixture
def author(transactional_db):
    return factories.make_teacher(factories.make_course(), language="en")


@pytest.fixture
def module(author):
    return factories.make_own_module(author.user, 1)


@pytest.fixture
def visitor(visit, author):
    return visit(author)


@pytest.fixture
def address(module):
    return reverse("authoring:section", args=[module.slug, "section-1"])


@pytest.fixture
def page(visitor, address):
    return visitor.tab(address)


def stored():
    return Section.objects.get().body_en


def copies(page):
    return page.evaluate(
        "Object.keys(localStorage).filter((key) => key.startsWith('section:')).length"
    )


def test_typing_saves_itself_and_is_there_after_a_reload(page):
    page.locator(ENGLISH).fill("New words")

    expect(page.locator("[data-state]")).to_have_text("Not saved yet")
    expect(page.locator(SAVED)).to_contain_text("Saved ")
    assert (stored(), copies(page)) == ("New words", 0)
    page.get_by_label("Title (Indonesian)").fill("Judul baru")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(SAVED)).to_be_visible()
    page.reload()
    expect(page.locator(ENGLISH)).to_have_value("New words")
    expect(page.get_by_label("Title (Indonesian)")).to_have_value("Judul baru")


def test_the_button_keeps_a_version_also_of_what_is_saved_already(page, module):
    page.locator(ENGLISH).fill("New words")
    expect(page.locator(SAVED)).to_be_visible()
    page.locator(ENGLISH).fill("Newer words")
    expect(page.locator(SAVED)).to_be_hidden()
    expect(page.locator(SAVED)).to_be_visible()
    before = module.versions.count()

    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.get_by_role("button", name="Save", exact=True).click()

    assert (before, module.versions.count()) == (1, 2)


def test_without_a_line_the_texts_are_kept_put_back_and_saved(visitor, page, address):
    visitor.forgive("ERR_INTERNET_DISCONNECTED")
    visitor.context.set_offline(True)
    page.locator(ENGLISH).fill("Without a line")
    page.get_by_label("Title (English)").fill("Kept title")
    expect(page.locator("[data-state]")).to_contain_text("no connection")
    page.close()
    visitor.context.set_offline(False)

    again = visitor.tab(address)

    expect(again.locator(ENGLISH)).to_have_value("Without a line")
    expect(again.get_by_label("Title (English)")).to_have_value("Kept title")
    expect(again.locator("[data-trouble=restored]")).to_be_visible()
    expect(again.locator(SAVED)).to_be_visible()
    assert (stored(), copies(again)) == ("Without a line", 0)


@pytest.mark.parametrize(
    ("choice", "kept"),
    [("Keep the text of this page", "Tab two"), ("Take the other text", "Tab one")],
)
def test_two_tabs_get_both_texts_and_a_choice(visitor, page, address, choice, kept):
    visitor.forgive("409")
    other = visitor.tab(address)
    page.locator(ENGLISH).fill("Tab one")
    expect(page.locator(SAVED)).to_be_visible()
    other.locator(ENGLISH).fill("Tab two")

    expect(other.locator("[data-trouble=conflict]")).to_be_visible()
    assert stored() == "Tab one"
    other.get_by_role("button", name="Compare both texts and choose").click()
    other.get_by_role("button", name=choice).click()

    expect(other.locator(ENGLISH)).to_have_value(kept)
    other.wait_for_load_state()
    assert (stored(), copies(other)) == (kept, 0)


def test_what_is_typed_between_two_versions_goes_on_in_the_editor(visitor, page, address):
    visitor.forgive("409")
    other = visitor.tab(address)
    page.locator(ENGLISH).fill("Tab one")
    expect(page.locator(SAVED)).to_be_visible()
    other.locator(ENGLISH).fill("Tab two")
    other.get_by_role("button", name="Compare both texts and choose").click()
    other.get_by_label("Text (English)").first.fill("Both")

    other.goto(page.url)

    expect(other.locator(ENGLISH)).to_have_value("Both")
    expect(other.locator("[data-trouble=conflict]")).to_be_visible()
    assert (stored(), copies(other)) == ("Tab one", 1)


def test_marks_pieces_and_the_preview(page):
    area = page.locator(ENGLISH)
    area.fill("")
    area.focus()
    page.get_by_text("Put in a word, a source or a picture").click()
    page.get_by_role("button", name="Put in veto").click()
    expect(area).to_have_value("[veto](term:veto)")
    area.fill("right to refuse")
    area.select_text()
    page.get_by_role("button", name="Put in veto").click()
    expect(area).to_have_value("[right to refuse](term:veto)")
    page.get_by_role("group", name="Marks for the text").last.get_by_role(
        "button", name="Heading"
    ).click()
    expect(area).to_have_value("## [right to refuse](term:veto)")

    page.get_by_role("button", name="Preview").click()

    expect(page.locator("#previews h2 .term")).to_have_text("right to refuse")
    expect(page.get_by_role("heading", name="Preview")).to_be_focused()


@pytest.mark.parametrize("source", PASTED)
def test_what_is_pasted_becomes_markdown(page, source):
    html, markdown = PASTED[source]
    page.locator(ENGLISH).fill("")

    page.evaluate(
        """([area, html]) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/html", html);
            clipboardData.setData("text/plain", "plain");
            const field = document.querySelector(area);
            field.focus();
            const options = { clipboardData, bubbles: true, cancelable: true };
            field.dispatchEvent(new ClipboardEvent("paste", options));
        }""",
        [ENGLISH, html],
    )

    expect(page.locator(ENGLISH)).to_have_value(markdown)
    expect(page.locator(SAVED)).to_be_visible()
    assert stored() == markdown


def test_hostile_clipboards_leave_only_words(page):
    hostile = """<p onclick="steal()">A<script>steal()</script><img src=x onerror="steal()">
        <a href="javascript:steal()">link</a> &lt;b&gt; [x](javascript:y) *z*</p>"""

    text = page.evaluate("html => pasteClean(html)", hostile)

    assert text == "A link \\<b> \\[x\\](javascript:y) \\*z\\*"
