"""Checks of every kind, by form. Buttons change the page, Save changes the rows."""

import pytest

from lessons.authoring.services.checks import MOST_CHECKS
from lessons.reading.models import Answer, Check
from tests.factories import make_check, make_own_module, make_reading, make_student, make_work

KINDS = ["single", "multiple", "truefalse", "reasoned", "matching", "ordering", "short"]


def option(n, **fields):
    texts = {"text_ind": f"Pilihan {n}", "text_en": f"Option {n}"} | fields
    return {f"option{n}-{name}": text for name, text in texts.items()}


def sent(kind, count=3, **fields):
    """What the page of a check of `kind` sends with `count` answers, the first of them right."""
    data = {"kind": kind, "save": "1", "options": str(count), "right": "0"}
    data |= {"q-question_ind": "Yang mana?", "q-question_en": "Which one?"}
    data |= {"q-answer_ind": "Sebab begitu.", "q-answer_en": "Because."}
    more = {
        "matching": {"match_ind": "Pasangan {n}", "match_en": "Match {n}"},
        "short": {"keywords_ind": "kata; lain", "keywords_en": "word; other"},
        "multiple": {"correct": "1"},
    }.get(kind, {})
    for n in range(count):
        data |= option(n, **{name: text.format(n=n) for name, text in more.items()})
    return data | fields


@pytest.fixture
def add(client, url):
    def post(data, section="section-1"):
        return client.post(url("check_add", section), data)

    return post


@pytest.fixture
def check(sections):
    return sections[0].checks.get()


def rows(check):
    return list(check.options.values_list("text_en", "correct"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_check_of_each_kind_is_made(add, url, module, sections, kind):
    response = add(sent(kind, 2 if kind in ("truefalse", "reasoned") else 3))

    check = Check.objects.get(slug="yang-mana")
    assert response.url == url("section", "section-1")
    assert (check.section, check.kind, check.question_en) == (sections[0], kind, "Which one?")
    assert check.position > sections[1].checks.get().position
    options = list(check.options.all())
    assert [one.position for one in options] == [1, 2, 3][: len(options)]
    assert options[0].text_ind == "Pilihan 0"
    assert (options[0].match_en, options[0].keywords_en) == (
        "Match 0" if kind == "matching" else "",
        "word; other" if kind == "short" else "",
    )


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_made_can_be_tried_published_and_is_what_the_form_shows(
    add, client, url, module, kind
):
    add(sent(kind, 2 if kind in ("truefalse", "reasoned") else 3))

    page = client.get(url("check", "yang-mana"))
    client.post(url("publish"))

    module.refresh_from_db()
    assert module.is_published
    assert page.context["form"].question.initial["question_en"] == "Which one?"
    assert f'<option value="{kind}" selected>' in page.content.decode()


def test_which_answers_are_right_is_kept(add):
    add(sent("single", right="2"))
    data = sent("multiple", **{"q-question_ind": "Mana saja?"})
    del data["option1-correct"]
    add(data)

    single, several = Check.objects.order_by("pk").reverse()[:2][::-1]
    assert [right for _text, right in rows(single)] == [False, False, True]
    assert [right for _text, right in rows(several)] == [True, False, True]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (sent("single", right=""), "Mark the one answer that is right."),
        (sent("truefalse", 2, right="7"), "Mark the one answer that is right."),
        (sent("single", 1), "This kind of check needs at least 2 of them."),
        (sent("matching", 1), "This kind of check needs at least 2 of them."),
        (sent("ordering", 2), "This kind of check needs at least 3 of them."),
        (sent("short", 0), "This kind of check needs at least 1 of them."),
        (sent("single", **{"q-question_ind": ""}), "This field is required."),
        (sent("single", **{"option1-text_ind": ""}), "This field is required."),
        (sent("matching", **{"option1-match_ind": ""}), "This field is required."),
        (sent("short", **{"option1-keywords_ind": " "}), "This field is required."),
        (sent("reasoned", 2, **{"q-answer_ind": ""}), "This field is required."),
        (sent("single", **{"option1-text_ind": "x" * 501}), "at most 500 characters"),
    ],
)
def test_what_does_not_fit_is_said_and_what_was_typed_stays(add, data, sentence):
    page = add(data | {"q-question_en": "Typed?"})

    html = page.content.decode()
    assert sentence in html
    assert "Typed?" in html
    assert not Check.objects.filter(question_en="Typed?").exists()


