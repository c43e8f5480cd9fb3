"""Class IX-A's claim check: who said what of which claim, and how sure."""

import tomllib
from datetime import timedelta

from django.utils import timezone

from lessons.assignments.models import Assignment, Work
from lessons.claims.calibration import CONFIDENCES, earned
from lessons.claims.models import MENDABLE, Claim, Pick, Ruling, Verdict

from .people import DATA

CHECKERS, FINISHED = 25, 21
POINTS = 20
# How often students of that age see it, and what they take it for instead (the likeliest twice).
SEEN = {
    Verdict.SUPPORTED: (0.78, [Verdict.IMPRECISE, Verdict.IMPRECISE, Verdict.OPINION]),
    Verdict.IMPRECISE: (0.5, [Verdict.SUPPORTED, Verdict.SUPPORTED, Verdict.WRONG]),
    Verdict.OPINION: (0.58, [Verdict.SUPPORTED, Verdict.SUPPORTED, Verdict.IMPRECISE]),
    Verdict.WRONG: (0.6, [Verdict.IMPRECISE, Verdict.IMPRECISE, Verdict.SUPPORTED]),
}


def give_check(course, teacher, title, slugs, opened, due):
    """Return the picks of a new claim check, in order."""
    assignment = Assignment.objects.create(
        course=course,
        kind=Assignment.Kind.CLAIMS,
        title=title,
        instructions="Nilai klaim satu per satu tanpa membuka sumber dulu. Jujurlah soal ragumu.",
        points=POINTS,
        opens_at=opened,
        due_at=due,
        created_by=teacher,
    )
    claims = {claim.slug: claim for claim in Claim.objects.filter(slug__in=slugs)}
    picks = [
        Pick(assignment=assignment, claim=claims[slug], position=position)
        for position, slug in enumerate(slugs, start=1)
    ]
    return Pick.objects.bulk_create(picks)


def judge(pick, skill, chance):
    """Return (verdict, confidence): surer where right, but often surer than right."""
    likely, mistakes = SEEN[pick.claim.verdict]
    right = chance.random() < likely + skill
    sure = chance.gauss(82 if right else 74, 13) + 40 * skill
    confidence = min(CONFIDENCES, key=lambda step: abs(step - sure))
    return pick.claim.verdict if right else chance.choice(mistakes), confidence


def check_claims(picks, student, done, sentences, chance):
    """Return (work, rulings), unsaved, of a student who got through `done` of the claims."""
    skill = chance.uniform(-0.15, 0.2)
    when = picks[0].assignment.opens_at + timedelta(hours=chance.randint(5, 120))
    work = Work(assignment=picks[0].assignment, enrolment=student, started_at=when)
    rulings = []
    for pick in picks[:done]:
        when += timedelta(seconds=chance.randint(40, 200))
        verdict, confidence = judge(pick, skill, chance)
        ruling = Ruling(work=work, pick=pick, verdict=verdict, confidence=confidence, ruled_at=when)
        if pick.claim.verdict in MENDABLE and chance.random() < 0.4:
            ruling.correction = next(sentences[pick.claim.slug], "")
        rulings.append(ruling)
    outcomes = [(one.verdict == one.pick.claim.verdict, one.confidence) for one in rulings]
    work.earned = earned(outcomes, len(picks), POINTS)
    work.submitted_at = min(when, timezone.now()) if done == len(picks) else None
    return work, rulings


def give_claims(course, teacher, module, students, chance, *, opened, due):
    """Let most of a class check claims; the first student stops early, for a visitor to go on."""
    data = tomllib.loads((DATA / "claims.toml").read_text(encoding="utf-8"))
    sentences = {slug: iter(texts) for slug, texts in data["corrections"].items()}
    title = f"Cek Klaim: {module.title_ind}"
    picks = give_check(course, teacher, title, data["claims"], opened, due)
    rows = []
    for number, student in enumerate(students[:CHECKERS]):
        early = number == 0 or number > FINISHED
        done = chance.randint(2, 5) if early else len(picks)
        rows.append(check_claims(picks, student, done, sentences, chance))
    Work.objects.bulk_create([work for work, _ in rows])
    Ruling.objects.bulk_create([ruling for _, rulings in rows for ruling in rulings])
