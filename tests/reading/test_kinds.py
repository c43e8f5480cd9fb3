"""Every kind of check, asked, answered and told through its pages."""

import re
from decimal import Decimal

import pytest

from lessons.assignments.models import Work
from lessons.reading.models import Answer, Check
from tests.factories import make_check, make_student
from tests.reading.answers import ANSWER, HTMX, plain

Kind = Check.Kind


@pytest.fixture
def student(course):
    return make_student(course, "Siti Student", language="en")


@pytest.fixture
def post(login, student, sections, url):
    """Return a maker: `post(kind, data)` -> the check as htmx gets it, in plain words."""

    def answered(kind, data, **fields):
        check = make_check(sections[0], kind, **ANSWER | fields)
        response = login(student).post(url("check_answer", check.pk), data, headers=HTMX)
        return plain(response)

    return answered


@pytest.mark.parametrize(
    ("kind", "data", "chosen", "text", "score"),
    [
        (Kind.SINGLE, {"chosen": "1"}, [1], "", "1"),
        (Kind.MULTIPLE, {"chosen": ["1", "2", "3"]}, [1, 2, 3], "", "0.667"),
        (Kind.TRUE_FALSE, {"chosen": "2"}, [2], "", "0"),
        (Kind.REASONED, {"chosen": "1", "text": " Why. "}, [1], "Why.", "1"),
        (Kind.MATCHING, {"chosen": ["2-2", "1-1", "3-1"]}, [1, 2, 1], "", "0.667"),
        (Kind.ORDERING, {"chosen": ["1", "3", "2"]}, [1, 3, 2], "", "0.5"),
        (Kind.SHORT, {"text": "Idea2, and idea3!"}, [2, 3], "Idea2, and idea3!", "0.667"),
    ],
)
def test_a_plain_post_keeps_the_answer_and_leads_back(
    login, student, sections, url, kind, data, chosen, text, score
):
    check = make_check(sections[0], kind)
    client = login(student)

    response = client.post(url("check_answer", check.pk), data)

    assert response.url == f"{url('section', 'section-1')}#check-{check.pk}"
    kept = Answer.objects.get()
    assert (kept.chosen, kept.text, kept.best_score) == (chosen, text, Decimal(score))
    page = client.get(url("section", "section-1"))
    assert f'id="check-{check.pk}"' in page.content.decode()
    assert text in plain(page)


@pytest.mark.parametrize(
    ("kind", "data", "said"),
    [
        (Kind.REASONED, {"chosen": "1"}, "Write your reason; one sentence is enough."),
        (Kind.REASONED, {"text": "Why."}, "Choose an answer first."),
        (Kind.REASONED, {"chosen": "1", "text": "x" * 501}, "at most 500 characters"),
        (Kind.MATCHING, {"chosen": ["1-2", "2-", "3-1"]}, "Match every one of them first."),
        (Kind.ORDERING, {"chosen": ["1", "2"]}, "Put all of them in order first."),
        (Kind.SHORT, {"text": " \n "}, "Write your answer first."),
        (Kind.SHORT, {"text": "nul\0"}, "Null characters are not allowed."),
    ],
)
def test_what_an_answer_lacks_is_said_and_nothing_is_kept(post, kind, data, said):
    assert said in post(kind, data)
    assert not Work.objects.exists()


WRONG = [
    (Kind.SINGLE, {"chosen": "2"}, {"chosen": "3"}),
    (Kind.MULTIPLE, {"chosen": ["1", "3"]}, {"chosen": "3"}),
    (Kind.TRUE_FALSE, {"chosen": "2"}, {"chosen": "1"}),
    (Kind.REASONED, {"chosen": "2", "text": "So\r\nit is."}, {"chosen": "2", "text": "Or so."}),
    (Kind.MATCHING, {"chosen": ["1-2", "2-1", "3-3"]}, {"chosen": ["1-2", "2-2", "3-3"]}),
    (Kind.ORDERING, {"chosen": ["2", "1", "3"]}, {"chosen": ["2", "3", "1"]}),
    (Kind.SHORT, {"text": "Idea1,\r\nno more."}, {"text": "Idea1 and a little more."}),
]


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize(("kind", "data", "other"), WRONG)
def test_a_wrong_answer_sent_again_unchanged_is_no_try(
    login, student, sections, url, kind, data, other, headers
):
    check = make_check(sections[0], kind)
    client, address = login(student), url("check_answer", check.pk)
    client.post(address, data)

    again = client.post(address, data, headers=headers)

    assert f'id="error-{check.pk}" role="alert" data-focus>Change your answer first.<' in (
        again.content.decode()
    )
    assert Answer.objects.get().tries == 1
    client.post(address, other, headers=headers)
    assert Answer.objects.get().tries == 2


def test_line_ends_written_otherwise_are_no_change(login, student, sections, url):
    check = make_check(sections[0], Kind.SHORT)
    client = login(student)
    for text in ("One\r\ntwo", "One\ntwo "):
        client.post(url("check_answer", check.pk), {"text": text}, headers=HTMX)

    assert Answer.objects.get().tries == 1


