"""Files of claims -> their rows, in place: what students did hangs on the rows, so they stay."""

from django.db import transaction
from django.utils import timezone
from modeltranslation.utils import build_localized_fieldname

from lessons.assignments.models import Assignment, Work

from .claim_files import LANGUAGES
from .models import Claim
from .services import settle

TEXTS = {"claim": "text", "correction": "correction", "source": "source"}  # key: field


def fields_of(row, module, position, as_of):
    fields = {
        build_localized_fieldname(field, language): row[key][language]
        for key, field in TEXTS.items()
        for language in LANGUAGES
    }
    fields |= {"module_id": module.pk, "position": position, "as_of": as_of, "retired_at": None}
    return fields | {"verdict": row["verdict"], "basis": row["basis"]}


@transaction.atomic
def load_claims(files, modules):
    """Write ClaimFiles to the database; return notes of what changed, none when nothing did.

    `modules` are the built-in ones by slug. A claim whose file no longer has it is deleted, or only
    retired when a class was given it. After a new verdict the work done on the claim is counted
    anew.
    """
    there = {claim.slug: claim for claim in Claim.objects.all()}
    created, updated, reversed_ = 0, 0, []
    for file in files:
        for position, row in enumerate(file.claims, start=1):
            claim = there.pop(row["slug"], None) or Claim(slug=row["slug"])
            fields = fields_of(row, modules[file.module], position, file.as_of)
            if claim.pk and all(getattr(claim, name) == new for name, new in fields.items()):
                continue
            if claim.pk and claim.verdict != fields["verdict"]:
                reversed_.append(claim)
            created, updated = created + (not claim.pk), updated + bool(claim.pk)
            for name, new in fields.items():
                setattr(claim, name, new)
            claim.save()
    counts = {"created": created, "updated": updated}
    notes = [f"{n} claims {done}" for done, n in counts.items() if n]
    return notes + judge_anew(reversed_) + take_out(there.values())


def judge_anew(claims):
    for assignment in Assignment.objects.filter(picks__claim__in=claims).distinct():
        settle(assignment, list(Work.objects.select_for_update().filter(assignment=assignment)))
    return [f"{claim.slug} has another verdict: its rulings count anew" for claim in claims]


def take_out(claims):
    notes = []
    for claim in claims:
        if not claim.picks.exists():
            claim.delete()
            notes.append(f"{claim.slug} was removed")
        elif claim.retired_at is None:
            claim.retired_at = timezone.now()
            claim.save(update_fields=["retired_at"])
            notes.append(f"{claim.slug} was retired: classes were given it")
    return notes
