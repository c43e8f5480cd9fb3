"""Checks as a page shows them: options in someone's order, only the feedback one has earned."""

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from . import checks
from .models import Option


@dataclass(frozen=True)
class Choice:
    """An option. What is right about it is None until the page may say so."""

    option: Option
    chosen: bool
    correct: bool | None


@dataclass
class Question:
    """A check, its choices in order, and how the last try went (`score` None: there was none)."""

    check: object
    options: list
    seed: object
    chosen: list = field(default_factory=list)
    score: Decimal | None = None
    answer: object = None
    error: str = ""
    fresh: bool = False  # answered just now: the keyboard goes to the result

    @property
    def rightness(self):
        return {option.position: option.correct for option in self.options}

    @property
    def is_right(self):
        return self.score == 1

    @property
    def takes_several(self):
        return self.check.kind == self.check.Kind.MULTIPLE

    @property
    def judged_right(self):
        """How many of the options were judged right, where there may be several answers."""
        return int((self.score * len(self.options)).to_integral_value())

    @cached_property  # read by templates only, when the try is settled
    def choices(self):
        by_position = {option.position: option for option in self.options}
        order = checks.shuffled(self.check.kind, by_position, f"{self.seed}/{self.check.pk}")
        return [self.choice(by_position[position]) for position in order]

    @property
    def told(self):
        """The choices whose feedback has been earned."""
        return [choice for choice in self.choices if choice.correct is not None]

    def choice(self, option):
        """Tell of the chosen ones only, so that a wrong try does not give the answer away."""
        chosen = option.position in self.chosen
        shown = self.is_right or (chosen and self.score is not None)
        return Choice(option, chosen, option.correct if shown else None)

    def try_with(self, chosen):
        self.chosen = chosen
        self.score = checks.score(self.check.kind, self.rightness, chosen)


def questions_of(options, *, seed, answers=()):
    """Return the questions that `options` belong to, in order, with what `answers` say of them."""
    given = {answer.check_asked_id: answer for answer in answers}
    questions = {}
    for option in options:
        check = option.check_asked
        questions.setdefault(check.pk, Question(check, [], seed)).options.append(option)
    for pk, question in questions.items():
        question.answer = given.get(pk)
        if question.answer:
            question.try_with(question.answer.chosen)
    return list(questions.values())
