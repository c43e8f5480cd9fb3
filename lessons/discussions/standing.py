"""Where the reader stands on the statement of a prompt, as its page shows it."""

from dataclasses import dataclass

from django.db.models import Count
from django.utils import timezone

from . import stands
from .models import Stance
from .stands import Stand


@dataclass(frozen=True)
class Standing:
    """`stance` is the own one or None; `asks_again` opens the form for the stand afterwards."""

    stance: object
    writes: bool
    asks_again: bool
    argues: str  # "for", "against", or "" where sides are not swapped
    shows_shift: bool
    error: str = ""
    chosen: str = ""  # what was sent and could not be kept
    reason: str = ""

    @property
    def choices(self):
        """`(value, name, whether chosen)`; none is before the first stand: it is a decision."""
        now = self.stance and (self.stance.after or self.stance.before)
        chosen = self.chosen or str(now or "")
        return [(value, name, str(value) == chosen) for value, name in Stand.choices]

    @property
    def must_take(self):
        return self.stance is None and self.writes

    @property
    def has_form(self):
        return self.must_take or self.asks_again

    @property
    def before(self):
        return self.stance.before_name

    @property
    def after(self):
        return self.stance.after_name


def own_stance(prompt, enrolment):
    return Stance.objects.visible_to(enrolment).filter(prompt=prompt, enrolment=enrolment).first()


def standing_of(prompt, enrolment, work, *, is_open):
    """Return where a student stands; None for teachers and where there is no statement."""
    if not prompt.statement or not enrolment.studies:
        return None
    stance = own_stance(prompt, enrolment)
    writes = enrolment.may_write and not prompt.is_closed
    return Standing(
        stance=stance,
        writes=writes,
        asks_again=bool(stance and writes and asks_again(prompt, work)),
        argues=side_of(prompt, stance),
        shows_shift=is_open and may_see_shift(prompt, enrolment),
    )


def stands_taken(prompt):
    """How many took a stand, and how many took one again; for the teacher, in one query."""
    return prompt.stances.aggregate(before=Count("pk"), after=Count("after"))


def asks_again(prompt, work):
    return stands.is_asked_again(
        timezone.now(),
        due_at=prompt.assignment.due_at,
        is_over=prompt.is_over,
        is_complete=bool(work and work.submitted_at),
        is_swapped=prompt.sides_are_swapped,
    )


def side_of(prompt, stance):
    """Everybody's stands are read for the undecided alone."""
    if stance is None or not prompt.sides_are_swapped or prompt.is_closed:
        return ""
    everybody = prompt.stances.values_list("before", flat=True)
    return stands.other_side(stance.before, everybody)


def moved(prompt):
    """The stances that were taken twice."""
    return prompt.stances.exclude(after=None)


def may_see_shift(prompt, enrolment):
    """Teachers always; the class once a teacher opened it, and never so few that it names them."""
    if not prompt.statement:
        return False
    if enrolment.teaches:
        return True
    return prompt.shift_shown_at is not None and moved(prompt).count() >= stands.LEAST_SHOWN
