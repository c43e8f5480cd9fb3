"""How each kind of check is put, read, scored and told. Pure: options and answers in, figures out.

An option is anything with `position`, `correct`, `text`, `match` and `keywords`. A kind is a class
here, its entry in `KINDS`, and a template `reading/checks/_<name>.html`. What `Given.chosen` holds:

    single, multiple, truefalse, reasoned    the positions chosen
    matching     for each option in order, the position of the one whose `match` it was given
    ordering     the positions in the order given
    short        the positions of the ideas found in the text
"""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from .given import Given, Pick, number_in, positions_in, share
from .ideas import is_found, words_of
from .orders import shuffled, swapped, to_move


class Kind:
    """What a kind does unless it says otherwise: every option is right or wrong by itself.

    `writes` is how long a text of one's own may be, 0 where none is asked. `shows_answer`: the
    model answer stands there after any try, not only after the right one. `copied_counts`: whoever
    copies what a try is told is right the next time; see `Question.is_guarded`.
    """

    name = ""
    writes = 0
    shows_answer = False
    copied_counts = False
    nothing = _("Choose an answer first.")
    done = _("Your answer is right.")
    partly = _("Not complete yet: %(right)s of %(total)s judged right.")

    def arrange(self, options, seed, given):
        return sorted(options, key=lambda one: one.position)

    def matches(self, options, seed):
        """Return what an option can be matched with, in the reader's order."""
        return []

    def read(self, options, chosen, text):
        """Return what a page sent as Given, whatever it sent: `refusal` says if it is no answer."""
        return Given(sorted(positions_in(chosen, options)), text.strip() if self.writes else "")

    def moved(self, given, move):
        """Return `given` after a step on the way to an answer, where a kind has such steps."""
        return given

    def refusal(self, options, given):
        """Say why `given` is not an answer yet, or nothing."""
        if len(given.text) > self.writes:
            return _("This is too long: at most %(most)s characters.") % {"most": self.writes}
        return "" if self.is_whole(options, given) else self.nothing

    def is_whole(self, options, given):
        return bool(given.chosen)

    def responses(self, options, given):
        """Map each option's position to what was given for it: chosen or not, a match, a place."""
        return {option.position: option.position in given.chosen for option in options}

    def right(self, options, given):
        """Map each option's position to whether it was judged right."""
        responses = self.responses(options, given)
        return {one.position: one.correct == responses[one.position] for one in options}

    def score(self, options, given):
        """Return the share of the check that is right, 0 to 1, to three places."""
        return share(sum(self.right(options, given).values()), len(options))

    def told(self, options, given):
        """Return the positions whose rightness may be said: no wrong try gives the answer away."""
        right = self.right(options, given)
        return set(right) if all(right.values()) else set(given.chosen)

    def remark(self, options, given):
        """Say in a sentence how a try went."""
        right = self.right(options, given).values()
        words = self.done if all(right) else self.partly
        return words % {"right": sum(right), "total": len(right)}

    def picks(self, options, given):
        """Return what a class is counted by."""
        return [Pick(position, right) for position, right in self.right(options, given).items()]

    def listed(self, options):
        """Return the picks whose count is shown though nobody may have made them."""
        return [Pick(option.position, True) for option in options]


class Multiple(Kind):
    name = "multiple"

    def arrange(self, options, seed, given):
        return shuffled(options, seed)

    def picks(self, options, given):
        return [pick for pick in self.listed(options) if pick.position in given.chosen]

    def listed(self, options):
        return [Pick(option.position, option.correct) for option in options]


class Single(Multiple):
    """All or nothing."""

    name = "single"
    partly = _("Not right yet.")
    too_many = _("Choose one answer only.")

    def refusal(self, options, given):
        return self.too_many if len(given.chosen) > 1 else super().refusal(options, given)

    def score(self, options, given):
        return share(all(self.right(options, given).values()), 1)


class TrueFalse(Single):
    def arrange(self, options, seed, given):
        """Keep the order: nobody expects to read "False, True"."""
        return Kind.arrange(self, options, seed, given)


class Reasoned(TrueFalse):
    """The reason is asked for and kept; only true or false is scored."""

    name = "reasoned"
    writes = 500
    shows_answer = True
    no_reason = _("Write your reason; one sentence is enough.")

    def refusal(self, options, given):
        return super().refusal(options, given) or ("" if given.text else self.no_reason)


