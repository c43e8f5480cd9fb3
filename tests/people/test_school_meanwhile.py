"""One person, class or term on two pages at once: no save undoes another without a word."""

import pytest
from django.utils import timezone

from classroom.people.models import Course
from tests.browsing import sent
from tests.factories import make_course, make_term, make_user


@pytest.fixture
def pages(browser):
    browser.post("/language/", {"language": "en"})
    return browser


def opened(browser, path, **changes):
    """What a browser sends of the page as it is now, with `changes`."""
    return sent(browser.get(path).context["form"]) | changes


def both(browser, path, first, second):
    """Save `first`, then `second` from a page opened before; return what that one is told."""
    late = opened(browser, path, **second)
    assert browser.post(path, opened(browser, path, **first)).status_code == 302
    return browser.post(path, late)


def told(answer):
    return [tuple(row) for row in answer.context["since"]]


def test_details_saved_on_another_page_are_shown_and_kept(pages, school):
    siti = make_user("Siti", school=school)
    path = f"/school/people/{siti.pk}/edit/"

    answer = both(pages, path, {"nis": "4711"}, {"email": "siti@example.org"})

    assert told(answer) == [("School student number (NIS)", "4711", "", False)]
    assert "Dewi Admin saved other values" in answer.text
    siti.refresh_from_db()
    assert (siti.nis, siti.email) == ("4711", "")
    assert pages.post(path, sent(answer.context["form"])).status_code == 302
    siti.refresh_from_db()
    assert (siti.nis, siti.email) == ("4711", "siti@example.org")


def test_where_both_changed_a_name_both_are_shown_and_the_second_chooses(pages, school):
    course = make_course(school, name="IX-A")
    path = f"/school/classes/{course.pk}/edit/"

    answer = both(pages, path, {"name": "IX-B"}, {"name": "IX-C"})

    assert told(answer) == [("Name", "IX-B", "IX-C", True)]
    assert pages.post(path, sent(answer.context["form"])).status_code == 302
    course.refresh_from_db()
    assert course.name == "IX-C"


def test_a_class_moved_to_another_term_meanwhile_stays_there(pages, school):
    course, term = make_course(school), make_term(school, year=2027)
    path = f"/school/classes/{course.pk}/edit/"

    answer = both(pages, path, {"term": term.pk}, {"subject": "PPKn"})

    assert told(answer) == [("Term", str(term), "2026/2027, semester 1", False)]
    assert pages.post(path, sent(answer.context["form"])).status_code == 302
    course.refresh_from_db()
    assert (course.term, course.subject) == (term, "PPKn")


def test_days_of_a_term_saved_on_another_page_are_shown_and_kept(pages, school):
    term = make_term(school)
    path = f"/school/terms/{term.pk}/"

    answer = both(pages, path, {"ends_on": "23/12/2026"}, {"starts_on": "06/07/2026"})

    assert told(answer) == [("Last day", "23/12/2026", "19/12/2026", False)]
    pages.post(path, sent(answer.context["form"]))
    term.refresh_from_db()
    assert f"{term.starts_on} {term.ends_on}" == "2026-07-06 2026-12-23"


def test_a_page_that_changes_nothing_undoes_nothing(pages, school):
    siti = make_user("Siti", school=school)

    answer = both(pages, f"/school/people/{siti.pk}/edit/", {"full_name": "Siti A."}, {})

    assert told(answer) == [("Full name", "Siti A.", "Siti", False)]


def test_a_class_archived_meanwhile_is_told_and_keeps_its_name(pages, school):
    course = make_course(school, name="IX-A")
    path = f"/school/classes/{course.pk}/edit/"
    late = opened(pages, path, name="IX-B")
    Course.objects.update(archived_at=timezone.now())

    answer = pages.post(path, late)

    assert answer.context["form"].non_field_errors()
    assert Course.objects.get().name == "IX-A"
