"""How a class answered a check: counted by what was picked at the first try. Reads no rows."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from .checks import KINDS
from .given import Given, Pick

# The wrong pick that most made, said by the kind of check.
DREW = {
    "matching": _("The pair most often wrong: “%(what)s” (%(count)s of %(of)s)."),
    "ordering": _("Most often out of its place: “%(what)s” (%(count)s of %(of)s)."),
    "short": _("The idea most often missing: “%(what)s” (%(count)s of %(of)s)."),
}
DREW_CHOICE = _("The wrong answer that drew most: “%(what)s” (%(count)s of %(of)s).")


@dataclass(frozen=True)
class Row:
    """One pick of the table."""

    text: str
    right: bool
    count: int
    of: int

    @property
    def share(self):
        return self.count / self.of


@dataclass
class Tally:
    """A check, its options, and the answers of everyone who tried it.

    Counted are the first tries: a mistake that was put right since is still what to talk about.
    """

    check: object
    options: list
    answers: list

    @property
    def kind(self):
        return KINDS[self.check.kind]

    @property
    def answered(self):
        return len(self.answers)

    @property
    def right_at_first(self):
        return sum(answer.first_score == 1 for answer in self.answers) / self.answered

    @property
    def right_in_the_end(self):
        return sum(answer.best_score == 1 for answer in self.answers) / self.answered

    @cached_property
    def picks(self):
        given = (Given(answer.first_chosen) for answer in self.answers)
        return Counter(pick for one in given for pick in self.kind.picks(self.options, one))

    def rows(self):
        """The table: what can be picked, as often as it was."""
        picks = self.picks
        return [
            Row(self.words(pick), pick.right, picks[pick], self.answered)
            for pick in self.kind.listed(self.options)
        ]

    def drew(self):
        """Say which wrong pick most made; nothing where nobody was wrong."""
        wrong = {pick: count for pick, count in self.picks.items() if not pick.right}
        if not wrong:
            return ""
        most = max(wrong, key=lambda pick: (wrong[pick], -pick.position, -pick.other))
        counts = {"what": self.words(most), "count": wrong[most], "of": self.answered}
        return DREW.get(self.check.kind, DREW_CHOICE) % counts

    def words(self, pick: Pick):
        by_position = {option.position: option for option in self.options}
        text = by_position[pick.position].text
        return f"{text} – {by_position[pick.other].match}" if pick.other else text

    def texts(self):
        """The last text of each in own words, with who wrote it and what was chosen with it."""
        return [(answer, self.chosen(answer)) for answer in self.answers if answer.text]

    def chosen(self, answer):
        """The option beside a reason."""
        if self.check.kind == "short":
            return ""
        return next((one.text for one in self.options if one.position in answer.chosen), "")


def tallies(options, answers):
    """Return a Tally for each check that `options` belong to, in order."""
    of_check = {}
    for answer in answers:
        of_check.setdefault(answer.check_asked_id, []).append(answer)
    found = {}
    for option in options:
        check = option.check_asked
        tally = Tally(check, [], of_check.get(check.pk, []))
        found.setdefault(check.pk, tally).options.append(option)
    return list(found.values())
