from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from lessons.claims.models import Claim, Ruling
from lessons.claims.services import rule
from tests.claims.test_claim_files import GOOD
from tests.factories import make_assignment, make_module

pytestmark = pytest.mark.django_db
BUILT_IN = Path(__file__).parents[2] / "lessons" / "content" / "claims"


def load(path):
    """Return what the command says, and what it complains of."""
    out, errors = StringIO(), StringIO()
    try:
        call_command("load_claims", path=path, stdout=out, stderr=errors)
    except CommandError as error:
        return f"{error}", errors.getvalue()
    return out.getvalue(), errors.getvalue()


@pytest.fixture
def module():
    return make_module(slug="tiny")


@pytest.fixture
def path(tmp_path, module):
    (tmp_path / "tiny.toml").write_text(GOOD, encoding="utf-8")
    return tmp_path


def change(path, *changes):
    text = GOOD
    for old, new in changes:
        text = text.replace(old, new, 1)
    (path / "tiny.toml").write_text(text, encoding="utf-8")


def give(course, slug):
    """Give a class the claim, worth 10 points."""
    assignment = make_assignment(course, kind="claims", points=10)
    return assignment.picks.create(claim=Claim.objects.get(slug=slug), position=1)


def test_claims_are_created_in_both_languages(path, module):
    assert load(path) == ("claims: 2 claims created\n", "")

    claim = Claim.objects.get(slug="one")
    assert (claim.text_ind, claim.text_en, claim.verdict) == ("Klaim", "Claim", "wrong")
    assert (claim.module, claim.position, claim.as_of.year) == (module, 1, 2026)


def test_loading_again_changes_nothing(path):
    load(path)

    assert load(path) == ("claims: unchanged\n", "")


def test_a_changed_claim_keeps_its_row(path):
    load(path)
    before = Claim.objects.get(slug="one").pk
    change(path, ('en = "Claim"', 'en = "Better"'))

    assert load(path) == ("claims: 1 claims updated\n", "")
    assert Claim.objects.get(slug="one").pk == before
    assert Claim.objects.get(slug="one").text_en == "Better"


def test_a_mistake_changes_nothing_and_is_told_with_file_and_line(path):
    load(path)
    change(path, ('"wrong"', '"false"'), ('en = "Claim"', 'en = "Better"'))

    said, errors = load(path)

    assert said == "1 mistakes; nothing was changed."
    words = "verdict is not one of: supported, imprecise, opinion, wrong"
    assert errors == f"{path}/tiny.toml:6: {words}\n"
    assert Claim.objects.get(slug="one").text_en == "Claim"


def test_an_unknown_module_and_a_slug_of_another_file_are_mistakes(path):
    other = GOOD.replace('"tiny"', '"nowhere"').replace('slug = "two"', 'slug = "three"')
    (path / "zebra.toml").write_text(other, encoding="utf-8")

    _said, errors = load(path)

    assert errors == (
        f"{path}/zebra.toml:1: there is no built-in module 'nowhere'\n"
        f"{path}/zebra.toml:5: the slug 'one' is used in tiny.toml too\n"
    )


def test_what_is_gone_from_the_file_is_removed_or_retired(path, course):
    load(path)
    give(course, "two")
    one, two = GOOD.split("[[claims]]")[1:]
    change(path, ("[[claims]]" + one, ""), ("[[claims]]" + two, ""))
    change(path, (one, one.replace('"one"', '"new"')), ("[[claims]]" + two, ""))

    said, _errors = load(path)

    assert said == (
        "claims: 1 claims created\n"
        "claims: one was removed\n"
        "claims: two was retired: classes were given it\n"
    )
    assert [claim.slug for claim in Claim.objects.in_use()] == ["new"]


def test_a_retired_claim_comes_back_with_its_file(path, course):
    load(path)
    give(course, "two")
    two = GOOD.split("[[claims]]")[2]
    change(path, ("[[claims]]" + two, ""))
    load(path)
    change(path)

    assert load(path)[0] == "claims: 1 claims updated\n"
    assert Claim.objects.in_use().count() == 2


def test_another_verdict_counts_the_rulings_anew(path, course, student):
    load(path)
    pick = give(course, "one")
    rule(pick=pick, enrolment=student, verdict="imprecise", confidence=90)
    before = pick.assignment.works.get().earned
    change(path, ('"wrong"', '"imprecise"'))

    said, _errors = load(path)

    assert said == (
        "claims: 1 claims updated\nclaims: one has another verdict: its rulings count anew\n"
    )
    assert (str(before), str(pick.assignment.works.get().earned)) == ("0.95", "9.95")
    assert Ruling.objects.get().verdict == "imprecise"


def test_a_directory_that_is_not_there_is_told(tmp_path):
    assert load(tmp_path / "nowhere")[0] == f"There is no directory {tmp_path / 'nowhere'}."


def test_the_built_in_claims_load_after_the_modules():
    call_command("load_modules", verbosity=0)

    assert load(BUILT_IN) == ("claims: 92 claims created\n", "")
    assert Claim.objects.exclude(correction_en="").exclude(text_ind="").count() == 92
