"""Checks as a page shows them: options in someone's order, only what one has earned to know."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from .checks import KINDS
from .given import Given
from .models import Option

NOTHING = Given()


@dataclass(frozen=True)
class Choice:
    """An option and what was given for it (see `Kind.responses`).

    Whether that is right is None until the page may say so.
    """

    option: Option
    response: int
    right: bool | None


@dataclass
class Question:
    """A check, its options, and how the last try went (`score` None: there was none)."""

    check: object
    options: list
    seed: object
    given: Given = NOTHING
    score: Decimal | None = None
    answer: object = None
    for_points: bool = False  # a better try still earns more of them
    error: str = ""
    fresh: bool = False  # answered just now: the keyboard goes to the result

    @property
    def kind(self):
        return KINDS[self.check.kind]

    @property
    def template(self):
        """The partial of the kind; `part` says what it draws: "ask", "told" or "paper"."""
        return f"reading/checks/_{self.kind.name}.html"

    @property
    def is_right(self):
        return self.score == 1

    @property
    def remark(self):
        return self.kind.remark(self.options, self.given)

    @property
    def model_answer(self):
        """The model answer where it may be shown already."""
        shows = self.kind.shows_answer and not self.is_guarded
        return self.check.answer if self.score is not None and (self.is_right or shows) else ""

    @property
    def is_guarded(self):
        """Whether what is missing in the last try may not be said: copied, it would earn points."""
        return self.for_points and self.kind.copied_counts

    @property
    def own_seed(self):
        return f"{self.seed}/{self.check.pk}"

    @cached_property  # read by templates only, when the try is settled
    def choices(self):
        tried, kind = self.score is not None, self.kind
        right = kind.right(self.options, self.given) if tried else {}
        shown = kind.told(self.options, self.given) if tried else ()
        if self.is_guarded:
            shown = {position for position in shown if right[position]}
        responses = kind.responses(self.options, self.given)
        return [
            Choice(
                option,
                responses.get(option.position, 0),
                right[option.position] if option.position in shown else None,
            )
            for option in kind.arrange(self.options, self.own_seed, self.given)
        ]

    @property
    def matches(self):
        return self.kind.matches(self.options, self.own_seed)

    @property
    def told(self):
        """The choices whose feedback has been earned."""
        return [choice for choice in self.choices if choice.right is not None]

    @property
    def told_of_others(self):
        """Those not chosen of which there is something to say."""
        return [one for one in self.told if not one.response and one.option.feedback]

    @property
    def is_settled(self):
        """Nothing was sent just now that only this page tells."""
        return not (self.fresh or self.error)

    @property
    def drawn_as(self):
        """What its look depends on besides its words: readers with the same key see the same."""
        tries = (self.answer.tries, self.answer.best_score) if self.answer else ()
        order = [choice.option.position for choice in self.choices]
        matches = [option.position for option in self.matches]
        return self.check.pk, order, matches, self.given, self.is_guarded, *tries

    def was_wrong(self, given):
        """Whether `given` is what the last try gave, and that was not right."""
        if self.score is None or self.is_right:
            return False
        return as_compared(given) == as_compared(self.given)

    def try_with(self, given):
        self.given = given
        self.score = self.kind.score(self.options, given)


def as_compared(given):
    """Other white space is no other text: pages send their line ends in more than one way."""
    return list(given.chosen), given.text.split()


def questions_of(options, *, seed, answers=(), for_points=False):
    """Return the questions that `options` belong to, in order, with what `answers` say of them."""
    given = {answer.check_asked_id: answer for answer in answers}
    questions = {}
    for option in options:
        check = option.check_asked
        new = Question(check, [], seed, for_points=for_points)
        questions.setdefault(check.pk, new).options.append(option)
    for pk, question in questions.items():
        question.answer = given.get(pk)
        if question.answer:
            question.try_with(Given(question.answer.chosen, question.answer.text))
    return list(questions.values())
