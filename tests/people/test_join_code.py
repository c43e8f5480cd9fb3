from datetime import timedelta

import pytest
from django.utils import timezone

from classroom.audit.models import Entry
from tests.factories import make_course, make_join_code


def page(course):
    return f"/classes/{course.pk}/join-code/"


def test_the_board_shows_code_link_and_picture(login, course, teacher):
    code = make_join_code(course)

    text = login(teacher).get(page(course)).text

    assert str(code) in text
    assert f"http://testserver/join/{code.code}/" in text
    assert '<svg viewBox="0 0' in text
    assert "style=" not in text


def test_a_new_code_replaces_the_one_before(login, course, teacher):
    old = make_join_code(course)

    login(teacher).post(page(course) + "new/", {"days": 7})

    new = course.join_codes.valid().get()
    assert new != old
    assert timedelta(days=6) < new.expires_at - timezone.now() < timedelta(days=8)


def test_making_a_code_is_recorded_without_the_code(login, course, teacher):
    login(teacher).post(page(course) + "new/", {"days": 1})

    entry = Entry.objects.get()
    assert entry.action == "join_code_new"
    assert list(entry.after) == ["expires_at"]
    assert entry.target_name == str(course)


def test_an_odd_time_makes_no_code(login, course, teacher):
    response = login(teacher).post(page(course) + "new/", {"days": 999})

    assert list(response.context["form"].errors) == ["days"]
    assert not course.join_codes.exists()


def test_revoking_stops_the_code_and_is_recorded_once(login, course, teacher):
    code = make_join_code(course)
    browser = login(teacher)

    for _ in range(2):
        browser.post(f"{page(course)}{code.pk}/revoke/")

    assert not course.join_codes.valid().exists()
    assert [entry.action for entry in Entry.objects.all()] == ["join_code_revoke"]


def test_a_code_of_another_class_is_not_found(login, course, teacher):
    code = make_join_code(make_course(course.school))

    assert login(teacher).post(f"{page(course)}{code.pk}/revoke/").status_code == 404


def acts(course):
    code = make_join_code(course)
    return [("get", ""), ("post", "new/"), ("post", f"{code.pk}/revoke/")]


def test_students_have_no_part_in_it(login, course, student):
    for method, path in acts(course):
        assert getattr(login(student), method)(page(course) + path).status_code == 403


def test_outsiders_do_not_learn_of_the_class(login, course, outsider):
    for method, path in acts(course):
        assert getattr(login(outsider), method)(page(course) + path).status_code == 404


@pytest.mark.parametrize("path", ["new/", "1/revoke/"])
def test_an_archived_class_gets_no_code(login, course, teacher, path):
    course.archived_at = timezone.now()
    course.save()

    assert login(teacher).post(page(course) + path, {"days": 7}).status_code == 403
