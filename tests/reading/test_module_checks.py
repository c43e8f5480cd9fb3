"""The checks of a module's files: what each kind must have, and which answers a change leaves."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from lessons.reading.lesson import lesson_of
from lessons.reading.meanings import means_the_same
from lessons.reading.models import Answer, Check, Module
from lessons.reading.module_files import read_module
from lessons.reading.services import load_module
from tests.factories import make_reading, make_work
from tests.reading.tiny import tiny

OPTIONS = {
    "reasoned": ["correct = true\n{}", "correct = false\n{}"],
    "matching": ['match = {{id = "A", en = "A"}}\n{}', 'match = {{id = "B", en = "B"}}\n{}'],
    "ordering": ["{}"] * 3,
    "short": [
        'keywords = {{id = "hak veto", en = "veto"}}\n{}',
        'keywords = {{id = "setuju*", en = "agree*"}}\n{}',
    ],
}
ANSWER = 'answer = {id = "Contoh", en = "Example"}\n'


def check(kind, *, answer=ANSWER, change=("", "")):
    """Return a check of `kind` as TOML, with `change` made to it."""
    text = f'[[checks]]\nslug = "more"\nsection = "start"\nkind = "{kind}"\n{answer}'
    text += 'question = {id = "Apa?", en = "What?"}\n'
    for n, extra in enumerate(OPTIONS[kind], start=1):
        told = f'text = {{id = "P{n}", en = "O{n}"}}\nfeedback = {{id = "F{n}", en = "F{n}"}}\n'
        text += "[[checks.options]]\n" + extra.format(told)
    old, new = change
    assert old in text
    return text.replace(old, new, 1)


def files(kind, **changed):
    return tiny(("module.toml", "[essay]", check(kind, **changed) + "[essay]"))


def mistakes(kind, **changed):
    with override("en"):
        return [one.sentence for one in read_module("tiny", files(kind, **changed))[1]]


@pytest.mark.parametrize("kind", OPTIONS)
def test_every_kind_is_read(kind):
    assert mistakes(kind) == []


MATCH_B = 'match = {id = "B", en = "B"}\n'
WORDS = 'keywords = {id = "setuju*", en = "agree*"}\n'
WITHOUT = [
    ("matching", (MATCH_B, ""), "an option of a matching check has match"),
    ("matching", (MATCH_B, MATCH_B + WORDS), "only a short check has keywords"),
    ("short", (WORDS, ""), "an option of a short check has keywords"),
    (
        "ordering",
        ('text = {id = "P1"', MATCH_B + 'text = {id = "P1"'),
        "only a matching check has match",
    ),
    ("reasoned", (ANSWER, ""), "a reasoned check has an answer"),
    ("reasoned", ("correct = true", "correct = false"), "a reasoned check has exactly one correct"),
    (
        "reasoned",
        ('feedback = {id = "F2", en = "F2"}', ""),
        "option of a reasoned check has feedback",
    ),
]


@pytest.mark.parametrize(("kind", "change", "said"), WITHOUT)
def test_what_a_kind_must_have_is_said(kind, change, said):
    assert [said in sentence for sentence in mistakes(kind, change=change)] == [True]


@pytest.mark.parametrize(("kind", "least"), [("matching", 2), ("ordering", 3)])
def test_some_kinds_need_several_options(kind, least):
    text = check(kind)
    short = text[: text.rindex("[[checks.options]]")]

    said = mistakes(kind, change=(text, short))

    assert len(said) == 1
    assert f"{kind} check has" in said[0]


def load(kind, **changed):
    module, wrong = read_module("tiny", files(kind, **changed))
    assert wrong == []
    return load_module(module)


@pytest.mark.django_db
def test_what_only_a_kind_has_is_loaded():
    for kind in OPTIONS:
        load(kind)
        more = Check.objects.get(slug="more")
        assert (more.kind, more.answer_en) == (kind, "Example")
    options = list(more.options.all())
    assert [one.keywords_en for one in options] == ["veto", "agree*"]
    assert lesson_of(Module.objects.get()).options[-1].keywords == "setuju*"


def option(text, *, correct=True, match=""):
    return {
        "correct": correct,
        "text": {"id": text, "en": f"{text}!"},
        "match": {"id": match, "en": match},
    }


TWO = [option("a"), option("b", correct=False)]
PAIRS = [option("a", match="1"), option("b", match="2"), option("c", match="2")]
STEPS = [option("a"), option("b"), option("c")]


@pytest.mark.parametrize(
    ("kinds", "before", "after", "same"),
    [
        ("single", TWO, [option("A mended"), option("b", correct=False)], True),
        ("single", TWO, [option("a", correct=False), option("b")], False),
        ("single", TWO, TWO[::-1], False),
        ("single", TWO, [*TWO, option("c", correct=False)], False),
        ("multiple", STEPS, [STEPS[1], STEPS[0], STEPS[2]], False),  # as right, but others
        ("single truefalse", TWO, TWO, True),
        ("single multiple", TWO, TWO, False),
        ("truefalse reasoned", TWO, TWO, False),
        ("matching", PAIRS, [option("a", match="One"), *PAIRS[1:]], True),
        ("matching", PAIRS, [option("a", match="2"), option("b", match="1"), PAIRS[2]], False),
        ("matching", PAIRS, [*PAIRS[:2], option("c", match="3")], False),  # not shared any more
        ("ordering", STEPS, [STEPS[0], option("B mended"), STEPS[2]], True),
        ("ordering", STEPS, [STEPS[0], STEPS[2], STEPS[1]], False),
        ("ordering", STEPS, STEPS[:2], False),
        ("short", STEPS, STEPS[:1], True),
        ("short ordering", STEPS, STEPS, False),
    ],
)
def test_answers_stay_while_a_check_asks_the_same(kinds, before, after, same):
    old, *new = kinds.split()

    assert means_the_same((old, *(new or [old])), before, after) is same


@pytest.fixture
def answer(course, student):
    """Return a maker: `answer(kind, chosen, text)` -> a student's answer to the check loaded."""

    def made(kind, chosen, text=""):
        load(kind)
        work = make_work(make_reading(course, Module.objects.get()), student)
        more = Check.objects.get(slug="more")
        scores = {"first_score": 0, "best_score": Decimal("0.5")}
        return Answer.objects.create(
            work=work, check_asked=more, chosen=chosen, text=text, **scores
        )

    return made


def test_a_mended_text_keeps_the_answer_and_another_order_drops_it(answer):
    kept = answer("ordering", [2, 1, 3])

    _module, _done, notes = load("ordering", change=('"O1"', '"O one"'))
    assert (notes, Answer.objects.get()) == ([], kept)

    swapped = check("ordering").replace("O1", "?").replace("O2", "O1").replace("?", "O2")
    _module, _done, notes = load("ordering", change=(check("ordering"), swapped))
    assert not Answer.objects.exists()
    assert len(notes) == 1


def test_a_short_answer_is_judged_anew_by_other_words_and_loses_nothing(answer):
    kept = answer("short", [], "They agreed.")

    load("short", change=("agree*", "consent"))
    kept.refresh_from_db()
    assert (kept.chosen, kept.best_score) == ([], Decimal("0.5"))

    load("short", change=('"veto"', '"they"'))
    kept.refresh_from_db()
    assert (kept.chosen, kept.text, kept.best_score) == ([1, 2], "They agreed.", 1)
    assert kept.first_chosen == [1, 2]
