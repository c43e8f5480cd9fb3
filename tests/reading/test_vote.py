"""The vote one sets up: five outcomes with their reasons, for everybody who is signed in."""

import re

import pytest
from django.urls import reverse
from django.utils.translation import override

from lessons.figures.voting import Group, Vote, outcomes
from lessons.reading.prose import render
from lessons.reading.vote_words import why
from tests.factories import make_user

HTMX = {"HX-Request": "true"}
URL = "/figures/vote/"


@pytest.fixture
def reader(db, login):
    """Somebody of no class and no school, reading English."""
    return login(make_user(language="en"))


def told(html):
    """Return {rule: "Passes" or "Fails"} as the page tells them."""
    names = re.findall(r'<p class="row-title">(.*?)</p>', html)
    verdicts = re.findall(r"</svg> (Passes|Fails)</span>", html)
    return dict(zip(names, verdicts, strict=True))


def ask(client, headers=None, **numbers):
    return client.get(URL, numbers, headers=headers or {}).content.decode()


def test_it_begins_with_a_council_in_which_the_rules_do_not_agree(reader):
    html = ask(reader)

    assert "15 members: 8 in favour, 5 against." in html
    assert told(html) == {
        "Simple majority of those voting": "Passes",
        "Two thirds of those voting": "Fails",
        "Weighted votes": "Passes",
        "Majority with a veto": "Fails",
        "Consensus": "Fails",
    }


def test_other_numbers_are_decided_anew_and_kept_in_the_form(reader):
    html = ask(reader, permanent_no="0", permanent_yes="5", other_no="0", other_yes="8")

    assert set(told(html).values()) == {"Passes"}
    assert 'name="other_yes" value="8"' in html


def test_htmx_gets_the_figure_alone(reader):
    page = reader.get(URL, {"other_yes": "9"}, headers=HTMX)

    html = page.content.decode().strip()
    assert html.startswith('<figure class="figure vote" id="vote">')
    assert html.endswith("</figure>")
    assert "HX-Request" in page.headers["Vary"]


@pytest.mark.parametrize("typed", ["x", "-1", "201", "1.5", "", "²", "9" * 5000])
def test_a_bad_number_is_told_at_its_field_and_stays(reader, typed):
    html = ask(reader, permanent_no=typed)

    assert '<p class="invalid-feedback" id="vote-permanent_no_error"' in html
    assert "Write a whole number from 0 to 200." in html
    assert "vote-result" not in html
    assert not typed or f'value="{typed}"' in html


def test_a_vote_weighs_something(reader):
    assert "Write a whole number from 1 to 200." in ask(reader, other_weight="0")


def test_an_empty_council_is_told(reader):
    keys = ("yes", "no", "abstain", "absent")
    nobody = {f"{group}_{key}": "0" for group in ("permanent", "other") for key in keys}

    assert "There is nobody in this council yet." in ask(reader, **nobody)


def test_what_is_typed_shows_as_text(reader):
    html = ask(reader, other_yes='"><script>alert(1)</script>')

    assert "<script>alert" not in html


def test_whoever_is_not_signed_in_is_sent_to_sign_in(client, db):
    assert client.get(URL)["Location"].startswith(reverse("people:login"))


def test_in_a_text_the_form_leads_to_its_own_page():
    with override("en"):
        html = render("![](figure:vote)", (), ()).html

    assert f'<form method="get" action="{URL}"' in html
    assert len(told(html)) == 5


def vote(yes=0, no=0, permanent_yes=0, permanent_no=0, weight=1):
    return Vote(Group(yes=permanent_yes, no=permanent_no, weight=weight), Group(yes=yes, no=no))


SENTENCES = [
    (vote(7, 3), "majority", "7 of the 10 votes cast are in favour; more than half is 6."),
    (
        vote(7, 4),
        "two_thirds",
        "7 of the 11 votes cast are in favour; two thirds, rounded up, is 8",
    ),
    (vote(2, 0, 0, 1, 3), "weighted", "The votes in favour weigh 2 of 5; more than half is 3."),
    (vote(9, 0, 4, 1), "veto", "1 permanent member is against."),
    (vote(9, 0, 3, 2), "veto", "2 permanent members are against."),
    (vote(9, 0, 5, 0), "veto", "There is a majority, and no permanent member is against."),
    (vote(1, 9, 0, 0), "veto", "No permanent member is against, but there is no majority."),
    (vote(9, 1), "consensus", "1 member objects."),
    (vote(9, 0), "consensus", "Nobody objects. To abstain"),
    (vote(), "consensus", "Nobody objects, but nobody is in favour either."),
    (vote(), "majority", "Nobody voted for or against, so nothing is decided."),
]


@pytest.mark.parametrize(("given", "rule", "sentence"), SENTENCES)
def test_every_outcome_has_a_sentence_that_says_why(given, rule, sentence):
    outcome = next(one for one in outcomes(given) if one.rule == rule)

    with override("en"):
        assert why(outcome).startswith(sentence)
