"""Modules as files in a real browser: from one school to another, and onto a phone."""

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from lessons.reading.models import Module
from lessons.reading.services import files_of
from lessons.reading.zipped import zipped
from tests.factories import make_course, make_reading, make_student, make_teacher
from tests.journeys.looking import faults
from tests.reading.tiny import tiny


@pytest.fixture
def modules(transactional_db):
    call_command("load_modules", verbosity=0)


def saved(page, link, directory):
    """Follow a link to a download; return the path it was saved to."""
    with page.expect_download() as started:
        page.get_by_role("link", name=link).click()
    path = directory / started.value.suggested_filename
    started.value.save_as(path)
    return path


def test_a_module_goes_from_one_school_to_another_as_a_file(visit, modules, course, tmp_path):
    sender = visit(make_teacher(course, language="en"))
    receiver = make_teacher(make_course(), language="en")

    path = saved(sender.tab("/modules/oic-table/"), "Export (zip)", tmp_path)
    page = visit(receiver).tab("/modules/")
    page.get_by_role("link", name="Import a module").click()
    assert faults(page) == []
    page.get_by_label("The module as a zip file").set_input_files(path)
    page.get_by_role("button", name="Import").click()

    expect(page.get_by_role("heading", name="Diplomacy at the OIC Table", level=1)).to_be_visible()
    expect(page.get_by_text("The module was imported. Only you can see it so far.")).to_be_visible()
    copy = Module.objects.get(created_by=receiver.user)
    original = files_of(Module.objects.get(slug="oic-table"))
    files = files_of(copy)
    files["module.toml"] = files["module.toml"].replace(b'"oic-table-2"', b'"oic-table"', 1)
    assert (copy.school, files) == (receiver.course.school, original)


def test_a_file_with_mistakes_is_told_where_on_a_phone(visit, course, tmp_path):
    page = visit(make_teacher(course, language="en")).tab("/modules/import/")
    wrong = tmp_path / "tiny.zip"
    wrong.write_bytes(zipped(tiny(("module.toml", 'code = "T1"', 'code = ""'))))

    page.get_by_label("The module as a zip file").set_input_files(wrong)
    page.get_by_role("button", name="Import").click()

    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_role("row", name="module.toml 2 code is empty")).to_be_visible()
    file, _line, mistake = (cell.bounding_box() for cell in page.get_by_role("cell").all())
    assert mistake["y"] >= file["y"] + file["height"]
    assert faults(page) == []
    assert not Module.objects.exists()


def test_a_module_is_read_without_a_network(visit, modules, course, tmp_path):
    reading = make_reading(course, Module.objects.get(slug="three-or-more"))
    student = make_student(course, language="en")
    path = saved(visit(student).tab(reading), "Save for offline", tmp_path)

    offline = visit(offline=True)
    page = offline.context.new_page()
    page.goto(path.as_uri())

    expect(page.get_by_role("heading", level=1)).to_have_text("Three or More")
    assert page.evaluate("performance.getEntriesByType('resource')") == []
    page.locator("a.term").first.click()
    expect(page.locator("dt:target")).to_be_in_viewport()
    page.get_by_text("Show the answer").first.click()
    expect(page.locator("details.key[open] li").first).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert faults(page) == []