def test_several_need_at_least_one_right(add):
    data = sent("multiple", right="")
    for n in range(3):
        del data[f"option{n}-correct"]

    assert "Mark at least one answer as right." in add(data).content.decode()


@pytest.mark.parametrize(
    ("action", "texts"),
    [
        ("add", ["Option 0", "Option 1", "Option 2", ""]),
        ("remove-1", ["Option 0", "Option 2"]),
        ("up-2", ["Option 0", "Option 2", "Option 1"]),
        ("down-0", ["Option 1", "Option 0", "Option 2"]),
    ],
)
def test_a_button_changes_the_page_and_no_row(add, action, texts):
    data = sent("ordering", change=action)
    del data["save"]

    form = add(data).context["form"]

    assert [row["text_en"] for row in form.rows] == texts
    assert not Check.objects.filter(slug="yang-mana").exists()


def test_the_mark_of_the_right_one_moves_with_its_row(add):
    data = sent("single", right="2", change="remove-0")
    del data["save"]

    form = add(data).context["form"]

    assert [correct for _form, correct in form.with_marks] == [False, True]


def test_another_kind_keeps_what_was_typed(add):
    data = sent("single", change="kind") | {"kind": "reasoned"}
    del data["save"]

    form = add(data).context["form"]

    assert form.kind == "reasoned"
    assert form.question.initial["question_en"] == "Which one?"
    assert [row["text_en"] for row in form.rows] == ["True", "False"]


def test_an_existing_check_keeps_its_row_and_its_place(client, url, check):
    data = sent("single") | {"q-question_en": "Better?"}

    client.post(url("check", check.slug), data)

    after = Check.objects.get(pk=check.pk)
    assert (after.slug, after.position) == (check.slug, check.position)
    assert after.question_en == "Better?"
    assert rows(after)[0] == ("Option 0", True)


@pytest.fixture
def answer(course, module, check):
    work = make_work(make_reading(course, module), make_student(course))
    return Answer.objects.create(
        work=work, check_asked=check, chosen=[1], first_score=1, best_score=1
    )


def as_stored(check, **fields):
    data = {"q-question_ind": check.question_ind, "q-question_en": check.question_en}
    for n, one in enumerate(check.options.all()):
        texts = {
            f"{name}_{end}": getattr(one, f"{name}_{end}")
            for name in ("text", "feedback")
            for end in ("ind", "en")
        }
        data |= option(n, **texts)
    return sent("single") | data | fields


def test_answers_stay_when_words_are_mended(client, url, check, answer):
    page = client.get(url("check", check.slug)).content.decode()
    client.post(url("check", check.slug), as_stored(check, **{"option1-text_en": "Mended"}))

    assert "1 student has answered." in page
    assert Answer.objects.get() == answer


def test_answers_fall_away_when_another_one_is_right_and_it_is_said(client, url, check, answer):
    page = client.post(url("check", check.slug), as_stored(check, right="1"), follow=True)

    assert "changed its options: 1 answer dropped" in page.content.decode()
    assert not Answer.objects.exists()


def test_a_check_moves_within_its_section(client, url, sections, check):
    second = make_check(sections[0])

    client.post(url("check_move", second.slug), {"to": "up"})
    client.post(url("check_move", second.slug), {"to": "up"})

    assert list(sections[0].checks.all()) == [second, check]
    html = client.post(
        url("check_move", second.slug), {"to": "down"}, headers={"HX-Request": "true"}
    ).content.decode()
    assert html.lstrip().startswith('<section id="checks"')
    assert html.count("data-focus") == 1


def test_a_check_is_deleted(client, url, check, answer):
    response = client.post(url("check_delete", check.slug))

    assert response.url == url("section", "section-1")
    assert not Check.objects.filter(pk=check.pk).exists()
    assert not Answer.objects.exists()


def test_there_is_a_limit_to_checks(add, sections):
    Check.objects.bulk_create(
        Check(section=sections[0], slug=f"c{n}", position=n, kind="single")
        for n in range(2, MOST_CHECKS)
    )

    assert "A module has at most 200 checks." in add(sent("single")).content.decode()


def test_an_unknown_kind_or_check_is_404(client, url, module):
    assert client.get(url("check_add", "section-1") + "?kind=essay").status_code == 404
    assert client.get(url("check", "nowhere")).status_code == 404


def test_checks_of_other_modules_are_out_of_reach(client, author, url):
    other = make_own_module(author).sections.first().checks.get()

    assert client.get(url("check", other.slug)).status_code == 404
    assert client.post(url("check_delete", other.slug)).status_code == 404
