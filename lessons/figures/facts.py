"""Facts by slug, written in a text as `{{slug}}`, and the filling in of them.

Forms: `{{slug:words}}` "two billion", `{{slug:short}}` "2 billion", and the day the fact holds for
by `{{slug:date}}`, `{{slug:month}}` or `{{slug:year}}`.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from . import wording
from .data import read_toml, rows

PLACE = re.compile(r"\{\{([^{}\n]*)\}\}")
FORMS = {
    "": lambda fact, language: fact.plain(language),
    "words": lambda fact, language: wording.words(fact.value, language),
    "short": lambda fact, language: wording.short(fact.value, language),
    "date": lambda fact, language: wording.day(fact.as_of, language),
    "month": lambda fact, language: wording.day(fact.as_of[:7], language),
    "year": lambda fact, language: fact.as_of[:4],
}
OF_NUMBERS = ("words", "short")
FIRST_MEMBERS = "1969"


@dataclass(frozen=True)
class Fact:
    """`value`: a number, an ISO date, or what is listed; `as_of`: a day, month or year (ISO)."""

    value: int | float | str | tuple
    as_of: str
    source: str

    def plain(self, language):
        if isinstance(self.value, str):
            return wording.day(self.value, language)
        if isinstance(self.value, tuple):
            return wording.listed(self.value, language)
        return wording.number(self.value, language)


@lru_cache
def all_facts():
    """Return `{slug: Fact}`: those written down and those counted in the tables."""
    written = {slug: Fact(**fact) for slug, fact in read_toml("facts").items()}
    counted = written | members() | organisations() | treaties() | summits()
    return counted | un_vote(counted) | security_council(counted)


def members():
    table = rows("members")
    told = {"as_of": table[0]["as_of"], "source": table[0]["source"]}
    watching = rows("observers")
    facts = {
        "oic-members": Fact(len(table), **told),
        "oic-members-in-un": Fact(sum(row["in_un"] == "yes" for row in table), **told),
        "oic-members-1969": Fact(sum(row["joined"] == FIRST_MEMBERS for row in table), **told),
        "oic-observers": Fact(len(watching), watching[0]["as_of"], watching[0]["source"]),
    }
    by_region = Counter(row["region"] for row in table)
    return facts | {f"oic-members-{region}": Fact(n, **told) for region, n in by_region.items()}


def organisations():
    return {
        f"{row['slug']}-members": Fact(int(row["members"]), row["as_of"], row["source"])
        for row in rows("organisations")
        if row["members"]  # the OIC's are counted
    }


def treaties():
    facts = {}
    for row in rows("treaties"):
        slug, told = row["slug"], (row["as_of"], row["source"])
        facts[f"{slug}-parties"] = Fact(int(row["parties"]), *told)
        countries = int(row["parties"]) - int(row["organisations"])
        facts[f"{slug}-countries"] = Fact(countries, *told)
        facts[f"{slug}-adopted"] = Fact(row["adopted"], *told)
        facts[f"{slug}-in-force"] = Fact(row["in_force"], *told)
    return facts


def summits():
    ordinary = [row for row in rows("summits") if row["kind"] == "ordinary"]
    told = {"as_of": ordinary[0]["as_of"], "source": ordinary[0]["source"]}
    since = tuple(row["year"] for row in ordinary if int(row["number"]) > 3)
    return {
        "oic-summits": Fact(len(ordinary), **told),
        "oic-summits-since-1981": Fact(since, **told),  # the year a rhythm was agreed
    }


def un_vote(facts):
    """What follows from the vote on resolution 78/264 and the number of the UN's members."""
    vote = "vote-78-264"
    cast = [facts[f"{vote}-{answer}"].value for answer in ("yes", "no", "abstain")]
    everyone = facts["un-members"].value
    told = {"as_of": facts[f"{vote}-yes"].as_of, "source": facts[f"{vote}-yes"].source}
    return {
        f"{vote}-missing": Fact(everyone - sum(cast), **told),
        f"{vote}-share": Fact(round(100 * cast[0] / everyone), **told),
    }


def security_council(facts):
    seats, permanent = (facts[f"security-council-{key}"] for key in ("members", "permanent"))
    elected = Fact(seats.value - permanent.value, seats.as_of, seats.source)
    return {"security-council-elected": elected}


def said(place, language):
    """Return what stands between the braces as words; None where no such fact or form is known."""
    slug, _colon, form = place.strip().partition(":")
    fact = all_facts().get(slug)
    if fact is None or form not in FORMS:
        return None
    if form in OF_NUMBERS and not isinstance(fact.value, int):
        return None
    return FORMS[form](fact, language)


@dataclass(frozen=True)
class Filled:
    """A text with its facts; `used` are (place, words put there), `unknown` (line, place)."""

    text: str
    used: tuple[tuple[str, str], ...]
    unknown: tuple[tuple[int, str], ...]


def fill(text, language):
    """Put the facts into `text`; what is unknown stays as it stands. Lines count from 1."""
    used, unknown = [], []

    def put(match):
        words = said(match[1], language)
        if words is None:
            unknown.append((text.count("\n", 0, match.start()) + 1, match[1].strip()))
            return match[0]
        used.append((match[1].strip(), words))
        return words

    return Filled(PLACE.sub(put, text), tuple(used), tuple(unknown))
