from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lessons.claims.models import Ruling
from tests.factories import make_claim_check, make_course


@pytest.fixture
def client(login, student):
    return login(student)


def stored():
    return [(one.pick.position, one.verdict, one.confidence) for one in Ruling.objects.all()]


def test_a_ruling_is_kept_and_leads_to_what_is_told(client, url, said):
    response = client.post(url("claim_rule", 1), said("wrong", 70))

    assert response.status_code == 302
    assert response.url == f"{url('claim', 1)}#told"
    assert stored() == [(1, "wrong", 70)]


def test_htmx_gets_the_claim_alone_with_what_is_told(client, url, said):
    response = client.post(url("claim_rule", 1), said(), headers={"HX-Request": "true"})

    text = response.content.decode()
    assert text.lstrip().startswith('<article id="claim"')
    assert 'id="told"' in text
    assert "data-focus" in text


def test_the_first_answer_counts_and_the_second_is_told_so(client, url, said):
    client.post(url("claim_rule", 1), said("wrong", 70))
    page = client.post(url("claim_rule", 1), said("imprecise", 100), follow=True)

    assert stored() == [(1, "wrong", 70)]
    assert "the first answer counts." in page.content.decode()


def test_the_same_answer_again_is_silent(client, url, said):
    client.post(url("claim_rule", 1), said())
    page = client.post(url("claim_rule", 1), said(), follow=True)

    assert len(stored()) == 1
    assert "the first answer counts." not in page.content.decode()


def test_the_last_claim_hands_in(client, check, url, said):
    client.post(url("claim_rule", 1), said())
    assert check.works.get().submitted_at is None

    client.post(url("claim_rule", 2), said())

    assert check.works.get().submitted_at


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ({"confidence": "80"}, "Choose a verdict first."),
        ({"verdict": "wrong"}, "Say how sure you are."),
        ({"verdict": "maybe", "confidence": "80"}, "Choose one of the four verdicts."),
        ({"verdict": "wrong", "confidence": "40"}, "Choose one of the steps that are shown."),
        ({"verdict": "wrong", "confidence": "x"}, "Choose one of the steps that are shown."),
    ],
)
def test_what_is_missing_or_nonsense_is_said_and_nothing_kept(client, url, data, error):
    response = client.post(url("claim_rule", 1), data)

    assert response.status_code == 200
    assert error in response.content.decode()
    assert stored() == []


def test_what_was_chosen_stays_chosen_when_something_is_missing(client, url):
    text = client.post(url("claim_rule", 1), {"verdict": "wrong"}).content.decode()

    assert 'value="wrong" id="verdict-wrong" required checked' in text


def test_the_work_earns_its_part_of_the_points(login, student, course, said):
    check = make_claim_check(course, points=10)
    client = login(student)

    client.post(f"{check.get_absolute_url()}1/rule/", said("imprecise", 100))
    after_one = check.works.get().earned
    client.post(f"{check.get_absolute_url()}2/rule/", said("wrong", 60))

    assert (str(after_one), str(check.works.get().earned)) == ("5.00", "6.60")


def test_without_points_it_earns_none(client, check, url, said):
    client.post(url("claim_rule", 1), said())

    assert check.works.get().earned is None


def test_what_is_closed_takes_nothing_in(client, check, url, said):
    check.due_at, check.closes_at = None, timezone.now() - timedelta(hours=1)
    check.save()

    page = client.post(url("claim_rule", 1), said(), follow=True)

    assert stored() == []
    assert "This is closed" in page.content.decode()


def test_an_answer_whose_reply_was_lost_is_found_again_after_closing(client, check, url, said):
    client.post(url("claim_rule", 1), said())
    check.due_at, check.closes_at = None, timezone.now() - timedelta(hours=1)
    check.save()

    page = client.post(url("claim_rule", 1), said(), follow=True)

    assert "Your verdict is right." in page.content.decode()


def test_an_archived_class_and_other_people_are_refused(
    client, login, teacher, outsider, course, url, said
):
    assert login(outsider).post(url("claim_rule", 1), said()).status_code == 404
    assert login(teacher).post(url("claim_rule", 1), said()).status_code == 403
    course.archived_at = timezone.now()
    course.save()

    assert client.post(url("claim_rule", 1), said()).status_code == 403
    assert client.post(url("claim_correct", 1), {"correction": "x"}).status_code == 403
    assert client.get(url("claim", 1)).status_code == 200
    assert stored() == []


def test_the_address_of_another_class_is_404(client, check, url, said):
    address = url("claim_rule", 1).replace(f"/{check.course_id}/", f"/{make_course().pk}/", 1)

    assert client.post(address, said()).status_code == 404


def test_a_form_of_another_site_is_refused(student, url, said):
    client = Client(enforce_csrf_checks=True)
    client.force_login(student.user)

    assert client.post(url("claim_rule", 1), said()).status_code == 403
