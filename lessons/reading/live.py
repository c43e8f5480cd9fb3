"""What is asked live, as the pages of students and the projector show it."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from classroom.compiled import compiled
from classroom.unchanged import etag_of

from .bars import bars_of, is_by_option, is_by_part, right_bars
from .given import Given
from .lesson import lesson_of
from .models import LiveAnswer, LiveCheck
from .questions import questions_of


@dataclass(frozen=True)
class Asked:
    """The live checks of a class that run, as one of its members may know of them."""

    running: tuple = ()
    of_student: bool = True

    @property
    def open(self):
        return [live for live in self.running if live.is_open]

    @property
    def withheld(self):
        """The checks whose answer is still to come: no page lets a student try them meanwhile."""
        return {live.check_asked_id for live in self.running if self.of_student}

    @property
    def etag(self):
        return etag_of(*(live.pk for live in self.open))


def asked_of(enrolment):
    """Return what the class is asked now: with one query.

    Its teachers see it to end it; nobody else is told.
    """
    if enrolment.teaches and enrolment.may_write:
        return Asked(tuple(running_of(enrolment)), of_student=False)
    if not (enrolment.studies and enrolment.may_write):
        return Asked()
    return Asked(tuple(running_for(enrolment)))


def running_of(enrolment):
    """Return the live checks a teacher of the class can end."""
    rows = LiveCheck.objects.visible_to(enrolment).running()
    return rows.select_related("check_asked", "task__assignment")


@compiled
def running_for(enrolment):
    """Return what runs, each with whether the student has `answered` it."""
    own = LiveAnswer.objects.filter(live=OuterRef("pk"), enrolment=enrolment.pk)
    rows = LiveCheck.objects.visible_to(enrolment).running().annotate(answered=Exists(own))
    return rows.select_related("check_asked", "task")


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
    def by_part(self):
        """Whether its bars are what is right, part by part."""
        return self.live.is_revealed and is_by_part(self.question.kind)

    @property
    def tells_more(self):
        """Whether there is more to say of what is right than the bars do."""
        return not self.by_part or bool(self.question.check.answer)

    @property
    def tells_right(self):
        """Beside the bars it would tell which of them is right; beside own words it does not."""
        own_words = bool(self.question.kind.writes) and not self.by_option
        return self.live.is_revealed or own_words

    @property
    def bars(self):
        given = [Given(answer.chosen, answer.text) for answer in self.answers]
        options = [choice.option for choice in self.question.choices]
        bars = right_bars if self.by_part else bars_of
        return bars(self.question.kind, options, given)


def etag_of_count(live):
    return etag_of(live.pk, live.state, live.answered, live.students)
