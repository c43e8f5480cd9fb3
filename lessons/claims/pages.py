"""What the pages of a claim check are made of."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404

from lessons.assignments.models import Assignment
from lessons.reading.models import Module

from .calibration import calibrate, points, score
from .models import Claim, Pick, Ruling


@dataclass
class Sheet:
    """One claim of an assignment.

    `claim` is the whole row, with its verdict, only where the reader may know it; of everything
    else not even the verdict is read.
    """

    position: int
    text: str
    module: str
    url: str
    ruling: Ruling | None = None
    claim: object = None

    @property
    def is_right(self):
        return self.ruling.verdict == self.claim.verdict

    @property
    def outcome(self):
        return self.is_right, self.ruling.confidence

    @property
    def points(self):
        return points(*self.outcome)

    @property
    def was_sure(self):
        return self.ruling.confidence > 75

    @property
    def wants_correction(self):
        return self.claim.is_mendable and not self.ruling.correction


def claims_or_404(enrolment, assignment_id):
    """The claim check with its class, as the enrolment may see it."""
    rows = Assignment.objects.visible_to(enrolment).filter(kind=Assignment.Kind.CLAIMS)
    assignment = get_object_or_404(rows, pk=assignment_id)
    assignment.course = enrolment.course
    return assignment


def sheets_of(assignment, enrolment):
    """The claims in order, each told only where this student has ruled: three queries."""
    rulings = Ruling.objects.visible_to(enrolment).filter(
        work__assignment=assignment, work__enrolment=enrolment
    )
    rulings = {one.pick_id: one for one in rulings.select_related("pick__claim")}
    titles, sheets = titles_of(assignment), []
    # From the claims: only their own manager reads the text of the reader's language.
    given = Claim.objects.filter(picks__assignment=assignment).order_by("picks__position")
    fields = ("picks__pk", "picks__position", "text", "module")
    for number, position, text, module in given.values_list(*fields):
        ruling = rulings.get(number)
        told = {"ruling": ruling, "claim": ruling.pick.claim} if ruling else {}
        url = url_of(assignment, position)
        sheets.append(Sheet(position, text, titles[module], url, **told))
    return sheets


def titles_of(assignment):
    """{number of a module: its title}: read apart, for a module's row is long."""
    modules = Module.objects.filter(claims__picks__assignment=assignment).order_by().distinct()
    return dict(modules.values_list("pk", "title"))


def url_of(assignment, position):
    return Pick(assignment=assignment, position=position).get_absolute_url()


def told_sheets(assignment, work=None):
    """The claims with their verdicts, for a teacher; with a student's rulings where `work` is."""
    rulings = {one.pick_id: one for one in work.rulings.all()} if work else {}
    titles = titles_of(assignment)
    return [
        Sheet(
            pick.position,
            pick.claim.text,
            titles[pick.claim.module_id],
            url_of(assignment, pick.position),
            rulings.get(pick.pk),
            pick.claim,
        )
        for pick in picks_of(assignment).select_related("claim")
    ]


def picks_of(assignment):
    # Not assignment.picks: each row would be given the assignment, which is known.
    return Pick.objects.filter(assignment=assignment).order_by("position")


def sheet_or_404(sheets, position):
    for sheet in sheets:
        if sheet.position == position:
            return sheet
    raise Http404


def next_open(sheets):
    """The first claim that is not ruled on; None where there is none."""
    return next((sheet for sheet in sheets if sheet.ruling is None), None)


def standing_of(sheets):
    """What the sheets add up to: how far, how well calibrated, how many points of 100."""
    outcomes = [sheet.outcome for sheet in sheets if sheet.ruling]
    return {
        "done": len(outcomes),
        "total": len(sheets),
        "calibration": calibrate(outcomes),
        "score": score(outcomes, len(outcomes)),
    }
