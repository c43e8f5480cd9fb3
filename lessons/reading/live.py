"""What is asked live, as the pages of students and the projector show it."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from classroom.unchanged import etag_of

from .bars import bars_of, is_by_option
from .checks import Given
from .lesson import lesson_of
from .models import LiveAnswer, LiveCheck
from .questions import questions_of


@dataclass(frozen=True)
class Asked:
    """The live checks of a class that run, as one of its students may know of them."""

    running: tuple = ()

    @property
    def open(self):
        return [live for live in self.running if live.is_open]

    @property
    def withheld(self):
        """The checks whose answer is still to come: no page lets a student try them meanwhile."""
        return {live.check_asked_id for live in self.running}

    @property
    def etag(self):
        return etag_of(*(live.pk for live in self.open))


def asked_of(enrolment):
    """Return what a student is asked now: with one query, and one more while something is.

    Nobody else is asked anything.
    """
    rows = running_for(enrolment)
    if not rows.exists():  # on nearly every page, which should not pay for the rest
        return Asked()
    own = LiveAnswer.objects.filter(live=OuterRef("pk"), enrolment=enrolment)
    rows = rows.annotate(answered=Exists(own))
    return Asked(tuple(rows.select_related("check_asked", "task")))


def running_for(enrolment):
    rows = LiveCheck.objects.visible_to(enrolment).running()
    return rows if enrolment.studies and enrolment.may_write else rows.none()


def question_of(live, *, seed):
    """Return the question of a live check as somebody sees it who has not answered."""
    options = lesson_of(live.task.module).options
    own = [option for option in options if option.check_asked_id == live.check_asked_id]
    return questions_of(own, seed=seed)[0]


@dataclass
class Stage:
    """A check on the projector: its question, and the live check (with counts) it was asked by."""

    question: object
    live: LiveCheck
    answers: list  # what the class answered, once nobody can change it any more

    @classmethod
    def of(cls, question, live):
        return cls(question, live, [] if live.is_open else list(live.answers.counted()))

    @property
    def etag(self):
        return etag_of_count(self.live)

    @property
    def total(self):
        return len(self.answers)

    @property
    def right(self):
        """How many gave an answer that is right as a whole."""
        return sum(answer.score == 1 for answer in self.answers)

    @property
    def by_option(self):
        return is_by_option(self.question.kind)

    @property
    def tells_right(self):
        """Beside the bars it would tell which of them is right; beside own words it does not."""
        own_words = bool(self.question.kind.writes) and not self.by_option
        return self.live.is_revealed or own_words

    @property
    def bars(self):
        given = [Given(answer.chosen, answer.text) for answer in self.answers]
        options = [choice.option for choice in self.question.choices]
        return bars_of(self.question.kind, options, given)


def etag_of_count(live):
    return etag_of(live.pk, live.state, live.answered, live.students)
