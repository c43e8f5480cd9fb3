"""One claim, and above all: what a student cannot learn of it before the own ruling."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from lessons.claims.models import Claim
from tests.claims.conftest import SECRETS
from tests.factories import make_claim_check, make_ruling, make_work


@pytest.fixture
def client(login, student):
    return login(student)


def told(response):
    """Whatever of `SECRETS` is anywhere in a response, headers included."""
    everything = response.content.decode() + str(dict(response.headers))
    return [secret for secret in SECRETS if secret in everything]


def test_a_claim_is_asked_with_four_verdicts_and_six_steps(client, claims, url):
    page = client.get(url("claim", 1))

    text = page.content.decode()
    assert claims[0].text_en in text
    assert re.findall(r'name="verdict" value="(\w+)"', text) == [
        *("supported", "imprecise", "opinion", "wrong")
    ]
    assert re.findall(r'name="confidence" value="(\d+)"', text) == [
        *("50", "60", "70", "80", "90", "100")
    ]
    assert "checked" not in text


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}, {"Accept": "application/json"}])
def test_before_the_ruling_nothing_is_told_however_one_asks(client, url, headers):
    assert told(client.get(url("claim", 1), headers=headers)) == []
    assert told(client.get(url("task"), headers=headers)) == []


@pytest.mark.parametrize("method", ["head", "options", "put", "patch", "delete"])
def test_other_methods_tell_nothing(client, url, method):
    for name in ("claim", "claim_rule", "claim_correct"):
        assert told(getattr(client, method)(url(name, 1))) == []


@pytest.mark.parametrize(
    "data",
    [{}, {"verdict": "imprecise"}, {"confidence": "80"}, {"verdict": "?", "confidence": "101"}],
)
def test_a_refused_answer_tells_nothing(client, url, data):
    assert told(client.post(url("claim_rule", 1), data)) == []


def test_a_correction_before_the_ruling_is_404(client, url):
    response = client.post(url("claim_correct", 1), {"correction": "It is so."})

    assert response.status_code == 404
    assert told(response) == []


def test_after_one_ruling_the_next_claim_is_still_untold(client, student, check, url):
    make_ruling(make_work(check, student))

    assert told(client.get(url("claim", 2))) == []


def test_a_claim_further_on_leads_back_to_the_first_open_one(client, url):
    response = client.get(url("claim", 2))

    assert response.status_code == 302
    assert response.url == url("claim", 1)
    assert client.post(url("claim_rule", 2), {}).url == url("claim", 1)


def test_what_a_classmate_was_told_stays_with_the_classmate(client, classmate, check, url):
    make_ruling(make_work(check, classmate), correction="Mine alone.")

    page = client.get(url("claim", 1))

    assert told(page) == []
    assert "Mine alone." not in page.content.decode()


def test_a_closed_claim_is_not_told_to_who_never_ruled(client, check, url):
    check.due_at, check.closes_at = None, timezone.now() - timedelta(hours=1)
    check.save()

    page = client.get(url("claim", 1))

    assert told(page) == []
    assert "its verdict is not shown" in page.content.decode()


def test_the_page_is_the_same_whatever_the_verdict(login, student, course):
    """Nothing in its source, its length or its attributes follows from the verdict."""
    pages = set()
    for verdict in Claim._meta.get_field("verdict").flatchoices:
        check = make_claim_check(course, [verdict[0]])
        page = login(student).get(f"{check.get_absolute_url()}1/").content.decode()
        same = re.sub(r"csrf[^>]*>|X-CSRFToken[^>]*>", "", page)
        same = re.sub(rf"/claims/{check.pk}/", "/claims/N/", same)
        pages.add(re.sub(r"(Claim|Module|Assignment) \d+", r"\1 N", same))

    assert len(pages) == 1


def test_the_verdict_is_not_even_read_before_the_ruling(client, url, django_assert_num_queries):
    with django_assert_num_queries(7) as captured:
        client.get(url("claim", 1))

    # The rulings bring whole claims, but there are none of this student yet.
    asked = [query["sql"] for query in captured if "claims_ruling" not in query["sql"]]
    columns = set(re.findall(r'"claims_claim"\."(\w+)"', " ".join(asked)))
    assert columns == {"id", "module_id", "text_en", "text_ind"}


def test_after_the_ruling_everything_is_told(client, student, check, claims, url):
    make_ruling(make_work(check, student), 1, "wrong", 90)

    text = client.get(url("claim", 1)).content.decode()

    assert "Your verdict is not right." in text
    assert "Verdict: <b>imprecise</b>. You said: <b>wrong</b>, 90% sure." in text
    assert "9.5 of 100 points" in text
    assert claims[0].correction_en in text
    assert claims[0].source_en in text
    assert "as of 22 November 2026" in text


@pytest.mark.parametrize(
    ("verdict", "confidence", "why"),
    [
        ("imprecise", 90, "99.5 of 100 points: the verdict is right, and you were as good as sure"),
        ("imprecise", 50, "87.5 of 100 points: the verdict is right, and had you been surer"),
        ("wrong", 100, "0 of 100 points: the verdict is not right, and being 100% sure of it cost"),
        ("wrong", 60, "32 of 100 points: the verdict is not right, but your doubt saved"),
    ],
)
def test_it_says_in_a_sentence_why_there_are_so_many_points(
    client, student, check, url, verdict, confidence, why
):
    make_ruling(make_work(check, student), 1, verdict, confidence)

    assert why in client.get(url("claim", 1)).content.decode()


def test_a_teacher_sees_the_claim_with_its_verdict_and_cannot_answer(login, teacher, url, said):
    page = login(teacher).get(url("claim", 2))

    assert "What is known: supported" in page.content.decode()
    assert login(teacher).post(url("claim_rule", 1), said()).status_code == 403


def test_a_place_where_no_claim_stands_is_404(client, url):
    assert client.get(url("claim", 3)).status_code == 404
    assert client.post(url("claim_rule", 3), {}).status_code == 404