def test_a_right_answer_may_be_sent_again(login, student, sections, url):
    check = make_check(sections[0], Kind.SINGLE)
    client = login(student)
    for _n in range(2):
        told = plain(client.post(url("check_answer", check.pk), {"chosen": "1"}, headers=HTMX))

    assert "Your answer is right." in told


def test_a_refused_answer_stays_in_its_fields(login, student, sections, url):
    reasoned, matching = (make_check(sections[0], k) for k in (Kind.REASONED, Kind.MATCHING))
    client = login(student)

    html = client.post(url("check_answer", reasoned.pk), {"text": "Why <b>not</b>"})
    assert ">Why &lt;b&gt;not&lt;/b&gt;</textarea>" in html.content.decode()
    html = client.post(url("check_answer", matching.pk), {"chosen": ["1-2", "2-"]})
    assert '<option value="1-2" selected>' in html.content.decode()


def order_in(response):
    html = response.content.decode()
    return re.findall(r'<li><input type="hidden" name="chosen" value="(\d)">', html)


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_step_is_moved_by_its_button_without_being_judged(login, student, sections, url, headers):
    check = make_check(sections[0], Kind.ORDERING)
    client, address = login(student), url("check_answer", check.pk)
    first = order_in(client.get(url("section", "section-1")))

    data = {"chosen": ["3", "1", "2"], "move": "up-2"}
    moved = client.post(address, data, headers=headers)

    assert sorted(first) == ["1", "2", "3"] != first
    assert order_in(moved) == ["3", "2", "1"]
    assert "Not in order yet" not in moved.content.decode()
    assert f'action="{address}#check-{check.pk}"' in moved.content.decode()
    assert not Work.objects.exists()


def test_a_wrong_order_tells_only_how_many_must_move(post):
    told = post(Kind.ORDERING, {"chosen": ["2", "1", "3"]})

    assert "Not in order yet: 1 still has to move." in told
    assert "Feedback" not in told
    assert "A model answer" not in told


def test_pairs_are_told_where_they_are_right_and_no_others(post):
    told = post(Kind.MATCHING, {"chosen": ["1-1", "2-3", "3-2"]})
    result = told[told.index("Not complete yet: 1 of 3 matched right.") :]

    assert "Option 1 matched right Match 1. Feedback 1" in result
    assert "Option 2 not right yet Option 3 not right yet" in result
    assert "Match 2" not in result
    assert "A model answer" not in result


@pytest.mark.parametrize("chosen", ["1", "2"])
def test_a_reason_stands_beside_the_model_answer_right_or_wrong(post, chosen):
    told = post(Kind.REASONED, {"chosen": chosen, "text": "Because."})

    assert "Your reason: Because. Model answer: A model answer" in told


def test_a_short_answer_is_told_which_ideas_were_found_and_that_a_machine_looked(post):
    told = post(Kind.SHORT, {"text": "The second idea2."})
    result = told[told.index("1 of 3 key ideas were found.") :]

    assert "A machine looked for words only" in result
    assert "Option 1 not found Feedback 1 Option 2 found Feedback 2" in result
    assert "Model answer: A model answer" in result


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (Kind.SINGLE, {"chosen": "1"}),
        (Kind.MATCHING, {"chosen": ["1-1", "2-2", "3-3"]}),
        (Kind.ORDERING, {"chosen": ["1", "2", "3"]}),
    ],
)
def test_what_is_right_is_told_whole(post, kind, data):
    told = post(kind, data)

    assert "Your answer is right." in told
    assert [f"Feedback {n}" in told for n in (1, 2, 3)] == [True] * 3
    assert "A model answer" in told


@pytest.mark.parametrize("kind", Kind.values)
def test_nothing_is_given_away_before_an_answer(login, student, sections, url, kind):
    make_check(sections[0], kind, **ANSWER)

    page = login(student).get(url("section", "section-1")).content.decode()

    for word in ("Feedback", "A model answer", "idea1", "correct", "data-right"):
        assert word not in page


def test_paper_has_room_for_every_kind(login, student, sections, url):
    for kind in Kind.values:
        make_check(sections[1], kind, **ANSWER)

    html = login(student).get(url("printout")).content.decode()

    assert html.count('<ul class="boxes boxes-one">') == 5  # two of the module, three made here
    assert html.count('<ul class="boxes">') == html.count('<ul class="boxes boxes-wide">') == 1
    assert html.count('<div class="columns">') == 1
    assert html.count('<div class="lines"') == 2
    for hint in ("Draw a line", "Write 1, 2, 3", "Your reason in one sentence", "own words"):
        assert hint in html
    for word in ("Feedback", "A model answer", "idea1", "<textarea", "<select", "name=&quot;move"):
        assert word not in html


def test_the_count_of_queries_does_not_grow_with_kinds(login, student, sections, url, queries):
    for kind in Kind.values:
        make_check(sections[0], kind)

    assert queries(login(student), url("section", "section-1")) <= 12