class Matching(Kind):
    """Options with the same `match` share it: several can go to one."""

    name = "matching"
    nothing = _("Match every one of them first.")
    partly = _("Not complete yet: %(right)s of %(total)s matched right.")

    def matches(self, options, seed):
        return shuffled({option.match: option for option in reversed(options)}.values(), seed)

    def read(self, options, chosen, text):
        """`chosen` are pairs; "1-3" gives the first option the match of the third."""
        pairs = dict(pair.partition("-")[::2] for pair in chosen)
        known = sorted(option.position for option in options)
        picked = [number_in(pairs.get(str(position), "")) for position in known]
        return Given([number if number in known else 0 for number in picked])

    def is_whole(self, options, given):
        return all(given.chosen)

    def responses(self, options, given):
        chosen = [*given.chosen, *[0] * len(options)]
        return dict(zip(sorted(one.position for one in options), chosen, strict=False))

    def right(self, options, given):
        matches = {option.position: option.match for option in options}
        pairs = self.responses(options, given).items()
        return {one: other in matches and matches[other] == matches[one] for one, other in pairs}

    def told(self, options, given):
        return {position for position, right in self.right(options, given).items() if right}

    def picks(self, options, given):
        first = {option.match: option.position for option in reversed(options)}
        shared = {option.position: first[option.match] for option in options}
        right, responses = self.right(options, given), self.responses(options, given)
        return [Pick(one, right[one], shared.get(responses[one], 0)) for one in responses]

    def listed(self, options):
        return self.picks(options, Given(sorted(option.position for option in options)))


class Ordering(Kind):
    name = "ordering"
    nothing = _("Put all of them in order first.")

    def arrange(self, options, seed, given):
        """Return the order given, else a mixed one that is not the right one by chance."""
        by_position = {option.position: option for option in options}
        if sorted(given.chosen) == sorted(by_position):
            return [by_position[position] for position in given.chosen]
        mixed = shuffled(options, seed)
        return mixed if to_move([one.position for one in mixed]) else mixed[1:] + mixed[:1]

    def read(self, options, chosen, text):
        return Given(positions_in(chosen, options))

    def moved(self, given, move):
        """`move` is "up-3" or "down-3": the option at position 3 changes places with the next."""
        where, _dash, position = move.partition("-")
        step = -1 if where == "up" else 1
        return replace(given, chosen=swapped(given.chosen, number_in(position), step))

    def is_whole(self, options, given):
        return len(given.chosen) == len(options)

    def responses(self, options, given):
        return {position: place for place, position in enumerate(given.chosen, start=1)}

    def right(self, options, given):
        places = self.responses(options, given)
        order = sorted(option.position for option in options)
        return {one: places.get(one) == place for place, one in enumerate(order, start=1)}

    def score(self, options, given):
        """Return 1 for the right order, 0 for its reverse; between, by how many have to move."""
        steps, missing = max(len(options) - 1, 1), len(options) - len(given.chosen)
        return share(max(steps - missing - to_move(given.chosen), 0), steps)

    def told(self, options, given):
        right = self.right(options, given)
        return set(right) if all(right.values()) else set()

    def remark(self, options, given):
        n = to_move(given.chosen)
        text = ngettext(
            "Not in order yet: %(n)s still has to move.",
            "Not in order yet: %(n)s still have to move.",
            n,
        )
        return text % {"n": n} if n else self.done


class Short(Kind):
    """The words are all that is looked at; the score is the share of the key ideas found."""

    name = "short"
    writes = 2000
    shows_answer = True
    copied_counts = True
    nothing = _("Write your answer first.")
    done = _("All key ideas were found.")
    partly = _("%(right)s of %(total)s key ideas were found.")

    def read(self, options, chosen, text):
        words = words_of(text)
        found = [one.position for one in options if is_found(one.keywords, words)]
        return Given(sorted(found), text.strip())

    def is_whole(self, options, given):
        return bool(given.text)

    def right(self, options, given):
        return self.responses(options, given)

    def told(self, options, given):
        return {option.position for option in options}


KINDS = {
    "single": Single(),
    "multiple": Multiple(),
    "truefalse": TrueFalse(),
    "reasoned": Reasoned(),
    "matching": Matching(),
    "ordering": Ordering(),
    "short": Short(),
}
