"""What a class made of a claim check, in the same few queries for any class."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Count

from classroom.people.models import Enrolment
from lessons.assignments.models import Work

from .calibration import Calibration, calibrate
from .models import Claim, Ruling, Verdict
from .pages import picks_of


@dataclass
class ClaimResult:
    """How students ruled on one claim; `corrections` are sentences without names."""

    position: int
    claim: Claim
    rulings: Counter = field(default_factory=Counter)  # verdict: how many
    corrections: list = field(default_factory=list)

    @property
    def total(self):
        return self.rulings.total()

    @property
    def fooled(self):
        return self.total - self.rulings[self.claim.verdict]

    @property
    def share(self):
        """Per cent of those who ruled."""
        return round(100 * self.fooled / self.total) if self.total else 0

    @property
    def favourite(self):
        """`(verdict, how many)`: which wrong verdict drew most; None where nobody was fooled."""
        wrong = Counter({v: n for v, n in self.rulings.items() if v != self.claim.verdict})
        if not wrong:
            return None
        verdict, number = wrong.most_common(1)[0]
        return Verdict(verdict).label, number


@dataclass
class Results:
    """`claims` come with those first that fooled most."""

    claims: list
    calibration: Calibration
    students: int
    begun: int
    finished: int


def results_of(assignment):
    """Count what the current students of the class did: five queries."""
    here = {"enrolment__left_at": None, "enrolment__role": Enrolment.Role.STUDENT}
    works = Work.objects.filter(assignment=assignment, **here)
    done = works.aggregate(begun=Count("pk"), finished=Count("submitted_at"))
    students = Enrolment.objects.current().students().filter(course=assignment.course_id)
    picks = picks_of(assignment).select_related("claim")
    claims = {pick.pk: ClaimResult(pick.position, pick.claim) for pick in picks}
    rulings = Ruling.objects.filter(work__in=works)
    outcomes = count_rulings(rulings, claims)
    for pick, text in rulings.exclude(correction="").values_list("pick", "correction"):
        claims[pick].corrections.append(text)
    rows = sorted(claims.values(), key=lambda row: (-row.share, -row.fooled, row.position))
    return Results(rows, calibrate(outcomes), students.count(), **done)


def count_rulings(rulings, claims):
    """Put the verdicts into `claims`; return pairs (right, confidence), one for each ruling."""
    outcomes = []
    groups = rulings.order_by().values_list("pick", "verdict", "confidence")
    for pick, verdict, confidence, n in groups.annotate(n=Count("pk")):
        row = claims[pick]
        row.rulings[verdict] += n
        outcomes += [(verdict == row.claim.verdict, confidence)] * n
    return outcomes
