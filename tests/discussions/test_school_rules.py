"""What a school wants for all its discussions."""

import pytest
from django.urls import reverse

from classroom.audit.models import Entry
from lessons.discussions.models import SafetyRules
from tests.factories import make_admin, make_school

RULES = "/school/discussions/"


@pytest.fixture
def admin(course):
    return make_admin(course.school)


def test_an_admin_sets_the_rules_and_the_record_says_so(admin, course, login):
    response = login(admin).post(RULES, {"hide_on_report": "on"})

    rules = SafetyRules.objects.get()
    assert response.url == RULES
    assert (rules.school, rules.hide_on_report, rules.students_open) == (course.school, True, False)
    assert (Entry.objects.get().before, Entry.objects.get().after) == (
        {"hide_on_report": False},
        {"hide_on_report": True},
    )


def test_the_same_rules_again_leave_no_trace(admin, login):
    client = login(admin)

    for _again in range(2):
        client.post(RULES, {"students_open": "on"})

    assert Entry.objects.count() == 1


def test_looking_makes_no_rules(admin, login):
    assert login(admin).get(RULES).status_code == 200
    assert SafetyRules.objects.count() == 0


def test_the_rules_are_the_own_schools_and_for_admins(admin, teacher, student, login):
    elsewhere = make_admin(make_school())

    login(elsewhere).post(RULES, {"hide_on_report": "on"})
    answers = [login(who).post(RULES, {}).status_code for who in (teacher, student)]

    assert SafetyRules.objects.get().school_id == elsewhere.memberships.get().school_id
    assert answers == [404, 404]


def test_the_school_page_leads_to_the_rules(admin, login):
    page = login(admin).get(reverse("people:school")).content.decode()

    assert f'href="{RULES}"' in page
