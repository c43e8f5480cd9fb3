import re
from collections import Counter
from decimal import Decimal
from uuid import uuid4

import pytest
from django.urls import reverse

from classroom.audit.models import Entry
from classroom.people.models import Enrolment
from lessons.assignments.models import Assignment
from lessons.claims.models import Claim
from lessons.claims.services import rule
from tests.factories import make_claim, make_claim_check, make_course, make_module

VERDICTS = ["supported", "imprecise", "opinion", "wrong"]


@pytest.fixture
def modules(db):
    """Two modules of twelve claims each, three of every verdict."""
    made = [make_module(slug=slug) for slug in ("first", "second")]
    for module in made:
        for n in range(12):
            make_claim(module, VERDICTS[n % 4])
    return made


@pytest.fixture
def address(course):
    return reverse("claims:assign", args=[course.pk])


@pytest.fixture
def client(login, teacher):
    return login(teacher)


def sent(**changes):
    data = {"key": str(uuid4()), "how_many": "8", "title": "", "due_at": "29/11/2099 23.59"}
    return data | changes


def given():
    return [pick.claim for pick in Assignment.objects.get().picks.select_related("claim__module")]


def test_claims_are_drawn_from_all_modules_with_mixed_verdicts(client, address, modules):
    response = client.post(address, sent())

    assert response.status_code == 302
    assert Assignment.objects.get().title == "Claim check"
    assert Counter(claim.verdict for claim in given()) == dict.fromkeys(VERDICTS, 2)


def test_a_chosen_module_gives_its_own_claims_and_the_title(client, address, modules):
    client.post(address, sent(modules=["second"], how_many="5"))

    assert {claim.module for claim in given()} == {modules[1]}
    assert Assignment.objects.get().title == f"Claim check: {modules[1].title_en}"
    assert [pick.position for pick in Assignment.objects.get().picks.all()] == [1, 2, 3, 4, 5]


def test_claims_picked_by_hand_are_given_and_nothing_else(client, address, modules):
    picked = list(Claim.objects.all()[3:6])

    client.post(address, sent(picked=[claim.pk for claim in picked], title="Mine"))

    assert set(given()) == set(picked)
    assert Assignment.objects.get().title == "Mine"


def test_the_same_form_twice_assigns_once(client, address, modules):
    data = sent()
    client.post(address, data)
    page = client.post(address, data, follow=True)

    assert Assignment.objects.count() == 1
    assert "nothing was assigned twice" in page.content.decode()


def test_what_the_class_was_given_before_comes_last(client, course, address, modules):
    client.post(address, sent(how_many="12"))
    client.post(address, sent(how_many="12"))

    first, second = (set(a.picks.values_list("claim", flat=True)) for a in course.assignments.all())
    assert first & second == set()


def test_two_classes_of_one_form_get_the_same(client, teacher, course, address, modules):
    other = make_course(course.school)
    Enrolment.objects.create(course=other, user=teacher.user, role=Enrolment.Role.TEACHER)
    ticks = {f"class_{one.pk}": "on" for one in (course, other)}

    client.post(address, sent(**ticks))

    one, two = Assignment.objects.all()
    assert list(one.picks.values_list("claim")) == list(two.picks.values_list("claim"))


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"how_many": "13", "modules": ["first"]}, "There are only 12 claims in what you chose."),
        ({"how_many": ""}, "Say how many, or pick claims by hand."),
        ({"how_many": "31"}, "Ensure this value is less than or equal to 30."),
        ({"modules": ["nowhere"]}, "Select a valid choice. nowhere is not one"),
        ({"picked": ["0"]}, "Select a valid choice. 0 is not one"),
        ({"counting": "score", "points": ""}, "Say how many points there are."),
        ({"due_at": "soon"}, "Write day, month, year and time"),
    ],
)
def test_a_mistake_is_said_and_nothing_assigned(client, address, modules, changes, error):
    response = client.post(address, sent(**changes))

    assert response.status_code == 200
    assert error in response.content.decode()
    assert not Assignment.objects.exists()


@pytest.mark.parametrize(
    ("changes", "points"),
    [
        ({}, None),
        ({"counting": "none", "points": "20"}, None),
        ({"counting": "score", "points": "12,5"}, Decimal("12.5")),
    ],
)
def test_points_are_the_teachers_choice(client, address, modules, changes, points):
    client.post(address, sent(**changes))

    assert Assignment.objects.get().points == points


def test_a_module_can_be_ticked_by_the_address(client, address, modules):
    text = client.get(f"{address}?module=second").content.decode()

    ticked = re.findall(r'<input[^>]*name="modules"[^>]*value="(\w+)"[^>]*checked', text)
    assert ticked == ["second"]


def test_a_retired_claim_is_not_offered(client, address, modules):
    gone = Claim.objects.first()
    gone.retired_at = "2026-11-22T00:00Z"
    gone.save()

    assert gone.text_en not in client.get(address).content.decode()
    assert "is not one" in client.post(address, sent(picked=[gone.pk])).content.decode()


def test_without_claims_it_says_what_to_do(client, address):
    assert "manage.py load_claims" in client.get(address).content.decode()


def test_it_is_offered_on_the_page_of_the_class_and_of_the_module(client, course, modules):
    for page in (reverse("overview:course", args=[course.pk]), modules[0].get_absolute_url()):
        assert reverse("claims:assign", args=[course.pk]) in client.get(page).content.decode()


def test_the_count_of_queries_is_fixed(client, address, django_assert_max_num_queries):
    counts = []
    for more in (1, 30):
        module = make_module()
        for _n in range(more):
            make_claim(module)
        with django_assert_max_num_queries(100) as captured:
            client.get(address)
        counts.append(len(captured))

    assert counts == [6, 6]


def edit_url(check):
    return reverse("claims:edit", args=[check.course_id, check.pk])


def edited(check, **changes):
    return {"title": check.title, "due_at": "29/11/2099 23.59", "opens_at": ""} | changes


def test_the_points_can_be_changed_and_count_at_once(client, course, student):
    check = make_claim_check(course, points=10)
    for pick in check.picks.all():
        rule(pick=pick, enrolment=student, verdict=pick.claim.verdict, confidence=100)

    client.post(edit_url(check), edited(check, counting="score", points="30"))
    raised = check.works.get().earned
    client.post(edit_url(check), edited(check, counting="none", points="30"))

    assert (raised, check.works.get().earned) == (Decimal(30), None)
    changes = Entry.objects.filter(action="claims_counting_changed", school_id=course.school_id)
    assert [entry.after["points"] for entry in changes] == [None, "30"]


def test_the_edit_page_shows_whether_it_counts(client, course):
    check = make_claim_check(course, points=10)

    form = client.get(edit_url(check)).context["form"]

    assert form["counting"].value() == "score"
    assert check.edit_url == edit_url(check)
