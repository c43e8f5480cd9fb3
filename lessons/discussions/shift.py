"""How minds moved, as a picture and a table. Pure: pairs of stands in, nobody's name in it."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from lessons.figures import svg

from .stands import Stand

NAME = "shift"
TOP = 30  # under the two headings
SLOT = 46  # of a stand few or none take: two lines of its name
TALLEST = 150  # of the bar of a stand that everybody takes
BARS = 104, svg.WIDTH - 104  # the inner edges of the two columns of bars
BAR = 8
LABEL = 66  # as wide as the name of a stand may be beside its bar


@dataclass(frozen=True)
class Shift:
    """`pairs` counts (before, after)."""

    pairs: Counter

    @property
    def total(self):
        return self.pairs.total()

    @property
    def toward_for(self):
        return sum(n for (before, after), n in self.pairs.items() if after > before)

    @property
    def toward_against(self):
        return sum(n for (before, after), n in self.pairs.items() if after < before)

    @property
    def stayed(self):
        return self.total - self.toward_for - self.toward_against

    def before(self, stand):
        return sum(n for (before, _after), n in self.pairs.items() if before == stand)

    def after(self, stand):
        return sum(n for (_before, after), n in self.pairs.items() if after == stand)

    @property
    def in_words(self):
        """How many moved, in one sentence each; what nobody did is not said."""
        told = [
            (
                self.toward_for,
                ngettext("%(n)d moved toward for.", "%(n)d moved toward for.", self.toward_for),
            ),
            (
                self.toward_against,
                ngettext(
                    "%(n)d moved toward against.",
                    "%(n)d moved toward against.",
                    self.toward_against,
                ),
            ),
            (
                self.stayed,
                ngettext("%(n)d stands where before.", "%(n)d stand where before.", self.stayed),
            ),
        ]
        return " ".join(sentence % {"n": number} for number, sentence in told if number)

    @property
    def rows(self):
        """`(name of a stand, how many before, how many after)`, from for to against."""
        return [(stand.label, self.before(stand), self.after(stand)) for stand in reversed(Stand)]

    @property
    def moves(self):
        """`(before, after, how many)` in names, the most first."""
        ordered = sorted(self.pairs.items(), key=lambda pair: (-pair[1], pair[0]))
        return [(Stand(a).label, Stand(b).label, n) for (a, b), n in ordered]


def shift_of(pairs):
    return Shift(Counter(pairs))


def picture(shift):
    """Two columns of bars, before and after, and between them a band for each way minds went."""
    unit = TALLEST / max(1, shift.total)
    tops, height = tops_of(shift, unit)
    parts = [
        svg.text(BARS[0], 14, pgettext("stand", "before"), "strong end"),
        svg.text(BARS[1], 14, pgettext("stand", "after"), "strong"),
        *bands(shift, tops, unit),
    ]
    for stand in Stand:
        parts += [*side(shift.before(stand), stand, tops[stand], unit, 0)]
        parts += [*side(shift.after(stand), stand, tops[stand], unit, 1)]
    return svg.drawing(NAME, _("How minds moved"), shift.in_words, height, parts)


def tops_of(shift, unit):
    """Where each stand begins, wholly for at the top, and the height of all."""
    tops, y = {}, TOP
    for stand in reversed(Stand):
        tops[stand] = y
        y += max(SLOT, max(shift.before(stand), shift.after(stand)) * unit + 10)
    return tops, y


def side(number, stand, top, unit, column):
    """The name of a stand, its number and its bar, left (0) or right (1)."""
    edge, outward = BARS[column], (-1, 1)[column]
    css = " end" if column == 0 else ""
    if number:
        yield svg.rect(edge - (BAR if column == 0 else 0), top, BAR, number * unit, "fill")
    yield svg.text(edge + outward * (BAR + 4), top + 15, str(number), f"strong{css}")
    names = svg.wrapped(stand.label, LABEL, 12)
    yield svg.lines(edge + outward * (BAR + 28), top + 14, names, f"small{css}")


def bands(shift, tops, unit):
    """Bands leave and arrive in the order of the other end, so that few cross."""
    leaving, arriving = dict(tops), dict(tops)
    starts = {}
    for before, after in sorted(shift.pairs, key=lambda pair: (-pair[0], -pair[1])):
        starts[before, after] = leaving[before]
        leaving[before] += shift.pairs[before, after] * unit
    for before, after in sorted(shift.pairs, key=lambda pair: (-pair[1], -pair[0])):
        thick = shift.pairs[before, after] * unit
        y1, y2 = starts[before, after], arriving[after]
        arriving[after] += thick
        corners = [(BARS[0], y1), (BARS[1], y2), (BARS[1], y2 + thick), (BARS[0], y1 + thick)]
        yield svg.path(corners, f"band band-{way(before, after)}")


def way(before, after):
    if before == after:
        return "stayed"
    return "for" if after > before else "against"
